import { openLibrary, type ItemList } from './support/library';
import { UNKNOWN_ID } from './support/service';

const LAST = { position: 'LAST_IN_ALBUM' };
const open = async () => {
	const opened = openLibrary();
	const { id } = await opened.createAlbum();
	const add = (newEnrichmentItem: object, albumPosition: object | undefined = LAST) =>
		opened.call<{ enrichmentItem: { id: string } }>('POST', `/v1/albums/${id}:addEnrichment`, {
			newEnrichmentItem,
			albumPosition,
		});
	return { ...opened, albumId: id, add };
};
const place = { locationName: 'Bern', latlng: { latitude: 46.9, longitude: 7.4 } };

test('each kind gives an id, and positions are kept', async () => {
	const { add, snapshot } = await open();
	const ids = [];
	for (const item of [
		{ textEnrichment: { text: 'Day one' } },
		{ locationEnrichment: { location: place } },
		{ mapEnrichment: { origin: place, destination: place } },
	]) {
		ids.push((await add(item)).body.enrichmentItem.id);
	}
	const after = { position: 'AFTER_ENRICHMENT_ITEM', relativeEnrichmentItemId: ids[0] };
	const fourth = await add({ textEnrichment: { text: 'Later' } }, after);
	const first = await add({ textEnrichment: { text: 'Before' } }, { position: 'FIRST_IN_ALBUM' });
	const [a, b, c, d, e] = [first, fourth].map(({ body }) => body.enrichmentItem.id).concat(ids);
	expect(snapshot().albums[0].enrichmentIds).toEqual([a, c, b, d, e]);
});

test('they are not found in the album', async () => {
	const { add, call, albumId } = await open();
	await add({ textEnrichment: { text: 'x' } });
	expect((await call<ItemList>('POST', '/v1/mediaItems:search', { albumId })).body).toEqual({});
});

test.each([
	['none', {}],
	['two', { textEnrichment: { text: 'x' }, locationEnrichment: { location: place } }],
	['no text', { textEnrichment: {} }],
	['no origin', { mapEnrichment: { destination: place } }],
	[
		'no such latitude',
		{ locationEnrichment: { location: { ...place, latlng: { latitude: 91 } } } },
	],
])('%s: 400', async (_, item) => {
	expect((await (await open()).add(item)).status).toBe(400);
});

test('the relative item must be in the album', async () => {
	const { add } = await open();
	const nowhere = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: UNKNOWN_ID };
	expect((await add({ textEnrichment: { text: 'x' } }, nowhere)).status).toBe(400);
});
