import type { IDataObject } from 'n8n-workflow';
import { simulated } from '../support/engine';
import { textOf } from '../support/errors';
import { inputOf, jsonItems, locator } from '../support/items';

const google = simulated();
const ADD = 'POST /v1/albums/{albumId}:batchAddMediaItems';
const REMOVE = 'POST /v1/albums/{albumId}:batchRemoveMediaItems';
const onError = 'continueErrorOutput';
/** Has the shape of an id, and is none. */
const UNKNOWN = `ALvc__${'x'.repeat(64)}`;

function change(
	operation: 'addMediaItems' | 'removeMediaItems',
	albumId: string,
	more: IDataObject = {},
) {
	return { resource: 'album', operation, albumId: locator('id', albumId), ...more };
}

const idsIn = (album = 0) => google.library().albums[album].mediaItemIds;
const itemsOf = (ids: string[]) => jsonItems(...ids.map((id) => ({ id })));

describe('album: add media items', () => {
	it('takes 40 requests for 2,000 media items, and keeps their order', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 2000 });
		const parameters = change('addMediaItems', albumIds[0]);
		const result = await google.run({ parameters, items: itemsOf(mediaItemIds) });
		expect(result.error).toBeUndefined();
		expect(google.counts()).toEqual({ [ADD]: 40 });
		expect(idsIn()).toEqual(mediaItemIds);
		expect(result.items.map(inputOf)).toEqual([...Array(2000).keys()]);
		expect(result.json[7]).toEqual({
			success: true,
			albumId: albumIds[0],
			mediaItemIds: [mediaItemIds[7]],
		});
	}, 60_000);

	it('takes lists, arrays, media items and addresses, and sends repeats once', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 6 });
		const [a, b, c, d, e, f] = mediaItemIds;
		const items = jsonItems(
			{ ids: `${a}, ${b}` },
			{ ids: [c, a] },
			{ ids: [{ id: d, filename: 'd.jpg' }] },
			{ ids: `https://photos.google.com/lr/photo/${e}` },
			{ ids: JSON.stringify([f]) },
		);
		const parameters = change('addMediaItems', albumIds[0], { mediaItemIds: '={{ $json.ids }}' });
		const result = await google.run({ parameters, items });
		expect(result.error).toBeUndefined();
		expect(idsIn()).toEqual(mediaItemIds);
		expect(google.requests(ADD).map(({ body }) => body)).toEqual([{ mediaItemIds }]);
		expect(result.json.map((json) => json.mediaItemIds)).toEqual([[a, b], [c, a], [d], [e], [f]]);
	});

	it('lets one unknown ID among 120 fail alone', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 119 });
		const ids = [...mediaItemIds];
		ids.splice(70, 0, UNKNOWN);
		const parameters = change('addMediaItems', albumIds[0]);
		const result = await google.run({ parameters, items: itemsOf(ids), onError });
		expect(result.errorItems.map(inputOf)).toEqual([70]);
		expect(result.errorItems[0].json.error).toContain(UNKNOWN);
		expect(result.items).toHaveLength(119);
		expect(idsIn()).toEqual(mediaItemIds);
		expect(google.counts()[ADD]).toBeLessThanOrEqual(3 + 1 + 12);
	});

	it('keeps the failed item in its place on the regular output', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 2 });
		const result = await google.run({
			parameters: change('addMediaItems', albumIds[0]),
			items: itemsOf([mediaItemIds[0], UNKNOWN, mediaItemIds[1]]),
			onError: 'continueRegularOutput',
		});
		expect(result.items.map(inputOf)).toEqual([0, 1, 2]);
		expect(result.json.map(({ success }) => success)).toEqual([true, undefined, true]);
	});

	it('stops otherwise, and says what was added', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 60 });
		const ids = [...mediaItemIds, UNKNOWN];
		const parameters = change('addMediaItems', albumIds[0]);
		const result = await google.run({ parameters, items: itemsOf(ids) });
		expect(result.error).toMatchObject({ context: { itemIndex: 60 } });
		expect(textOf(result)).toContain('60 items (0-59)');
		expect(idsIn()).toEqual(mediaItemIds);
	});

	it('tries again when the media items are too new to be known', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 3 });
		const message = 'Request contains an invalid media item id.';
		const body = { error: { code: 400, message, status: 'INVALID_ARGUMENT' } };
		google.control.fail({ route: ADD, status: 400, body });
		const parameters = change('addMediaItems', albumIds[0]);
		const { error } = await google.run({ parameters, items: itemsOf(mediaItemIds) });
		expect(error).toBeUndefined();
		expect(google.counts()).toEqual({ [ADD]: 2 });
	});

	it('does not look for a culprit when the album is refused', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 20 });
		const parameters = change('addMediaItems', UNKNOWN);
		const result = await google.run({ parameters, items: itemsOf(mediaItemIds), onError });
		expect(result.errorItems).toHaveLength(20);
		expect(google.counts()).toEqual({ [ADD]: 1 });
	});

	it('sends what three albums get album by album', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 3, mediaItems: 30 });
		const items = jsonItems(
			...mediaItemIds.map((id, index) => ({ id, album: albumIds[index % 3] })),
		);
		const parameters = change('addMediaItems', '={{ $json.album }}');
		const result = await google.run({ parameters, items });
		expect(result.error).toBeUndefined();
		expect(google.counts()).toEqual({ [ADD]: 3 });
		expect(idsIn(1)).toEqual(mediaItemIds.filter((_, index) => index % 3 === 1));
	});

	it.each([
		['nothing', {}],
		['a word', { id: 'beach' }],
		['a share link', { id: 'https://photos.app.goo.gl/abcdefghijklmnopqrstuv' }],
	])('refuses %s before anything is sent', async (_, json) => {
		const { albumIds } = await google.seed({ albums: 1 });
		const parameters = change('addMediaItems', albumIds[0]);
		const result = await google.run({ parameters, items: jsonItems(json), onError });
		expect(result.errorItems[0].json.error).toContain("'Media Item IDs'");
		expect(google.requests()).toEqual([]);
	});
});

describe('album: remove media items', () => {
	it('removes 50 in a request', async () => {
		const seed = { albums: 1, mediaItems: 120, intoFirstAlbum: true };
		const { albumIds, mediaItemIds } = await google.seed(seed);
		const parameters = change('removeMediaItems', albumIds[0]);
		const result = await google.run({ parameters, items: itemsOf(mediaItemIds.slice(0, 110)) });
		expect(result.error).toBeUndefined();
		expect(google.counts()).toEqual({ [REMOVE]: 3 });
		expect(idsIn()).toEqual(mediaItemIds.slice(110));
		expect(google.library().mediaItems).toHaveLength(120);
		expect(result.json[0]).toEqual({
			deleted: true,
			albumId: albumIds[0],
			mediaItemIds: [mediaItemIds[0]],
		});
	});

	it.each(['before', 'after'] as const)(
		'tells the truth after an answer was lost %s Google acted',
		async (drop) => {
			const seed = { albums: 1, mediaItems: 8, intoFirstAlbum: true };
			const { albumIds, mediaItemIds } = await google.seed(seed);
			google.control.fail({ route: REMOVE, drop });
			const parameters = change('removeMediaItems', albumIds[0]);
			const items = itemsOf(mediaItemIds.slice(0, 6));
			const result = await google.run({ parameters, items, onError });
			expect(result.items.map(inputOf)).toEqual([0, 1, 2, 3, 4, 5]);
			expect(idsIn()).toEqual(mediaItemIds.slice(6));
		},
	);

	it('lets a media item that is not in the album fail alone', async () => {
		const seed = { albums: 1, mediaItems: 5, intoFirstAlbum: true };
		const { albumIds, mediaItemIds } = await google.seed(seed);
		const { mediaItemIds: others } = await google.seed({ mediaItems: 1 });
		const parameters = change('removeMediaItems', albumIds[0]);
		const items = itemsOf([...mediaItemIds.slice(0, 3), others[0]]);
		const result = await google.run({ parameters, items, onError });
		expect(result.errorItems.map(inputOf)).toEqual([3]);
		expect(idsIn()).toEqual(mediaItemIds.slice(3));
	});

	it.each(['stopWorkflow', 'continueRegularOutput'] as const)('obeys On Error %s', async (mode) => {
		const seed = { albums: 1, mediaItems: 2, intoFirstAlbum: true };
		const { albumIds, mediaItemIds } = await google.seed(seed);
		const parameters = change('removeMediaItems', albumIds[0]);
		const items = itemsOf([mediaItemIds[0], UNKNOWN]);
		const result = await google.run({ parameters, items, onError: mode });
		expect(idsIn()).toEqual([mediaItemIds[1]]);
		if (mode === 'stopWorkflow') expect(textOf(result)).toContain('item 0');
		else expect(result.items.map(inputOf)).toEqual([0, 1]);
	});
});
