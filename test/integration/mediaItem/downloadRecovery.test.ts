import { downloadBytes } from '../../../nodes/GooglePhotos/client/downloads/downloadBytes';
import {
	executeContext,
	idItems,
	locator,
	readBinary,
	sha256,
	UNKNOWN_ID,
	useSimulatedGoogle,
} from '../support';
import { download, MEDIA_HOST, mediaRequests, uploadJpeg } from '../support/downloads';

const google = useSimulatedGoogle();
const BATCH_GET = 'GET /v1/mediaItems:batchGet';
const onError = 'continueErrorOutput';

describe('media item: download when something fails', () => {
	it('gets new addresses, once for all, when Google ended the old ones early', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 20 });
		// Late enough that the four at once are all on their way before the first is refused.
		const refused = { delayMs: 1_000, status: 403, body: '<html>No.</html>' };
		google.control.fail({ host: MEDIA_HOST, skip: 4, times: 4, ...refused });
		const result = await google.succeed({ parameters: download(), items: idItems(mediaItemIds) });
		expect(result.items).toHaveLength(20);
		expect(google.requests(BATCH_GET)).toHaveLength(2);
	});

	it('fetches again from the start what broke off', async () => {
		const { id, content } = await uploadJpeg(google);
		google.control.fail({ host: MEDIA_HOST, truncateTo: 100 });
		const result = await google.succeed({ parameters: download(), items: idItems([id]) });
		expect(mediaRequests(google)).toHaveLength(2);
		expect(sha256(await readBinary(result.items[0]))).toBe(sha256(content));
	});

	it('goes on after a server error', async () => {
		const { id } = await uploadJpeg(google);
		google.control.fail({ host: MEDIA_HOST, status: 503, body: 'Try later' });
		await google.succeed({ parameters: download(), items: idItems([id]) });
	});

	it('follows no redirect to another host', async () => {
		const { id } = await uploadJpeg(google);
		const headers = { location: 'https://oauth2.googleapis.com/elsewhere' };
		google.control.fail({ host: MEDIA_HOST, status: 302, headers });
		const result = await google.run({ parameters: download(), items: idItems([id]), onError });
		expect(result.errorItems).toHaveLength(1);
		expect(google.control.requests().map(({ host }) => host)).not.toContain(
			'oauth2.googleapis.com',
		);
	});

	it('follows a redirect to another media address of Google', async () => {
		const { id, content } = await uploadJpeg(google);
		const { json } = await google.run({
			parameters: { resource: 'mediaItem', operation: 'get', mediaItemId: locator('id', id) },
		});
		google.control.clearRequests();
		const headers = { location: json[0].downloadUrl as string };
		google.control.fail({ host: MEDIA_HOST, status: 302, headers });
		const result = await google.succeed({ parameters: download(), items: idItems([id]) });
		expect(sha256(await readBinary(result.items[0]))).toBe(sha256(content));
	});

	it('stores no page of a proxy as a photo', async () => {
		const { id } = await uploadJpeg(google);
		const headers = { 'content-type': 'text/html; charset=utf-8' };
		google.control.fail({
			host: MEDIA_HOST,
			status: 200,
			headers,
			body: '<h1>Sign in to go on</h1>',
		});
		const result = await google.run({ parameters: download(), items: idItems([id]), onError });
		expect(result.items).toEqual([]);
		expect(result.errorItems).toHaveLength(1);
		expect(result.errorItems[0].error?.description).toContain('Sign in to go on');
	});

	it('shows no picture or page as an error message', async () => {
		const { id } = await uploadJpeg(google);
		const gif = 'GIF89a\u0001\u0000\u0001';
		const headers = { 'content-type': 'image/gif' };
		google.control.fail({ host: MEDIA_HOST, times: 10, status: 404, headers, body: gif });
		const result = await google.run({ parameters: download(), items: idItems([id]) });
		expect(result.errorText).not.toContain('GIF89a');
		expect(result.errorText).toContain('base URL');
		expect(google.requests(BATCH_GET)).toHaveLength(2);
	});

	it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'lets an unknown media item fail alone with On Error %s',
		async (mode) => {
			const { mediaItemIds } = await google.seed({ mediaItems: 2 });
			const items = idItems([mediaItemIds[0], UNKNOWN_ID, mediaItemIds[1]]);
			const result = await google.run({ parameters: download(), items, onError: mode });
			if (mode === 'stopWorkflow') {
				expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
				return;
			}
			const whole = mode === 'continueRegularOutput';
			expect(result.inputs).toEqual(whole ? [0, 1, 2] : [0, 2]);
			expect(result.errorInputs).toEqual(whole ? [] : [1]);
			expect(result.items[0].binary?.data).toBeDefined();
		},
	);
});

describe('media item: download over a connection that falls silent', () => {
	const IDLE_TIMEOUT_MS = 1_000;

	it.each([0, 100])('after %i bytes is fetched again from the start', async (stallAfterBytes) => {
		const { id, content } = await uploadJpeg(google);
		const get = { resource: 'mediaItem', operation: 'get', mediaItemId: locator('id', id) };
		const { json } = await google.succeed({ parameters: get });
		google.control.clearRequests();
		google.control.fail({ host: MEDIA_HOST, stallAfterBytes });
		const context = await executeContext({ credential: google.credential });
		const binary = await downloadBytes(
			context,
			{
				url: json[0].downloadUrl as string,
				method: 'mediaItems.download',
				authenticated: false,
			},
			async ({ stream }) => await context.helpers.prepareBinaryData(stream, 'photo.jpg'),
			IDLE_TIMEOUT_MS,
		);
		expect(sha256(await readBinary({ json: {}, binary: { data: binary } }))).toBe(sha256(content));
		const times = google.requests().map(({ at }) => at);
		expect(times).toHaveLength(2);
		expect(times[1] - times[0]).toBeGreaterThan(IDLE_TIMEOUT_MS);
	});
});
