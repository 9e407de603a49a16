import { downloadBytes } from '../../../nodes/GooglePhotos/client/downloads';
import { contentOf, executeContext, simulated } from '../support/engine';
import { locator } from '../support/items';
import { sha256 } from '../support/photos';

const google = simulated();
const HOST = 'lh3.googleusercontent.com';
const SILENCE_MS = 200;

async function seededPhoto() {
	const { mediaItemIds } = await google.seed({ mediaItems: 1 });
	const parameters = {
		resource: 'mediaItem',
		operation: 'get',
		mediaItemId: locator('id', mediaItemIds[0]),
	};
	const { json } = await google.run({ parameters });
	google.control.clearRequests();
	return { url: `${json[0].baseUrl as string}=d`, sha256: google.library().mediaItems[0].sha256 };
}

describe('a download whose connection falls silent', () => {
	it.each([0, 100])('after %i bytes is fetched again from the start', async (stallAfterBytes) => {
		const photo = await seededPhoto();
		google.control.fail({ host: HOST, stallAfterBytes });
		const context = await executeContext({ credential: google.credential });
		const started = Date.now();
		const binary = await downloadBytes(
			context,
			{ url: photo.url, method: 'mediaItems.download', authenticated: false },
			async ({ stream }) => await context.helpers.prepareBinaryData(stream, 'photo.jpg'),
			SILENCE_MS,
		);
		expect(sha256(await contentOf({ json: {}, binary: { data: binary } }))).toBe(photo.sha256);
		expect(google.requests()).toHaveLength(2);
		expect(Date.now() - started).toBeGreaterThan(SILENCE_MS);
	});
});
