import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { inputOf, jsonItems, locator } from './support/items';
import { textOf } from './support/errors';
import { simulated } from './support/engine';

const google = simulated();
const albumId = locator('id', `ALvc9T${'a'.repeat(49)}`);
const mediaItemId = locator('id', `AF1kq3${'b'.repeat(49)}`);
/** What n8n itself does not see before the run, as it would an empty field. */
const nothing = '={{ "" }}';
const at = (operation: string, resource = 'album') => ({ resource, operation });

function update(updateFields: IDataObject): INodeParameters {
	return { ...at('update'), albumId, updateFields: updateFields as INodeParameters };
}

function enrich(parameters: INodeParameters): INodeParameters {
	return { ...at('addEnrichment'), albumId, ...parameters };
}

function place(latitude: string, longitude: string, locationName = 'Rome'): INodeParameters {
	return { place: { locationName, latitude, longitude } };
}

function search(filters: INodeParameters): INodeParameters {
	return { ...at('search', 'mediaItem'), searchBy: 'filters', filters };
}

const range = (fields: INodeParameters) => search({ dateRanges: { range: [fields] } });
const dates = (...date: INodeParameters[]) => search({ dates: { date } });
const oldest = 'MediaMetadata.creation_time';
const eleven = [
	'ANIMALS ARTS BIRTHDAYS CITYSCAPES CRAFTS DOCUMENTS FASHION FLOWERS FOOD GARDENS HOLIDAYS',
].flatMap((names) => names.split(' '));

/** What is refused, the message, and the parameters. */
const cases: Array<[string, string | RegExp, INodeParameters]> = [
	['an update of nothing', "'Update Fields' is empty", update({})],
	['an empty title', "'Title' is empty", update({ title: ' ' })],
	['a title over 500', "'Title' is too long", update({ title: 'x'.repeat(501) })],
	['no cover', "'Cover Photo' is empty", update({ coverPhotoMediaItemId: locator('id', '') })],
	[
		'a file name for a cover',
		`'Cover Photo' is not the ID of a Google Photos media item: "sea.jpg"`,
		update({ coverPhotoMediaItemId: locator('id', 'sea.jpg') }),
	],
	['an empty text', "'Text' is empty", enrich({ text: nothing })],
	[
		'a nameless place',
		"'Location > Location Name' is empty",
		enrich({ enrichmentType: 'location', location: place('1', '2', '') }),
	],
	[
		'no place at all',
		"'Location > Location Name' is empty",
		enrich({ enrichmentType: 'location' }),
	],
	[
		'a latitude off the globe',
		`'Location > Latitude' is not a number from -90 to 90: "91"`,
		enrich({ enrichmentType: 'location', location: place('91', '0') }),
	],
	[
		'a latitude alone',
		"'Location > Longitude' is not a number from -180 to 180",
		enrich({ enrichmentType: 'location', location: place('41.9', '') }),
	],
	[
		'degrees with a letter',
		`'Origin > Longitude' is not a number from -180 to 180: "12 E"`,
		enrich({ enrichmentType: 'map', origin: place('1', '12 E'), destination: place('1', '2') }),
	],
	[
		'a map without an end',
		"'Destination > Location Name' is empty",
		enrich({ enrichmentType: 'map', origin: place('1', '2') }),
	],
	[
		'an unknown enrichment',
		`'Enrichment Type' has an unknown value: "video"`,
		enrich({ enrichmentType: '={{ "video" }}', text: 'x' }),
	],
	[
		'a place after nothing',
		"'Media Item ID' is empty",
		enrich({
			enrichmentType: 'text',
			text: 'x',
			position: { at: { position: 'AFTER_MEDIA_ITEM' } },
		}),
	],
	['no album to share', "'Album' is empty", { ...at('share'), albumId: locator('id', nothing) }],
	[
		'no album to unshare',
		"'Album' is empty",
		{ ...at('unshare'), albumId: locator('id', nothing) },
	],
	...['get', 'join', 'leave'].map((operation): [string, string, INodeParameters] => [
		`a shared album without token to ${operation}`,
		"'Share Token' is empty",
		{ ...at(operation, 'sharedAlbum'), shareToken: ' ' },
	]),
	[
		'a description over 1000',
		"'Description' is too long",
		{ ...at('update', 'mediaItem'), mediaItemId, description: 'x'.repeat(1001) },
	],
	[
		'no media item',
		"'Media Item' is empty",
		{ ...at('update', 'mediaItem'), mediaItemId: locator('id', nothing), description: 'x' },
	],
	[
		'a search in no album',
		"'Album' is empty",
		{ ...at('search', 'mediaItem'), searchBy: 'album', albumId: locator('id', nothing) },
	],
	['a limit of 0', `'Limit' is not a whole number from 1: "0"`, { ...at('getAll'), limit: 0 }],
	['half a limit', "'Limit' is not", { ...at('getAll', 'mediaItem'), limit: '={{ 2.5 }}' }],
	['no limit', "'Limit' is not", { ...at('getAll', 'sharedAlbum'), limit: nothing }],
	['a word for a date', `'Date' is not a date: "soon"`, dates({ date: '={{ "soon" }}' })],
	['no date', "'Date' is not a date", dates({ date: '' })],
	['30 February', `'Date' is not a date: "2026-02-30"`, dates({ date: '2026-02-30' })],
	['a day without day', `'Date' has no day: "2026-02"`, dates({ date: '={{ "2026-02" }}' })],
	[
		'an unknown match',
		"'Match' has an unknown",
		dates({ date: '2026-02-03', match: '={{ "week" }}' }),
	],
	[
		'six dates',
		"'Dates' holds 6 entries, and Google takes up to 5",
		dates(...[1, 2, 3, 4, 5, 6].map((day) => ({ date: `2026-01-0${day}` }))),
	],
	[
		'six ranges',
		"'Date Ranges' holds 6 entries, and Google takes up to 5",
		search({ dateRanges: { range: [1, 2, 3, 4, 5, 6].map(() => ({ endDate: '2026-01-01' })) } }),
	],
	['an open range', "'Start Date' and 'End Date' are both empty", range({ match: 'month' })],
	[
		'a range backwards',
		"'Start Date' is after 'End Date'",
		range({ startDate: '2026-02-02', endDate: '2026-02-01' }),
	],
	['a bad end', `'End Date' is not a date`, range({ endDate: '={{ "x" }}' })],
	[
		'eleven categories',
		"'Include Categories' holds 11 categories, and Google takes up to 10",
		search({ includedContentCategories: eleven }),
	],
	[
		'eleven to exclude',
		"'Exclude Categories' holds 11 categories",
		search({ excludedContentCategories: eleven }),
	],
	[
		'an unknown category',
		`'Include Categories' holds an unknown category: "CATS"`,
		search({ includedContentCategories: '={{ "pets, cats" }}' }),
	],
	[
		'a category in both lists',
		"'Include Categories' and 'Exclude Categories' both hold PETS",
		search({ includedContentCategories: ['FOOD', 'PETS'], excludedContentCategories: ['PETS'] }),
	],
	['a type of its own', `'Media Type' has an unknown`, search({ mediaType: '={{ "GIF" }}' })],
	['an order without dates', "'Order By' does not go with", search({ orderBy: oldest })],
	['an unknown order', "'Order By' has an unknown value", search({ orderBy: '={{ "title" }}' })],
	...[{ mediaType: 'PHOTO' }, { favoritesOnly: true }, { includedContentCategories: ['PETS'] }].map(
		(filter): [string, string, INodeParameters] => [
			`an order with ${Object.keys(filter)[0]}`,
			"'Order By' does not go with",
			search({ ...filter, orderBy: oldest, dates: { date: [{ date: '2026-01-01' }] } }),
		],
	),
];

it.each(cases)('refuses %s before anything is sent', async (_, message, parameters) => {
	const stopped = await google.run({ parameters });
	expect(stopped.status).toBe('error');
	expect(stopped.error?.message).toContain(message);
	expect(stopped.error?.message).toContain('[item 0]');
	expect(stopped.error).toMatchObject({ context: { itemIndex: 0 } });
	expect(textOf(stopped).length).toBeGreaterThan(stopped.error?.message.length ?? 0);

	for (const onError of ['continueErrorOutput', 'continueRegularOutput'] as const) {
		const { items, errorItems } = await google.run({
			parameters,
			items: jsonItems({}, {}),
			onError,
		});
		const failed = onError === 'continueErrorOutput' ? errorItems : items;
		expect(failed.map(inputOf)).toEqual([0, 1]);
		expect(failed[1].json.error).toContain(message);
	}
	expect(google.requests()).toEqual([]);
});
