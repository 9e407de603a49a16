import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	idItems,
	type InvalidInput,
	jsonItems,
	locator,
	refusesInvalidInput,
	UNKNOWN_ID,
	useSimulatedGoogle,
} from '../support';

const google = useSimulatedGoogle();
const ADD = 'POST /v1/albums/{albumId}:batchAddMediaItems';
const onError = 'continueErrorOutput';

function add(albumId: string, more: INodeParameters = {}) {
	const operation = 'addMediaItems';
	return { resource: 'album', operation, albumId: locator('id', albumId), ...more };
}

const idsInAlbum = (album = 0) => google.library().albums[album].mediaItemIds;

describe('album: add media items', () => {
	it('takes 40 requests for 2,000 media items, and keeps their order', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 2000 });
		const parameters = add(albumIds[0]);
		const result = await google.succeed({ parameters, items: idItems(mediaItemIds) });
		expect(google.counts()).toEqual({ [ADD]: 40 });
		expect(idsInAlbum()).toEqual(mediaItemIds);
		expect(result.inputs).toEqual([...Array(2000).keys()]);
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
		const parameters = add(albumIds[0], { mediaItemIds: '={{ $json.ids }}' });
		const result = await google.succeed({ parameters, items });
		expect(idsInAlbum()).toEqual(mediaItemIds);
		expect(google.requests(ADD).map(({ body }) => body)).toEqual([{ mediaItemIds }]);
		expect(result.json.map((json) => json.mediaItemIds)).toEqual([[a, b], [c, a], [d], [e], [f]]);
	});

	it('lets one unknown ID among 120 fail alone', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 119 });
		const ids = [...mediaItemIds];
		ids.splice(70, 0, UNKNOWN_ID);
		const parameters = add(albumIds[0]);
		const result = await google.run({ parameters, items: idItems(ids), onError });
		expect(result.errorInputs).toEqual([70]);
		expect(result.errorItems[0].json.error).toContain(UNKNOWN_ID);
		expect(result.items).toHaveLength(119);
		expect(idsInAlbum()).toEqual(mediaItemIds);
		expect(google.counts()[ADD]).toBeLessThanOrEqual(3 + 1 + 12);
	});

	it('keeps the failed item in its place on the regular output', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 2 });
		const result = await google.run({
			parameters: add(albumIds[0]),
			items: idItems([mediaItemIds[0], UNKNOWN_ID, mediaItemIds[1]]),
			onError: 'continueRegularOutput',
		});
		expect(result.inputs).toEqual([0, 1, 2]);
		expect(result.json.map(({ success }) => success)).toEqual([true, undefined, true]);
	});

	it('stops otherwise, and says what was added', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 60 });
		const ids = [...mediaItemIds, UNKNOWN_ID];
		const parameters = add(albumIds[0]);
		const result = await google.run({ parameters, items: idItems(ids) });
		expect(result.error).toMatchObject({ context: { itemIndex: 60 } });
		expect(result.errorText).toContain('60 items (0-59)');
		expect(idsInAlbum()).toEqual(mediaItemIds);
	});

	it('tries again when the media items are too new to be known', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 3 });
		const message = 'Request contains an invalid media item id.';
		const body = { error: { code: 400, message, status: 'INVALID_ARGUMENT' } };
		google.control.fail({ route: ADD, status: 400, body });
		const parameters = add(albumIds[0]);
		await google.succeed({ parameters, items: idItems(mediaItemIds) });
		expect(google.counts()).toEqual({ [ADD]: 2 });
	});

	it('does not look for a culprit when the album is refused', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 20 });
		const parameters = add(UNKNOWN_ID);
		const result = await google.run({ parameters, items: idItems(mediaItemIds), onError });
		expect(result.errorItems).toHaveLength(20);
		expect(google.counts()).toEqual({ [ADD]: 1 });
	});

	it('sends what three albums get album by album', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 3, mediaItems: 30 });
		const items = jsonItems(
			...mediaItemIds.map((id, index) => ({ id, album: albumIds[index % 3] })),
		);
		const parameters = add('={{ $json.album }}');
		await google.succeed({ parameters, items });
		expect(google.counts()).toEqual({ [ADD]: 3 });
		expect(idsInAlbum(1)).toEqual(mediaItemIds.filter((_, index) => index % 3 === 1));
	});

	refusesInvalidInput(
		google,
		[
			['nothing', {}],
			['a word', { id: 'beach' }],
			['a share link', { id: 'https://photos.app.goo.gl/abcdefghijklmnopqrstuv' }],
		].map(([what, json]): InvalidInput => [
			what as string,
			"'Media Item IDs'",
			add(UNKNOWN_ID),
			() => ({ json: json as IDataObject }),
		]),
	);
});
