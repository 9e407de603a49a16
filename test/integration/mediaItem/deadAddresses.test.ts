import { idItems, jsonItems, useSimulatedGoogle } from '../support';
import { download, MEDIA_HOST, mediaRequests } from '../support/downloads';
import { getMediaItems, pickedSession } from '../support/pickerSessions';

const google = useSimulatedGoogle();
const BATCH_GET = 'GET /v1/mediaItems:batchGet';
const onError = 'continueErrorOutput';
const oneAtATime = download({ concurrency: 1 });
const REFUSAL = 'Your client does not have permission to get URL /p/x from this server.';

describe('media item: download of a file whose address died', () => {
	it.each([400, 403, 404])(
		'keeps the other addresses of the batch when the renewal gets %i',
		async (status) => {
			const { mediaItemIds } = await google.seed({ mediaItems: 5 });
			google.control.fail({ host: MEDIA_HOST, skip: 1, status: 403, body: REFUSAL });
			google.control.fail({ route: BATCH_GET, skip: 1, times: 99, status });
			const items = idItems(mediaItemIds);
			const result = await google.run({ parameters: oneAtATime, items, onError });
			expect([result.inputs, result.errorInputs]).toEqual([[0, 2, 3, 4], [1]]);
		},
	);

	it('keeps the other addresses when the renewal leaves an item out', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 4 });
		google.control.fail({ host: MEDIA_HOST, skip: 1, status: 403, body: REFUSAL });
		google.control.fail({ route: BATCH_GET, skip: 1, times: 99, status: 200, body: {} });
		const items = idItems(mediaItemIds);
		const result = await google.run({ parameters: oneAtATime, items, onError });
		expect([result.inputs, result.errorInputs]).toEqual([[0, 2, 3], [1]]);
	}, 30_000);

	it('asks for a new one again for the next file when the renewal failed', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 4 });
		google.control.fail({ host: MEDIA_HOST, skip: 1, times: 2, status: 403, body: REFUSAL });
		google.control.fail({ route: BATCH_GET, skip: 1, status: 400 });
		const items = idItems(mediaItemIds);
		const result = await google.run({ parameters: oneAtATime, items, onError });
		expect([result.inputs, result.errorInputs]).toEqual([[0, 2, 3], [1]]);
		expect(google.requests(BATCH_GET)).toHaveLength(3);
	});

	it.each([401, 403])('gets a new one after status %i', async (status) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		google.control.fail({ host: MEDIA_HOST, skip: 1, status, body: REFUSAL });
		const result = await google.succeed({ parameters: oneAtATime, items: idItems(mediaItemIds) });
		expect(result.inputs).toEqual([0, 1, 2]);
		expect(google.requests(BATCH_GET)).toHaveLength(2);
		expect(mediaRequests(google)).toHaveLength(4);
	});

	it.each([
		[401, REFUSAL],
		[403, REFUSAL],
		[401, { error: { code: 401, message: 'Invalid Credentials', status: 'UNAUTHENTICATED' } }],
		[403, { error: { code: 403, message: 'Forbidden', status: 'PERMISSION_DENIED' } }],
	])('lets it alone fail when status %i stays: %j', async (status, body) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 4 });
		google.control.fail({ host: MEDIA_HOST, skip: 1, times: 2, status, body });
		const items = idItems(mediaItemIds);
		const result = await google.run({ parameters: oneAtATime, items, onError });
		expect([result.inputs, result.errorInputs]).toEqual([[0, 2, 3], [1]]);
		const [{ json, error }] = result.errorItems;
		expect(`${json.error as string} ${error?.description}`).not.toMatch(/sign-in|reconnect/i);
	});
});

describe('picked media items: download of a file whose address died', () => {
	it('keeps the other addresses when the session cannot be listed again', async () => {
		const { sessionId } = await pickedSession(google, { photos: 4 });
		google.control.fail({ host: MEDIA_HOST, skip: 1, status: 403, body: REFUSAL });
		google.control.fail({ route: 'GET /v1/mediaItems', skip: 1, times: 99, status: 400 });
		const options = { concurrency: 1 };
		const parameters = getMediaItems('={{ $json.sessionId }}', { download: true, options });
		const result = await google.run({ parameters, items: jsonItems({ sessionId }), onError });
		expect(result.items).toHaveLength(3);
		expect(result.errorItems).toHaveLength(1);
	});
});
