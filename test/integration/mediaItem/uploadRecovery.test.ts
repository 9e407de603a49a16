import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { binaryOf, simulated } from '../support/engine';
import { textOf } from '../support/errors';
import { inputOf, locator } from '../support/items';
import { photo, photoItems } from '../support/photos';
import type { RunResult } from '../support/run';

const google = simulated();
const UPLOAD = 'POST /v1/uploads';
const BATCH_CREATE = 'POST /v1/mediaItems:batchCreate';
const onError = 'continueErrorOutput';

function upload(parameters: IDataObject = {}) {
	return { resource: 'mediaItem', operation: 'upload', binaryPropertyName: 'data', ...parameters };
}

async function noPhoto(number: number): Promise<INodeExecutionData> {
	const text = Buffer.from(`This is no photo, number ${number}.`);
	return await binaryOf(text, { fileName: `${number}.jpg`, json: { number } });
}

/** Every input item has exactly one outcome, and the library holds exactly what the outcomes say. */
function expectTruth(result: RunResult, count: number, failed: number[] = []) {
	expect(result.errorItems.map(inputOf)).toEqual(failed);
	const good = [...Array(count).keys()].filter((index) => !failed.includes(index));
	expect(result.items.map(inputOf)).toEqual(good);
	const { mediaItems } = google.library();
	expect(mediaItems.map(({ id }) => id).sort()).toEqual(
		[...new Set(result.json.map(({ id }) => id))].sort(),
	);
	const byId = new Map(mediaItems.map((item) => [item.id, item]));
	for (const { id, filename } of result.json) {
		expect(byId.get(id as string)?.filename).toBe(filename);
	}
}

describe('media item: upload of 60 photos of which two are none', () => {
	it.each([false, true])('lets items 2 and 7 fail alone (HTTP 207: %s)', async (multiStatus) => {
		google.control.answer207(multiStatus);
		const items = await photoItems(60);
		items[2] = await noPhoto(3);
		items[7] = await noPhoto(8);
		const result = await google.run({ parameters: upload(), items, onError });
		expectTruth(result, 60, [2, 7]);
		expect(result.errorItems[0].json.error).toContain('"3.jpg"');
		expect(google.counts()).toEqual({ [UPLOAD]: 60, [BATCH_CREATE]: 2 });
	});

	it('says what was added before it stopped', async () => {
		const items = await photoItems(60);
		items[55] = await noPhoto(56);
		const result = await google.run({ parameters: upload(), items });
		expect(result.error?.message).toContain('[item 55]');
		const { mediaItems } = google.library();
		const text = textOf(result);
		expect(text).toContain(`item 0: ${mediaItems[0].id};`);
		expect(text).toContain(`${mediaItems.length} items (0-54, 56-59)`);
		expect(text.length).toBeLessThan(2_500);
	});
});

describe('media item: upload when Google stumbles over items', () => {
	it.each([2, 4, 13, 14])('sends an item again that met the passing fault %i', async (code) => {
		google.control.failNewMediaItems({ code, skip: 1 });
		const result = await google.run({ parameters: upload(), items: await photoItems(3), onError });
		expectTruth(result, 3);
		expect(google.counts()).toEqual({ [UPLOAD]: 3, [BATCH_CREATE]: 2 });
	});

	it('puts it into a batch that leaves anyway', async () => {
		google.control.failNewMediaItems({ code: 13, skip: 1 });
		const result = await google.run({ parameters: upload(), items: await photoItems(60), onError });
		expectTruth(result, 60);
		expect(google.counts()).toEqual({ [UPLOAD]: 60, [BATCH_CREATE]: 2 });
	});

	it('gives up on a fault that does not pass', async () => {
		google.control.failNewMediaItems({ code: 13, times: 100 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectTruth(result, 2, [0, 1]);
		expect(google.counts()[BATCH_CREATE]).toBe(4);
	}, 30_000);

	it('finds the media item of bytes that are there already', async () => {
		google.control.failNewMediaItems({ code: 6 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectTruth(result, 2);
		expect(google.counts()).toEqual({ [UPLOAD]: 3, [BATCH_CREATE]: 2 });
	});

	it('does not send what the full storage refuses again', async () => {
		google.control.failNewMediaItems({ code: 8, skip: 1 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectTruth(result, 2, [1]);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 1 });
	});
});

describe('media item: upload when the answer to a batch is lost', () => {
	it('finds out that Google made the items, and doubles none', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		google.control.fail({ route: BATCH_CREATE, drop: 'after' });
		const items = await photoItems(5);
		items[3] = await noPhoto(4);
		const parameters = upload({ albumId: locator('id', albumIds[0]) });
		const result = await google.run({ parameters, items, onError });
		expectTruth(result, 5, [3]);
		const [{ mediaItemIds }] = google.library().albums;
		expect(mediaItemIds).toEqual(result.json.map(({ id }) => id));
	});

	it('sends the same batch again when Google never saw it', async () => {
		google.control.fail({ route: BATCH_CREATE, drop: 'before' });
		const result = await google.run({ parameters: upload(), items: await photoItems(5), onError });
		expectTruth(result, 5);
		expect(google.counts()).toEqual({ [UPLOAD]: 5, [BATCH_CREATE]: 2 });
	});

	it.each([500, 503, 504])('takes status %i for no answer', async (status) => {
		google.control.fail({ route: BATCH_CREATE, status });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectTruth(result, 2);
	});

	it('takes an answer that breaks off for no answer', async () => {
		google.control.fail({ route: BATCH_CREATE, truncateTo: 20 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectTruth(result, 2);
	});

	it('asks again about items that an answer leaves out', async () => {
		google.control.fail({ route: BATCH_CREATE, status: 200, body: { newMediaItemResults: [] } });
		const result = await google.run({ parameters: upload(), items: await photoItems(3), onError });
		expectTruth(result, 3);
		expect(google.counts()).toEqual({ [UPLOAD]: 3, [BATCH_CREATE]: 2 });
	});

	it('says so when Google stays away', async () => {
		google.control.fail({ route: BATCH_CREATE, times: 100, status: 503 });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectTruth(result, 2, [0, 1]);
		expect(google.counts()[BATCH_CREATE]).toBe(4);
	}, 30_000);
});

describe('media item: upload behind a proxy that answers for Google', () => {
	const page = { status: 200, body: '<html><p>Sign in to this network</p></html>' };
	const redirect = { status: 302, headers: { location: 'https://example.com/' }, body: 'moved' };

	it.each([page, redirect])('sends the bytes again: %j', async (answer) => {
		google.control.fail({ route: UPLOAD, ...answer });
		const result = await google.run({ parameters: upload(), items: await photoItems(1), onError });
		expectTruth(result, 1);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 1 });
	});

	it('quotes the page when it stays, and makes nothing of it', async () => {
		google.control.fail({ route: UPLOAD, times: 100, ...page });
		const result = await google.run({ parameters: upload(), items: await photoItems(1) });
		expect(textOf(result)).toContain('Sign in to this network');
		expect(google.counts()).toEqual({ [UPLOAD]: 5 });
	}, 40_000);
});

describe('media item: upload of identical files', () => {
	it('sends the bytes once and gives every twin the same media item', async () => {
		const [first, second] = await photoItems(2);
		const twin = await binaryOf(await photo(1), { fileName: 'twin.jpg', json: { number: 3 } });
		const items = [first, second, twin];
		const result = await google.run({ parameters: upload(), items });
		expectTruth(result, 3);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 1 });
		expect(result.json[2].id).toBe(result.json[0].id);
		expect(result.json.map(({ duplicateOfItem }) => duplicateOfItem)).toEqual([
			undefined,
			undefined,
			0,
		]);
	});

	it('lets all twins fail that are no photo', async () => {
		const items = [await noPhoto(1), ...(await photoItems(1)), await noPhoto(1)];
		const result = await google.run({ parameters: upload(), items, onError });
		expectTruth(result, 3, [0, 2]);
		expect(google.counts()[UPLOAD]).toBe(2);
	});

	it('puts one photo into two albums', async () => {
		const { albumIds } = await google.seed({ albums: ['A', 'B'] });
		const items: INodeExecutionData[] = [];
		for (const album of albumIds) {
			items.push(await binaryOf(await photo(7), { fileName: '7.jpg', json: { album } }));
		}
		const parameters = upload({ albumId: locator('id', '={{ $json.album }}') });
		const result = await google.run({ parameters, items, onError });
		expectTruth(result, 2);
		const { albums } = google.library();
		expect(albums.map(({ mediaItemIds }) => mediaItemIds)).toEqual([
			[result.json[0].id],
			[result.json[0].id],
		]);
	});
});

describe('media item: upload of identical files to several places of an album', () => {
	async function uploadAfter(places: string[], albumId: string) {
		const items: INodeExecutionData[] = [];
		for (const place of places) {
			items.push(await binaryOf(await photo(7), { fileName: '7.jpg', json: { place } }));
		}
		const at = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: '={{ $json.place }}' };
		const parameters = upload({
			albumId: locator('id', albumId),
			additionalFields: { position: { at } },
		});
		return await google.run({ parameters, items, onError });
	}
	const seeded = { albums: ['Rome'], mediaItems: 2, intoFirstAlbum: true };
	const gone = `AF1Qip${'x'.repeat(40)}`;

	it('sends the file again for those that go elsewhere than the one that failed', async () => {
		const { albumIds, mediaItemIds } = await google.seed(seeded);
		const [first, second] = mediaItemIds;
		const result = await uploadAfter([gone, first, gone, first], albumIds[0]);
		expect(result.errorItems.map(inputOf)).toEqual([0, 2]);
		expect(result.items.map(inputOf)).toEqual([1, 3]);
		const { id } = result.json[0];
		expect(result.json[1]).toMatchObject({ id, duplicateOfItem: 1 });
		expect(google.library().albums[0].mediaItemIds).toEqual([first, id, second]);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 2 });
	});

	it('sends it once when the first one went well', async () => {
		const { albumIds, mediaItemIds } = await google.seed(seeded);
		const result = await uploadAfter([mediaItemIds[0], gone], albumIds[0]);
		expect(result.items.map(inputOf)).toEqual([0, 1]);
		expect(google.counts()).toEqual({ [UPLOAD]: 1, [BATCH_CREATE]: 1 });
	});
});

describe('media item: upload into three albums in turn', () => {
	it('fills each batch for one album, and keeps the order', async () => {
		const titles = ['One', 'Two', 'Three'];
		const { albumIds } = await google.seed({ albums: titles });
		const parameters = upload({
			albumId: locator('id', `={{ ${JSON.stringify(albumIds)}[$json.number % 3] }}`),
		});
		const result = await google.run({ parameters, items: await photoItems(150), onError });
		expectTruth(result, 150);
		expect(google.counts()).toEqual({ [UPLOAD]: 150, [BATCH_CREATE]: 3 });
		const { albums } = google.library();
		albums.forEach(({ id, mediaItemIds }) => {
			const own = result.json.filter(({ albumId }) => albumId === id);
			expect(mediaItemIds).toEqual(own.map((item) => item.id));
		});
	});
});

describe('media item: upload of 200 photos', () => {
	it('takes 200 uploads and 4 batches', async () => {
		const result = await google.run({
			parameters: upload(),
			items: await photoItems(200),
			onError,
		});
		expectTruth(result, 200);
		expect(google.counts()).toEqual({ [UPLOAD]: 200, [BATCH_CREATE]: 4 });
	});
});
