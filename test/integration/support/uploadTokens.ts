import { ProxyAgent, request } from 'undici';
import { photo } from '../../support/photos';
import type { SimulatedGoogle } from './google';

/** Sends the bytes of photos to Google without the node, as another program would. */
export async function createUploadTokens(
	google: SimulatedGoogle,
	count: number,
	credential = google.credential,
): Promise<string[]> {
	const dispatcher = new ProxyAgent(google.simulator.proxyUrl);
	const { access_token: token } = credential.data.oauthTokenData;
	const tokens: string[] = [];
	for (let number = 1; number <= count; number++) {
		const { statusCode, body } = await request('https://photoslibrary.googleapis.com/v1/uploads', {
			dispatcher,
			method: 'POST',
			headers: {
				authorization: `Bearer ${token}`,
				'content-type': 'application/octet-stream',
				'x-goog-upload-content-type': 'image/jpeg',
				'x-goog-upload-protocol': 'raw',
			},
			body: await photo(number),
		});
		const text = await body.text();
		if (statusCode !== 200) throw new Error(`No upload token: ${text}`);
		tokens.push(text);
	}
	await dispatcher.close();
	google.control.clearRequests();
	return tokens;
}
