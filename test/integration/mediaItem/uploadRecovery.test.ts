import { locator, photoItems, useSimulatedGoogle } from '../support';
import { BATCH_CREATE, expectConsistent, textItem, upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
const onError = 'continueErrorOutput';

describe('media item: upload of 60 photos of which two are none', () => {
	it.each([false, true])('lets items 2 and 7 fail alone (HTTP 207: %s)', async (multiStatus) => {
		google.control.multiStatus(multiStatus);
		const items = await photoItems(60);
		items[2] = await textItem(3);
		items[7] = await textItem(8);
		const result = await google.run({ parameters: upload(), items, onError });
		expectConsistent(google, result, 60, [2, 7]);
		expect(result.errorItems[0].json.error).toContain('"3.jpg"');
		expect(google.counts()).toEqual({ [UPLOAD]: 60, [BATCH_CREATE]: 2 });
	});

	it('says what was added before it stopped', async () => {
		const items = await photoItems(60);
		items[55] = await textItem(56);
		const result = await google.run({ parameters: upload(), items });
		expect(result.error?.message).toContain('[item 55]');
		const { mediaItems } = google.library();
		const text = result.errorText;
		expect(text).toContain(`item 0: ${mediaItems[0].id};`);
		expect(text).toContain(`${mediaItems.length} items (0-54, 56-59)`);
		expect(text.length).toBeLessThan(2_500);
	});
});

describe('media item: upload when Google fails on items', () => {
	it.each([2, 4, 13, 14])('sends an item again that met the transient error %i', async (code) => {
		google.control.failNewMediaItems({ code, skip: 1 });
		const result = await google.run({ parameters: upload(), items: await photoItems(3), onError });
		expectConsistent(google, result, 3);
		expect(google.counts()).toEqual({ [UPLOAD]: 3, [BATCH_CREATE]: 2 });
	});

	it('puts it into a batch that leaves anyway', async () => {
		google.control.failNewMediaItems({ code: 13, skip: 1 });
		const result = await google.run({ parameters: upload(), items: await photoItems(60), onError });
		expectConsistent(google, result, 60);
		expect(google.counts()).toEqual({ [UPLOAD]: 60, [BATCH_CREATE]: 2 });
	});

	it('gives up on an error that stays', async () => {
		google.control.failNewMediaItems({ code: 13, times: 100 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectConsistent(google, result, 2, [0, 1]);
		expect(google.counts()[BATCH_CREATE]).toBe(4);
	}, 30_000);

	it('finds the media item of bytes that are there already', async () => {
		google.control.failNewMediaItems({ code: 6 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectConsistent(google, result, 2);
		expect(google.counts()).toEqual({ [UPLOAD]: 3, [BATCH_CREATE]: 2 });
	});

	it('does not send what the full storage refuses again', async () => {
		google.control.failNewMediaItems({ code: 8, skip: 1 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectConsistent(google, result, 2, [1]);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 1 });
	});
});

describe('media item: upload when the response to a batch is lost', () => {
	it('finds out that Google made the items, and doubles none', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		google.control.fail({ route: BATCH_CREATE, drop: 'after' });
		const items = await photoItems(5);
		items[3] = await textItem(4);
		const parameters = upload({ albumId: locator('id', albumIds[0]) });
		const result = await google.run({ parameters, items, onError });
		expectConsistent(google, result, 5, [3]);
		const [{ mediaItemIds }] = google.library().albums;
		expect(mediaItemIds).toEqual(result.json.map(({ id }) => id));
	});

	it('sends the same batch again when Google never saw it', async () => {
		google.control.fail({ route: BATCH_CREATE, drop: 'before' });
		const result = await google.run({ parameters: upload(), items: await photoItems(5), onError });
		expectConsistent(google, result, 5);
		expect(google.counts()).toEqual({ [UPLOAD]: 5, [BATCH_CREATE]: 2 });
	});

	it.each([500, 503, 504])('takes status %i for no response', async (status) => {
		google.control.fail({ route: BATCH_CREATE, status });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectConsistent(google, result, 2);
	});

	it('takes a response that breaks off for none', async () => {
		google.control.fail({ route: BATCH_CREATE, truncateTo: 20 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectConsistent(google, result, 2);
	});

	it('asks again about items that a response leaves out', async () => {
		google.control.fail({ route: BATCH_CREATE, status: 200, body: { newMediaItemResults: [] } });
		const result = await google.run({ parameters: upload(), items: await photoItems(3), onError });
		expectConsistent(google, result, 3);
		expect(google.counts()).toEqual({ [UPLOAD]: 3, [BATCH_CREATE]: 2 });
	});

	it('says so when Google stays away', async () => {
		google.control.fail({ route: BATCH_CREATE, times: 100, status: 503 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectConsistent(google, result, 2, [0, 1]);
		expect(google.counts()[BATCH_CREATE]).toBe(4);
	}, 30_000);
});

describe('media item: upload behind a proxy that responds for Google', () => {
	const page = { status: 200, body: '<html><p>Sign in to this network</p></html>' };
	const redirect = { status: 302, headers: { location: 'https://example.com/' }, body: 'moved' };

	it.each([page, redirect])('sends the bytes again: %j', async (response) => {
		google.control.fail({ route: UPLOAD, ...response });
		const result = await google.run({ parameters: upload(), items: await photoItems(1), onError });
		expectConsistent(google, result, 1);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 1 });
	});

	it('quotes the page when it stays, and makes nothing of it', async () => {
		google.control.fail({ route: UPLOAD, times: 100, ...page });
		const result = await google.run({ parameters: upload(), items: await photoItems(1) });
		expect(result.errorText).toContain('Sign in to this network');
		expect(google.counts()).toEqual({ [UPLOAD]: 3 });
	}, 40_000);
});
