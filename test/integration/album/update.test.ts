import type { INodeParameters } from 'n8n-workflow';
import { textOf } from '../support/errors';
import { jsonItems, locator } from '../support/items';
import { simulated } from '../support/engine';

const google = simulated();
const PATCH = 'PATCH /v1/albums/{id}';

async function romeWith(mediaItems: number) {
	const seed = { albums: ['Rome'], mediaItems, intoFirstAlbum: true };
	const { albumIds, mediaItemIds } = await google.seed(seed);
	return { albumId: locator('id', albumIds[0]), id: albumIds[0], mediaItemIds };
}

function update(albumId: INodeParameters[string], updateFields: INodeParameters): INodeParameters {
	return { resource: 'album', operation: 'update', albumId, updateFields };
}

describe('album: update', () => {
	it.each([
		['title', { title: 'Roma è bella 📷' }, { title: 'Roma è bella 📷' }],
		['cover photo', { coverPhotoMediaItemId: '={{ $json.cover }}' }, undefined],
	])('changes the %s alone', async (_, updateFields, body) => {
		const { albumId, mediaItemIds } = await romeWith(2);
		const items = jsonItems({ cover: mediaItemIds[1] });
		const { json, error } = await google.run({ parameters: update(albumId, updateFields), items });
		expect(error).toBeUndefined();
		const [request] = google.requests(PATCH);
		const expected = body ?? { coverPhotoMediaItemId: mediaItemIds[1] };
		expect(request.query).toBe(`updateMask=${Object.keys(expected)[0]}`);
		expect(request.body).toEqual(expected);
		expect(json[0]).toMatchObject(expected);
	});

	it('takes the address of a photo in the album as cover', async () => {
		const { albumId, id, mediaItemIds } = await romeWith(2);
		const url = `https://photos.google.com/lr/album/${id}/photo/${mediaItemIds[1]}`;
		const parameters = update(albumId, { coverPhotoMediaItemId: locator('url', url) });
		const { json } = await google.run({ parameters });
		expect(json[0].coverPhotoMediaItemId).toBe(mediaItemIds[1]);
	});

	it('passes on why Google refuses a photo of another album', async () => {
		const { albumId } = await romeWith(1);
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const cover = locator('id', mediaItemIds[0]);
		const result = await google.run({
			parameters: update(albumId, { coverPhotoMediaItemId: cover }),
		});
		expect(textOf(result)).toContain('did not accept the request to change an album');
		expect(textOf(result)).toContain('cover photo');
	});

	it('repeats the change when the answer was lost', async () => {
		const { albumId } = await romeWith(0);
		google.control.fail({ route: PATCH, drop: 'after' });
		const { json, error } = await google.run({ parameters: update(albumId, { title: 'Roma' }) });
		expect(error).toBeUndefined();
		expect(json[0].title).toBe('Roma');
	});
});

describe('cover photo from list', () => {
	it('offers what is in the album that the panel names, and nothing else', async () => {
		const { albumId, mediaItemIds } = await romeWith(3);
		await google.seed({ mediaItems: 2 });
		const { results } = await google.listSearch({
			method: 'searchMediaItemsOfAlbum',
			parameter: 'updateFields.coverPhotoMediaItemId',
			parameters: update(albumId, {}),
		});
		expect(results.map(({ value }) => value)).toEqual(mediaItemIds);
	});

	it('says that an album has to be chosen first', async () => {
		const parameters = update(locator('list', ''), {});
		const search = google.listSearch({ method: 'searchMediaItemsOfAlbum', parameters });
		await expect(search).rejects.toThrow("'Album' is empty");
		expect(google.requests()).toEqual([]);
	});
});

describe('media item: update', () => {
	it.each(['The sea', '', 'x'.repeat(1000), 'Zeile\nzwei – ü 🌊'])(
		'sets the description %#',
		async (description) => {
			const { mediaItemIds } = await google.seed({ mediaItems: 1 });
			const mediaItemId = locator('id', mediaItemIds[0]);
			const change = (text: string) =>
				google.run({
					parameters: {
						resource: 'mediaItem',
						operation: 'update',
						mediaItemId,
						description: '={{ $json.text }}',
					},
					items: jsonItems({ text }),
				});
			await change('before');
			const { json, error } = await change(description);
			expect(error).toBeUndefined();
			expect(google.library().mediaItems[0].description).toBe(description);
			expect(json[0].description).toBe(description || undefined);
		},
	);
});

describe('album: add enrichment', () => {
	const rome = { locationName: 'Rome', latitude: '41.9028', longitude: '12.4964' };
	const latlng = { latitude: 41.9028, longitude: 12.4964 };
	const oslo = { locationName: 'Oslo', latitude: '', longitude: '' };

	it.each<[string, INodeParameters, object]>([
		['text', { text: ' Two\nlines ' }, { textEnrichment: { text: 'Two\nlines' } }],
		[
			'location',
			{ location: { place: rome } },
			{ locationEnrichment: { location: { locationName: 'Rome', latlng } } },
		],
		[
			'map',
			{ origin: { place: rome }, destination: { place: oslo } },
			{
				mapEnrichment: {
					origin: { locationName: 'Rome', latlng },
					destination: { locationName: 'Oslo' },
				},
			},
		],
	])('sends a %s, at the end unless told otherwise', async (enrichmentType, fields, expected) => {
		const { albumId, id } = await romeWith(1);
		const parameters = {
			resource: 'album',
			operation: 'addEnrichment',
			albumId,
			enrichmentType,
			...fields,
		};
		const { json, error } = await google.run({ parameters });
		expect(error).toBeUndefined();
		expect(google.requests()[0].body).toEqual({
			newEnrichmentItem: expected,
			albumPosition: { position: 'LAST_IN_ALBUM' },
		});
		expect(json).toEqual([{ id: google.library().albums[0].enrichmentIds[0], albumId: id }]);
	});

	it('puts one after another, first, last and after a media item', async () => {
		const { albumId, mediaItemIds } = await romeWith(2);
		const add = async (at: INodeParameters) => {
			const { json, error } = await google.run({
				parameters: {
					resource: 'album',
					operation: 'addEnrichment',
					albumId,
					text: 'Words',
					position: { at },
				},
			});
			expect(error).toBeUndefined();
			return json[0].id as string;
		};
		const last = await add({ position: 'LAST_IN_ALBUM' });
		const first = await add({ position: 'FIRST_IN_ALBUM' });
		const second = await add({
			position: 'AFTER_ENRICHMENT_ITEM',
			relativeEnrichmentItemId: first,
		});
		const third = await add({
			position: 'AFTER_MEDIA_ITEM',
			relativeMediaItemId: mediaItemIds[0],
		});
		expect(google.library().albums[0].enrichmentIds).toEqual([first, second, third, last]);
	});

	it('is not sent again when its answer was lost, since it could not be taken out', async () => {
		const { albumId } = await romeWith(0);
		const route = 'POST /v1/albums/{albumId}:addEnrichment';
		google.control.fail({ route, drop: 'after' });
		const parameters = { resource: 'album', operation: 'addEnrichment', albumId, text: 'Words' };
		expect((await google.run({ parameters })).status).toBe('error');
		expect(google.library().albums[0].enrichmentIds).toHaveLength(1);
	});
});

describe('a run that stops at a later item', () => {
	it.each<[string, (id: string) => INodeParameters]>([
		['create', () => ({ title: '={{ $json.text }}' })],
		['addEnrichment', (id) => ({ albumId: locator('id', id), text: '={{ $json.text }}' })],
	])('tells what %s has made already', async (operation, fields) => {
		const { id } = await romeWith(0);
		const parameters = { resource: 'album', operation, ...fields(id) };
		const route =
			operation === 'create' ? 'POST /v1/albums' : 'POST /v1/albums/{albumId}:addEnrichment';
		google.control.fail({ route, skip: 1, status: 400 });
		const items = jsonItems({ text: 'One' }, { text: 'Two' });
		const result = await google.run({ parameters, items });
		expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
		const [made] = google.library().albums.filter((album) => album.title === 'One');
		const [enrichment] = google.library().albums.flatMap(({ enrichmentIds }) => enrichmentIds);
		expect(textOf(result)).toContain(operation === 'create' ? made.id : enrichment);
	});
});

describe('an empty list', () => {
	it.each([
		['album', { operation: 'getAll' }],
		['mediaItem', { operation: 'getAll' }],
		['mediaItem', { operation: 'search', searchBy: 'filters' }],
	])('of %s %j says once why, beside an empty output', async (resource, more) => {
		const parameters = { resource, ...more };
		const { items, hints, error } = await google.run({ parameters, items: jsonItems({}, {}) });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(hints).toHaveLength(1);
		expect(hints[0].message).toMatch(/^No (album|media item) was found\. .*OAuth client ID/);
	});

	it('mentions the delay of filters where there are some', async () => {
		const filters = { favoritesOnly: true };
		const parameters = { resource: 'mediaItem', operation: 'search', searchBy: 'filters', filters };
		const { hints } = await google.run({ parameters });
		expect(hints[0].message).toContain('some time after their upload');
	});

	it('is silent where something was found', async () => {
		await google.seed({ albums: 1 });
		const { hints } = await google.run({ parameters: { resource: 'album', operation: 'getAll' } });
		expect(hints).toEqual([]);
	});
});
