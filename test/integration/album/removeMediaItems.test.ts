import { idItems, locator, UNKNOWN_ID, useSimulatedGoogle } from '../support';

const google = useSimulatedGoogle();
const REMOVE = 'POST /v1/albums/{albumId}:batchRemoveMediaItems';
const onError = 'continueErrorOutput';

function remove(albumId: string) {
	const operation = 'removeMediaItems';
	return { resource: 'album', operation, albumId: locator('id', albumId) };
}

const idsInAlbum = () => google.library().albums[0].mediaItemIds;

describe('album: remove media items', () => {
	it('removes 50 in a request', async () => {
		const { albumId, mediaItemIds } = await google.seedAlbum(120);
		const parameters = remove(albumId);
		const result = await google.succeed({ parameters, items: idItems(mediaItemIds.slice(0, 110)) });
		expect(google.counts()).toEqual({ [REMOVE]: 3 });
		expect(idsInAlbum()).toEqual(mediaItemIds.slice(110));
		expect(google.library().mediaItems).toHaveLength(120);
		expect(result.json[0]).toEqual({
			removed: true,
			albumId,
			mediaItemIds: [mediaItemIds[0]],
		});
	});

	it.each(['before', 'after'] as const)(
		'tells the truth after a response was lost %s Google acted',
		async (drop) => {
			const { albumId, mediaItemIds } = await google.seedAlbum(8);
			google.control.fail({ route: REMOVE, drop });
			const parameters = remove(albumId);
			const items = idItems(mediaItemIds.slice(0, 6));
			const result = await google.run({ parameters, items, onError });
			expect(result.inputs).toEqual([0, 1, 2, 3, 4, 5]);
			expect(idsInAlbum()).toEqual(mediaItemIds.slice(6));
		},
	);

	it('lets a media item that is not in the album fail alone', async () => {
		const { albumId, mediaItemIds } = await google.seedAlbum(5);
		const { mediaItemIds: others } = await google.seed({ mediaItems: 1 });
		const parameters = remove(albumId);
		const items = idItems([...mediaItemIds.slice(0, 3), others[0]]);
		const result = await google.run({ parameters, items, onError });
		expect(result.errorInputs).toEqual([3]);
		expect(idsInAlbum()).toEqual(mediaItemIds.slice(3));
	});

	it.each(['stopWorkflow', 'continueRegularOutput'] as const)('obeys On Error %s', async (mode) => {
		const { albumId, mediaItemIds } = await google.seedAlbum(2);
		const parameters = remove(albumId);
		const items = idItems([mediaItemIds[0], UNKNOWN_ID]);
		const result = await google.run({ parameters, items, onError: mode });
		expect(idsInAlbum()).toEqual([mediaItemIds[1]]);
		if (mode === 'stopWorkflow') expect(result.errorText).toContain('item 0');
		else expect(result.inputs).toEqual([0, 1]);
	});
});
