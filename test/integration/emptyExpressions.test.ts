/** Nothing is no instruction: an expression that has nothing for an item neither clears nor widens. */
import type { INodeParameters } from 'n8n-workflow';
import { jsonItems, locator, UNKNOWN_ID, useSimulatedGoogle } from './support';
import { upload } from './support/uploads';

const google = useSimulatedGoogle();
const album = { resource: 'album', albumId: locator('id', UNKNOWN_ID) };
const item = { resource: 'mediaItem', mediaItemId: locator('id', UNKNOWN_ID) };
const search = { resource: 'mediaItem', operation: 'search', searchBy: 'filters' };
const range = (fields: INodeParameters) => ({
	...search,
	filters: { dateRanges: { range: [{ match: 'day', ...fields }] } },
});

/** The label of a field, and the parameters in which it holds the expression. */
const fields: Array<[label: string, parameters: (expression: string) => INodeParameters]> = [
	[
		'Description',
		(description) => ({ ...item, operation: 'update', updateFields: { description } }),
	],
	['Title', (title) => ({ ...album, operation: 'update', updateFields: { title } })],
	['Title', (title) => ({ resource: 'album', operation: 'create', title })],
	['Start Date', (startDate) => range({ startDate, endDate: '2026-01-31' })],
	['End Date', (endDate) => range({ startDate: '2026-01-01', endDate })],
	['Date', (date) => ({ ...search, filters: { dates: { date: [{ date, match: 'day' }] } } })],
	['Album', (id) => ({ ...album, operation: 'get', albumId: locator('id', id) })],
	['Album', (id) => ({ ...album, operation: 'addMediaItems', albumId: locator('list', id) })],
	['Album', (id) => ({ ...search, searchBy: 'album', albumId: locator('id', id) })],
	['Media Item', (id) => ({ ...item, operation: 'get', mediaItemId: locator('url', id) })],
	['Media Item', (id) => ({ ...item, operation: 'download', mediaItemId: locator('id', id) })],
	['Media Item IDs', (mediaItemIds) => ({ ...album, operation: 'removeMediaItems', mediaItemIds })],
	[
		'Media Item IDs',
		(mediaItemIds) => ({ resource: 'mediaItem', operation: 'getByIds', mediaItemIds }),
	],
	[
		'Cover Photo',
		(id) => ({
			...album,
			operation: 'update',
			updateFields: { title: 'Rome', coverPhotoMediaItemId: locator('id', id) },
		}),
	],
	[
		'Media Item',
		(relativeMediaItemId) => ({
			...album,
			operation: 'addEnrichment',
			text: 'Day one',
			position: { at: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId } },
		}),
	],
	['Session ID', (sessionId) => ({ resource: 'pickerSession', operation: 'delete', sessionId })],
	['Share Token', (shareToken) => ({ resource: 'sharedAlbum', operation: 'leave', shareToken })],
	['Upload Token', (uploadToken) => ({ resource: 'mediaItem', operation: 'create', uploadToken })],
];

const nothing = jsonItems({}, { value: null }, { value: '' }, { value: ' ' });
const rows = fields.map(([label, parameters], index) => {
	const { resource, operation } = parameters('');
	return [`${resource as string} ${operation as string}`, label, parameters, index] as const;
});

describe('an expression that has nothing', () => {
	it.each(rows)('%s: is an error that names %p', async (_, label, parameters) => {
		const onError = 'continueErrorOutput';
		const given = parameters('={{ $json.value }}');
		const result = await google.run({ parameters: given, items: nothing, onError });
		expect(result.items).toEqual([]);
		expect(result.errorInputs).toEqual([0, 1, 2, 3]);
		for (const { json } of result.errorItems) expect(json.error).toContain(`'${label}'`);
		expect(google.requests()).toEqual([]);
		const stopped = await google.run({ parameters: given, items: nothing });
		expect(stopped.error?.message).toContain(`'${label}'`);
		expect(stopped.error).toMatchObject({ context: { itemIndex: 0 } });
	});

	it.each(['id', 'url', 'list', 'name'] as const)(
		'uploads no photo to no album: mode %s',
		async (mode) => {
			const parameters = upload({ albumId: locator(mode, '={{ $json.album }}') });
			const { error } = await google.run({ parameters, items: jsonItems({}) });
			expect(error).toBeDefined();
			expect(google.requests()).toEqual([]);
		},
	);

	it('does not change the other field either', async () => {
		const { albumId } = await google.seedAlbum(1);
		const updateFields = { title: '={{ $json.value }}', coverPhotoMediaItemId: UNKNOWN_ID };
		const parameters = {
			...album,
			operation: 'update',
			albumId: locator('id', albumId),
			updateFields,
		};
		const { error } = await google.run({ parameters });
		expect(error?.message).toContain("'Title'");
		expect(google.requests()).toEqual([]);
	});
});

describe('a description is cleared', () => {
	it('by a plain empty field', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const mediaItemId = locator('id', mediaItemIds[0]);
		const update = { resource: 'mediaItem', operation: 'update', mediaItemId };
		await google.succeed({ parameters: { ...update, updateFields: { description: 'The sea' } } });
		expect(google.library().mediaItems[0].description).toBe('The sea');
		await google.succeed({ parameters: { ...update, updateFields: { description: '' } } });
		expect(google.library().mediaItems[0].description).toBe('');
	});
});

describe('a range with an end that was left empty', () => {
	it.each(['startDate', 'endDate'])('is open at the other end: %s', async (name) => {
		await google.seed({ mediaItems: 1 });
		const parameters = range({ startDate: '', endDate: '', [name]: '={{ $now.toISODate() }}' });
		await google.succeed({ parameters });
		expect(google.requests()).toHaveLength(1);
	});
});
