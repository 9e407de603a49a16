/** Values that nobody would type but expressions give: refused by the field's label, and at once. */
import type { INodeParameters } from 'n8n-workflow';
import { jsonItems, locator, UNKNOWN_ID, useSimulatedGoogle, refusesInvalidInput } from './support';
import { processorTime } from './support/processorTime';

const google = useSimulatedGoogle();
const album = { resource: 'album', albumId: locator('id', UNKNOWN_ID) };
const create = { resource: 'album', operation: 'create' };
const getByIds = { resource: 'mediaItem', operation: 'getByIds' };
const search = { resource: 'mediaItem', operation: 'search', searchBy: 'filters' };
const list = { resource: 'album', operation: 'getAll' };
const enrich = { ...album, operation: 'addEnrichment', text: 'Day one' };
const at = (fields: INodeParameters) => ({ ...enrich, position: { at: fields } });

describe('texts', () => {
	refusesInvalidInput(google, [
		['half an emoji', "'Title' holds half a character", { ...create, title: 'Sea \ud83c' }],
		[
			'half an emoji of a token',
			"'Share Token' holds half a character",
			{ resource: 'sharedAlbum', operation: 'leave', shareToken: `${'x'.repeat(30)}\udc00` },
		],
		['no number', "'Title' is not text", { ...create, title: '={{ NaN }}' }],
		['a list of titles', "'Title' is not text", { ...create, title: '={{ ["a"] }}' }],
		[
			'a long id',
			"'Album' is not the ID",
			{ ...album, operation: 'get', albumId: locator('id', 'x'.repeat(3000)) },
		],
		[
			'a Drive id',
			"'Media Item' is not the ID",
			{
				resource: 'mediaItem',
				operation: 'get',
				mediaItemId: locator('id', '1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7'),
			},
		],
	]);

	it.each([
		["'Title' is too long", { ...create, title: '={{ "x".repeat(150_000_000) }}' }],
		[
			"'Album' is not the ID",
			{ ...album, operation: 'get', albumId: locator('id', '={{ "x".repeat(150_000_000) }}') },
		],
		[
			"'Album' is too long",
			{ ...album, operation: 'get', albumId: locator('name', '={{ "x".repeat(150_000_000) }}') },
		],
		[
			"'Media Item IDs' holds more than",
			{ ...getByIds, mediaItemIds: '={{ "x ".repeat(75_000_000) }}' },
		],
		["'Text' is too long", { ...enrich, text: '={{ " ".repeat(150_000_000) }}' }],
		[
			"'Include Categories'",
			{ ...search, filters: { includedContentCategories: '={{ ",".repeat(150_000_000) }}' } },
		],
		[
			"'Date' is not a date",
			{ ...search, filters: { dates: { date: [{ date: '={{ "1".repeat(150_000_000) }}' }] } } },
		],
	] as Array<[string, INodeParameters]>)(
		'of 150 million characters end in %p and do not block n8n',
		async (message, parameters) => {
			const time = await processorTime(async () => {
				const { error } = await google.run({ parameters });
				expect(error?.message).toContain(message);
				expect(error?.message.length).toBeLessThan(300);
			});
			expect(time).toBeLessThan(5_000);
			expect(google.requests()).toEqual([]);
		},
		20_000,
	);
});

describe('words of menus', () => {
	refusesInvalidInput(google, [
		[
			'a prototype',
			'\'Match\' has an unknown value: "constructor"',
			{ ...search, filters: { dates: { date: [{ date: '2026-01-01', match: 'constructor' }] } } },
		],
		[
			'a place of no album',
			'\'Place\' has an unknown value: "__proto__"',
			at({ position: '__proto__' }),
		],
		[
			'a type of media',
			'\'Media Type\' has an unknown value: "toString"',
			{ ...search, filters: { mediaType: 'toString' } },
		],
		[
			'an order',
			"'Order By' has an unknown value",
			{ ...search, filters: { orderBy: '={{ [] }}' } },
		],
		[
			'a category',
			'\'Include Categories\' holds an unknown category: "__PROTO__"',
			{ ...search, filters: { includedContentCategories: ['__proto__'] } },
		],
		[
			'a list in a category',
			"'Exclude Categories' is not text",
			{ ...search, filters: { excludedContentCategories: '={{ [["PETS"]] }}' } },
		],
		[
			'a way to search',
			'\'Search By\' has an unknown value: "constructor"',
			{ ...search, albumId: locator('id', UNKNOWN_ID), searchBy: '={{ "constructor" }}' },
		],
		[
			'what to add',
			'\'What to Add\' has an unknown value: "valueOf"',
			{ ...enrich, enrichmentType: '={{ "valueOf" }}' },
		],
	]);
});

describe('words for switches', () => {
	refusesInvalidInput(google, [
		[
			'maybe',
			'\'Return All\' is neither true nor false: "maybe"',
			{ ...list, returnAll: '={{ "maybe" }}' },
		],
		['a list', "'Simplify' is neither true nor false", { ...list, simplify: '={{ [true] }}' }],
		[
			'a number',
			'\'Favorites Only\' is neither true nor false: "2"',
			{ ...search, filters: { favoritesOnly: '={{ 2 }}' } },
		],
		[
			'a word',
			'\'Include Archived\' is neither true nor false: "some"',
			{ ...search, filters: { includeArchivedMedia: '={{ "some" }}' } },
		],
	]);

	it.each([
		['yes', 3],
		['TRUE', 3],
		[1, 3],
		['no', 1],
		['false', 1],
		[0, 1],
		['off', 1],
	])('%p is read as it says', async (returnAll, count) => {
		await google.seed({ albums: 3 });
		const parameters = { ...list, returnAll: '={{ $json.all }}', limit: 1 };
		const { json } = await google.succeed({ parameters, items: jsonItems({ all: returnAll }) });
		expect(json).toHaveLength(count);
	});
});

describe('dates and numbers', () => {
	const dates = (date: string) => ({ ...search, filters: { dates: { date: [{ date }] } } });
	refusesInvalidInput(google, [
		['a record', "'Date' is not a date", dates('={{ ({ valueOf: 1 }) }}')],
		['a list', "'Date' is not a date", dates('={{ [2026] }}')],
		['a moment beyond all dates', "'Date' is not a date", dates('={{ 1e300 }}')],
		['a list for a limit', "'Limit' is not a whole number", { ...list, limit: '={{ [5] }}' }],
		['a record for a limit', "'Limit' is not", { ...list, limit: '={{ ({ valueOf: 5 }) }}' }],
	]);
});
