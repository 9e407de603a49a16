import type { INodeExecutionData } from 'n8n-workflow';
import { binaryItem, locator, photo, photoItems, UNKNOWN_ID, useSimulatedGoogle } from '../support';
import { BATCH_CREATE, expectConsistent, textItem, upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
const onError = 'continueErrorOutput';

describe('media item: upload of identical files', () => {
	it('sends the bytes once and gives every duplicate the same media item', async () => {
		const [first, second] = await photoItems(2);
		const duplicate = await binaryItem(await photo(1), {
			fileName: 'duplicate.jpg',
			json: { number: 3 },
		});
		const items = [first, second, duplicate];
		const result = await google.run({ parameters: upload(), items });
		expectConsistent(google, result, 3);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 1 });
		expect(result.json[2].id).toBe(result.json[0].id);
		expect(result.json.map(({ duplicateOfItem }) => duplicateOfItem)).toEqual([
			undefined,
			undefined,
			0,
		]);
	});

	it('lets all duplicates fail that are no photo', async () => {
		const items = [await textItem(1), ...(await photoItems(1)), await textItem(1)];
		const result = await google.run({ parameters: upload(), items, onError });
		expectConsistent(google, result, 3, [0, 2]);
		expect(google.counts()[UPLOAD]).toBe(2);
	});

	it('puts one photo into two albums', async () => {
		const { albumIds } = await google.seed({ albums: ['A', 'B'] });
		const items: INodeExecutionData[] = [];
		for (const album of albumIds) {
			items.push(await binaryItem(await photo(7), { fileName: '7.jpg', json: { album } }));
		}
		const parameters = upload({ albumId: locator('id', '={{ $json.album }}') });
		const result = await google.run({ parameters, items, onError });
		expectConsistent(google, result, 2);
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
			items.push(await binaryItem(await photo(7), { fileName: '7.jpg', json: { place } }));
		}
		const at = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: '={{ $json.place }}' };
		const parameters = upload({
			albumId: locator('id', albumId),
			additionalFields: { position: { at } },
		});
		return await google.run({ parameters, items, onError });
	}
	const seeded = { albums: ['Rome'], mediaItems: 2, intoFirstAlbum: true };

	it('sends the file again for those that go elsewhere than the one that failed', async () => {
		const { albumIds, mediaItemIds } = await google.seed(seeded);
		const [first, second] = mediaItemIds;
		const result = await uploadAfter([UNKNOWN_ID, first, UNKNOWN_ID, first], albumIds[0]);
		expect(result.errorInputs).toEqual([0, 2]);
		expect(result.inputs).toEqual([1, 3]);
		const { id } = result.json[0];
		expect(result.json[1]).toMatchObject({ id, duplicateOfItem: 1 });
		expect(google.library().albums[0].mediaItemIds).toEqual([first, id, second]);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 2 });
	});

	it('sends it once when the first one went well', async () => {
		const { albumIds, mediaItemIds } = await google.seed(seeded);
		const result = await uploadAfter([mediaItemIds[0], UNKNOWN_ID], albumIds[0]);
		expect(result.inputs).toEqual([0, 1]);
		expect(google.counts()).toEqual({ [UPLOAD]: 1, [BATCH_CREATE]: 1 });
	});
});
