import type { INodeParameters } from 'n8n-workflow';
import { locator, refusesInvalidInput, UNKNOWN_ID, useSimulatedGoogle } from '../support';

const google = useSimulatedGoogle();

function enrich(albumId: string, parameters: INodeParameters): INodeParameters {
	const chosen = locator('id', albumId);
	return { resource: 'album', operation: 'addEnrichment', albumId: chosen, ...parameters };
}

function location(latitude: string, longitude: string, locationName = 'Rome'): INodeParameters {
	return { enrichmentType: 'location', locationName, latitude, longitude };
}

describe('album: add enrichment', () => {
	const latlng = { latitude: 41.9028, longitude: 12.4964 };

	it.each<[string, INodeParameters, object]>([
		['text', { text: ' Two\nlines ' }, { textEnrichment: { text: 'Two\nlines' } }],
		[
			'location',
			{ locationName: 'Rome', latitude: '41.9028', longitude: '12.4964' },
			{ locationEnrichment: { location: { locationName: 'Rome', latlng } } },
		],
		[
			'map',
			{
				originName: 'Rome',
				originLatitude: '41.9028',
				originLongitude: '12.4964',
				destinationName: 'Oslo',
				destinationLatitude: '',
				destinationLongitude: '',
			},
			{
				mapEnrichment: {
					origin: { locationName: 'Rome', latlng },
					destination: { locationName: 'Oslo' },
				},
			},
		],
	])('sends a %s, at the end unless told otherwise', async (enrichmentType, fields, expected) => {
		const { albumId } = await google.seedAlbum(1);
		const parameters = enrich(albumId, { enrichmentType, ...fields });
		const { json } = await google.succeed({ parameters });
		expect(google.requests()[0].body).toEqual({
			newEnrichmentItem: expected,
			albumPosition: { position: 'LAST_IN_ALBUM' },
		});
		expect(json).toEqual([{ id: google.library().albums[0].enrichmentIds[0], albumId }]);
	});

	it('puts one after another, first, last and after a media item', async () => {
		const { albumId, mediaItemIds } = await google.seedAlbum(2);
		const add = async (at: INodeParameters) => {
			const { json } = await google.succeed({
				parameters: enrich(albumId, { text: 'Words', position: { at } }),
			});
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

	it.each(['id', 'list', 'url'] as const)('goes after a media item given by %s', async (mode) => {
		const { albumId, mediaItemIds } = await google.seedAlbum(2);
		const [id] = mediaItemIds;
		const value = mode === 'url' ? `https://photos.google.com/lr/photo/${id}` : id;
		const at = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: locator(mode, value) };
		await google.succeed({ parameters: enrich(albumId, { text: 'Words', position: { at } }) });
		const [{ body }] = google.requests();
		const albumPosition = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: id };
		expect(body).toMatchObject({ albumPosition });
	});

	it('is not sent again when its response was lost, since it could not be taken out', async () => {
		const { albumId } = await google.seedAlbum(0);
		const route = 'POST /v1/albums/{albumId}:addEnrichment';
		google.control.fail({ route, drop: 'after' });
		const parameters = enrich(albumId, { text: 'Words' });
		expect((await google.run({ parameters })).status).toBe('error');
		expect(google.library().albums[0].enrichmentIds).toHaveLength(1);
	});

	refusesInvalidInput(google, [
		['an empty text', "'Text' is empty", enrich(UNKNOWN_ID, { text: '={{ "" }}' })],
		['a nameless place', "'Location Name' is empty", enrich(UNKNOWN_ID, location('1', '2', ''))],
		[
			'no place at all',
			"'Location Name' is empty",
			enrich(UNKNOWN_ID, { enrichmentType: 'location' }),
		],
		[
			'a latitude off the globe',
			`'Latitude' is not a number from -90 to 90: "91"`,
			enrich(UNKNOWN_ID, location('91', '0')),
		],
		[
			'a latitude alone',
			"'Longitude' is not a number from -180 to 180",
			enrich(UNKNOWN_ID, location('41.9', '')),
		],
		[
			'degrees with a letter',
			`'Origin Longitude' is not a number from -180 to 180: "12 E"`,
			enrich(UNKNOWN_ID, {
				enrichmentType: 'map',
				originName: 'Rome',
				originLatitude: '1',
				originLongitude: '12 E',
				destinationName: 'Oslo',
			}),
		],
		[
			'a map without an end',
			"'Destination Name' is empty",
			enrich(UNKNOWN_ID, { enrichmentType: 'map', originName: 'Rome' }),
		],
		[
			'an unknown enrichment',
			`'What to Add' has an unknown value: "video"`,
			enrich(UNKNOWN_ID, { enrichmentType: '={{ "video" }}', text: 'x' }),
		],
		[
			'a place after nothing',
			"'Media Item' is empty",
			enrich(UNKNOWN_ID, {
				enrichmentType: 'text',
				text: 'x',
				position: { at: { position: 'AFTER_MEDIA_ITEM' } },
			}),
		],
	]);
});
