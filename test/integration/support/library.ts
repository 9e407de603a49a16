import { ProxyAgent, request } from 'undici';
import { StoredCredential } from './credential';
import { CLIENT_ID, CURRENT_SCOPES, type SimulatedGoogle } from './google';
import { photo } from './photos';

const scope = (name: string) => `https://www.googleapis.com/auth/photoslibrary${name}`;

/** What a credential could hold until 31 March 2025, sharing included. */
export const LEGACY_SCOPES = [...CURRENT_SCOPES, scope(''), scope('.sharing')];

/** The credential of another person who uses the same OAuth client. */
export function credentialOf(
	google: SimulatedGoogle,
	userId: string,
	scopes: string[],
): StoredCredential {
	google.control.createUser({ userId, email: `${userId}@example.com` });
	const tokens = google.control.issueTokens({ clientId: CLIENT_ID, userId, scopes });
	return new StoredCredential({
		clientId: CLIENT_ID,
		clientSecret: 'integration-secret',
		scope: scopes.join(' '),
		oauthTokenData: { ...tokens },
	});
}

/** Sends the bytes of a photo to Google without the node and gives the upload token. */
export async function uploadTokenOf(google: SimulatedGoogle, content?: Buffer): Promise<string> {
	const dispatcher = new ProxyAgent(google.simulator.proxyUrl);
	const { access_token: token } = google.credential.data.oauthTokenData;
	const answer = await request('https://photoslibrary.googleapis.com/v1/uploads', {
		dispatcher,
		method: 'POST',
		headers: {
			authorization: `Bearer ${token}`,
			'content-type': 'application/octet-stream',
			'x-goog-upload-content-type': 'image/jpeg',
			'x-goog-upload-protocol': 'raw',
		},
		body: content ?? (await photo()),
	});
	const text = await answer.body.text();
	await dispatcher.close();
	if (answer.statusCode !== 200) throw new Error(`No upload token: ${text}`);
	return text;
}
