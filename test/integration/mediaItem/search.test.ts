import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	type InvalidInput,
	jsonItems,
	locator,
	refusesInvalidInput,
	useSimulatedGoogle,
} from '../support';

const google = useSimulatedGoogle();
const SEARCH = 'POST /v1/mediaItems:search';
const base = { resource: 'mediaItem', operation: 'search', returnAll: true };
const ORDER_BY = 'MediaMetadata.creation_time';

const byFilters = (filters: INodeParameters) => ({ ...base, searchBy: 'filters', filters });
const byAlbum = (albumId: string) => ({
	...base,
	searchBy: 'album',
	albumId: locator('id', albumId),
});
const bodies = () => google.requests(SEARCH).map(({ body }) => body as IDataObject);
const ids = (json: IDataObject[]) => json.map(({ id }) => id);

describe('media item: search in an album', () => {
	it('gives what is in it in the order of the album, and sends no filters', async () => {
		const { albumId, mediaItemIds } = await google.seedAlbum(3);
		await google.seed({ mediaItems: 2 });
		const { json } = await google.succeed({ parameters: byAlbum(albumId) });
		expect(ids(json)).toEqual(mediaItemIds);
		expect(bodies()).toEqual([{ albumId, pageSize: 100 }]);
	});

	it('gives addresses that lead back to the media item', async () => {
		const { albumId, mediaItemIds } = await google.seedAlbum(1);
		const { json } = await google.run({ parameters: byAlbum(albumId) });
		expect(json[0].productUrl).toContain(`/album/${albumId}/photo/`);
		const mediaItemId = locator('url', json[0].productUrl as string);
		const parameters = { resource: 'mediaItem', operation: 'get', mediaItemId };
		expect(ids((await google.run({ parameters })).json)).toEqual(mediaItemIds);
	});

	it('takes another album for each item and pairs what it finds', async () => {
		const rome = await google.seedAlbum(2, 'Rome');
		const oslo = await google.seedAlbum(1, 'Oslo');
		const items = jsonItems({ album: oslo.albumId }, { album: rome.albumId });
		const result = await google.run({ parameters: byAlbum('={{ $json.album }}'), items });
		expect(ids(result.json)).toEqual([...oslo.mediaItemIds, ...rome.mediaItemIds]);
		expect(result.inputs).toEqual([0, 1, 1]);
	});

	refusesInvalidInput(google, [['no album', "'Album' is empty", byAlbum('={{ "" }}')]]);
});

describe('media item: search with filters', () => {
	it('sends none where none is set, so that new items are found at once', async () => {
		google.control.setIndexingDelay(600);
		const { mediaItemIds } = await google.seed({ mediaItems: 2 });
		const { json } = await google.run({ parameters: byFilters({}) });
		expect(ids(json).sort()).toEqual([...mediaItemIds].sort());
		expect(bodies()).toEqual([{ pageSize: 100 }]);
	});

	it('sends every filter as Google names it', async () => {
		const filters = {
			dates: { date: [{ date: '2026-07-14', match: 'day' }] },
			dateRanges: { range: [{ startDate: '2025-01-31', endDate: '2025-03-01', match: 'month' }] },
			includedContentCategories: ['PETS', 'FOOD'],
			excludedContentCategories: ['SCREENSHOTS'],
			mediaType: 'VIDEO',
			favoritesOnly: true,
			includeArchivedMedia: true,
			excludeNonAppCreatedData: true,
		};
		await google.succeed({ parameters: byFilters(filters) });
		expect(bodies()[0]).toEqual({
			pageSize: 100,
			filters: {
				dateFilter: {
					dates: [{ year: 2026, month: 7, day: 14 }],
					ranges: [
						{
							startDate: { year: 2025, month: 1, day: 0 },
							endDate: { year: 2025, month: 3, day: 0 },
						},
					],
				},
				contentFilter: {
					includedContentCategories: ['PETS', 'FOOD'],
					excludedContentCategories: ['SCREENSHOTS'],
				},
				mediaTypeFilter: { mediaTypes: ['VIDEO'] },
				featureFilter: { includedFeatures: ['FAVORITES'] },
				includeArchivedMedia: true,
				excludeNonAppCreatedData: true,
			},
		});
	});

	it('finds what fulfils them', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 4 });
		const [pets, archived, old, plain] = mediaItemIds;
		google.control.mark(pets, { categories: ['PETS'], favorite: true });
		google.control.mark(archived, { archived: true });
		google.control.mark(old, { creationTime: '2019-07-14T12:00:00Z' });
		const found = async (filters: INodeParameters) =>
			ids((await google.run({ parameters: byFilters(filters) })).json).sort();
		const all = [...mediaItemIds].sort();
		expect(await found({ includedContentCategories: ['PETS', 'FOOD'] })).toEqual([pets]);
		expect(await found({ favoritesOnly: true })).toEqual([pets]);
		expect(await found({ excludedContentCategories: ['PETS'] })).toEqual([old, plain].sort());
		expect(await found({ includeArchivedMedia: true })).toEqual(all);
		expect(await found({ mediaType: 'PHOTO', includeArchivedMedia: true })).toEqual(all);
		expect(await found({ mediaType: 'VIDEO' })).toEqual([]);
		const year = { date: [{ date: '2019', match: 'year' }] };
		expect(await found({ dates: year })).toEqual([old]);
		const everyYear = { date: [{ date: '2026-07-14', match: 'dayOfEveryYear' }] };
		expect(await found({ dates: everyYear })).toEqual([old]);
		expect(bodies().at(-1)).toMatchObject({
			filters: { dateFilter: { dates: [{ year: 0, month: 7, day: 14 }] } },
		});
	});

	it.each([
		[ORDER_BY, false],
		[`${ORDER_BY} desc`, true],
	])('orders a search by date: %s', async (orderBy, reversed) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const range = [{ startDate: '2000-01-01' }];
		const filters = { dateRanges: { range }, orderBy, includeArchivedMedia: true };
		const { json } = await google.succeed({ parameters: byFilters(filters) });
		expect(ids(json)).toEqual(reversed ? [...mediaItemIds].reverse() : mediaItemIds);
	});

	it('sends the same filters with every page, goes past empty pages and gives nothing twice', async () => {
		await google.seed({ mediaItems: 230 });
		google.control.emptyPageEvery(2);
		google.control.overlapPages(true);
		const filters = { dateRanges: { range: [{ startDate: '2000-01-01' }] } };
		const { json } = await google.succeed({ parameters: byFilters(filters) });
		expect(new Set(ids(json)).size).toBe(230);
		expect(json).toHaveLength(230);
		const sent = bodies().map((body) => JSON.stringify(body.filters));
		expect(sent.length).toBeGreaterThan(3);
		expect(new Set(sent).size).toBe(1);
	});

	const elevenCategories = [
		'ANIMALS ARTS BIRTHDAYS CITYSCAPES CRAFTS DOCUMENTS FASHION FLOWERS FOOD GARDENS HOLIDAYS',
	].flatMap((names) => names.split(' '));
	refusesInvalidInput(google, [
		[
			'eleven categories',
			"'Include Categories' holds 11 categories, and Google takes up to 10",
			byFilters({ includedContentCategories: elevenCategories }),
		],
		[
			'eleven to exclude',
			"'Exclude Categories' holds 11 categories",
			byFilters({ excludedContentCategories: elevenCategories }),
		],
		[
			'an unknown category',
			`'Include Categories' holds an unknown category: "CATS"`,
			byFilters({ includedContentCategories: '={{ "pets, cats" }}' }),
		],
		[
			'a category in both lists',
			"'Include Categories' and 'Exclude Categories' both hold PETS",
			byFilters({
				includedContentCategories: ['FOOD', 'PETS'],
				excludedContentCategories: ['PETS'],
			}),
		],
		['a type of its own', `'Media Type' has an unknown`, byFilters({ mediaType: '={{ "GIF" }}' })],
		[
			'an order without dates',
			"'Order By' cannot be combined with",
			byFilters({ orderBy: ORDER_BY }),
		],
		[
			'an unknown order',
			"'Order By' has an unknown value",
			byFilters({ orderBy: '={{ "title" }}' }),
		],
		...[
			{ mediaType: 'PHOTO' },
			{ favoritesOnly: true },
			{ includedContentCategories: ['PETS'] },
		].map((filter): InvalidInput => [
			`an order with ${Object.keys(filter)[0]}`,
			"'Order By' cannot be combined with",
			byFilters({ ...filter, orderBy: ORDER_BY, dates: { date: [{ date: '2026-01-01' }] } }),
		]),
	]);
});
