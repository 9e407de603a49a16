import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { textOf } from '../support/errors';
import { inputOf, jsonItems, locator } from '../support/items';
import { simulated } from '../support/engine';

const google = simulated();
const SEARCH = 'POST /v1/mediaItems:search';
const base = { resource: 'mediaItem', operation: 'search', returnAll: true };

const byFilters = (filters: INodeParameters) => ({ ...base, searchBy: 'filters', filters });
const byAlbum = (albumId: string) => ({
	...base,
	searchBy: 'album',
	albumId: locator('id', albumId),
});
const ids = (json: IDataObject[]) => json.map(({ id }) => id);
const bodies = () => google.requests(SEARCH).map(({ body }) => body as IDataObject);

describe('in an album', () => {
	it('gives what is in it in the order of the album, and sends no filters', async () => {
		const seed = { albums: ['Rome'], mediaItems: 3, intoFirstAlbum: true };
		const { albumIds, mediaItemIds } = await google.seed(seed);
		await google.seed({ mediaItems: 2 });
		const { json, error } = await google.run({ parameters: byAlbum(albumIds[0]) });
		expect(error).toBeUndefined();
		expect(ids(json)).toEqual(mediaItemIds);
		expect(bodies()).toEqual([{ albumId: albumIds[0], pageSize: 100 }]);
	});

	it('gives addresses that lead back to the media item', async () => {
		const seed = { albums: ['Rome'], mediaItems: 1, intoFirstAlbum: true };
		const { albumIds, mediaItemIds } = await google.seed(seed);
		const { json } = await google.run({ parameters: byAlbum(albumIds[0]) });
		expect(json[0].productUrl).toContain(`/album/${albumIds[0]}/photo/`);
		const mediaItemId = locator('url', json[0].productUrl as string);
		const parameters = { resource: 'mediaItem', operation: 'get', mediaItemId };
		expect(ids((await google.run({ parameters })).json)).toEqual(mediaItemIds);
	});

	it('takes another album for each item and pairs what it finds', async () => {
		const rome = await google.seed({ albums: ['Rome'], mediaItems: 2, intoFirstAlbum: true });
		const oslo = await google.seed({ albums: ['Oslo'], mediaItems: 1, intoFirstAlbum: true });
		const items = jsonItems({ album: oslo.albumIds[0] }, { album: rome.albumIds[0] });
		const result = await google.run({ parameters: byAlbum('={{ $json.album }}'), items });
		expect(ids(result.json)).toEqual([...oslo.mediaItemIds, ...rome.mediaItemIds]);
		expect(result.items.map(inputOf)).toEqual([0, 1, 1]);
	});
});

describe('with filters', () => {
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
		const { error } = await google.run({ parameters: byFilters(filters) });
		expect(error).toBeUndefined();
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

	it.each<[string, INodeParameters, object[]]>([
		[
			'from a day on',
			{ startDate: '2026-07-14' },
			[
				{
					startDate: { year: 2026, month: 7, day: 14 },
					endDate: { year: 9999, month: 12, day: 31 },
				},
			],
		],
		[
			'up to a year',
			{ endDate: '2019', match: 'year' },
			[{ startDate: { year: 1, month: 0, day: 0 }, endDate: { year: 2019, month: 0, day: 0 } }],
		],
		[
			'every year over its turn',
			{ startDate: '2025-12-24', endDate: '2026-01-06', match: 'dayOfEveryYear' },
			[
				{ startDate: { year: 0, month: 12, day: 24 }, endDate: { year: 0, month: 12, day: 31 } },
				{ startDate: { year: 0, month: 1, day: 1 }, endDate: { year: 0, month: 1, day: 6 } },
			],
		],
	])('fills in a range %s', async (_, range, expected) => {
		const filters = { dateRanges: { range: [range] } };
		const { error } = await google.run({ parameters: byFilters(filters) });
		expect(error).toBeUndefined();
		expect(bodies()[0]).toMatchObject({ filters: { dateFilter: { ranges: expected } } });
	});

	it.each([
		['MediaMetadata.creation_time', false],
		['MediaMetadata.creation_time desc', true],
	])('orders a search by date: %s', async (orderBy, reversed) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const range = [{ startDate: '2000-01-01' }];
		const filters = { dateRanges: { range }, orderBy, includeArchivedMedia: true };
		const { json, error } = await google.run({ parameters: byFilters(filters) });
		expect(error).toBeUndefined();
		expect(ids(json)).toEqual(reversed ? [...mediaItemIds].reverse() : mediaItemIds);
	});
});

describe('dates in the time zone of the workflow', () => {
	const parameters = byFilters({ dates: { date: [{ date: '={{ $json.at }}', match: 'day' }] } });
	it.each([
		['Asia/Tokyo', '2026-07-14T14:59:59Z', 14],
		['Asia/Tokyo', '2026-07-14T15:00:00Z', 15],
		['America/Los_Angeles', '2026-07-15T06:59:59Z', 14],
		['America/Los_Angeles', '2026-07-15T07:00:00Z', 15],
		['UTC', '2026-07-14T23:59:59Z', 14],
		['UTC', '2026-07-15T00:00:00Z', 15],
		['America/Los_Angeles', '2026-07-14T00:00:00', 14],
	])('%s: %s is the %sth', async (timezone, at, day) => {
		const workflowSettings = { timezone };
		const { error } = await google.run({ parameters, items: jsonItems({ at }), workflowSettings });
		expect(error).toBeUndefined();
		const dates = [{ year: 2026, month: 7, day }];
		expect(bodies()[0]).toMatchObject({ filters: { dateFilter: { dates } } });
	});

	it.each(['Asia/Tokyo', 'America/Los_Angeles'])(
		'a DateTime of an expression in %s',
		async (zone) => {
			const expression = '={{ DateTime.fromISO("2026-07-14T23:30:00Z") }}';
			const filters = { dates: { date: [{ date: expression, match: 'day' }] } };
			const workflowSettings = { timezone: zone };
			const { error } = await google.run({ parameters: byFilters(filters), workflowSettings });
			expect(error).toBeUndefined();
			const dates = [{ year: 2026, month: 7, day: zone === 'Asia/Tokyo' ? 15 : 14 }];
			expect(bodies()[0]).toMatchObject({ filters: { dateFilter: { dates } } });
		},
	);
});

describe('many', () => {
	it.each(['getAll', 'search'])('1,000 media items come in 10 requests: %s', async (operation) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1000 });
		const { json, error } = await google.run({ parameters: { ...byFilters({}), operation } });
		expect(error).toBeUndefined();
		expect(new Set(ids(json))).toEqual(new Set(mediaItemIds));
		expect(json).toHaveLength(1000);
		expect(google.requests()).toHaveLength(10);
	});

	it('sends the same filters with every page, goes past empty pages and gives nothing twice', async () => {
		await google.seed({ mediaItems: 230 });
		google.control.emptyPageEvery(2);
		google.control.overlapPages(true);
		const filters = { dateRanges: { range: [{ startDate: '2000-01-01' }] } };
		const { json, error } = await google.run({ parameters: byFilters(filters) });
		expect(error).toBeUndefined();
		expect(new Set(ids(json)).size).toBe(230);
		expect(json).toHaveLength(230);
		const sent = bodies().map((body) => JSON.stringify(body.filters));
		expect(sent.length).toBeGreaterThan(3);
		expect(new Set(sent).size).toBe(1);
	});

	it('fails instead of reading one page for ever', async () => {
		await google.seed({ mediaItems: 300 });
		google.control.repeatPageToken(true);
		const result = await google.run({ parameters: byFilters({}) });
		expect(textOf(result)).toMatch(/page token twice/);
		expect(google.requests().length).toBeLessThanOrEqual(3);
	});

	it('stops at the limit with the smallest pages', async () => {
		await google.seed({ mediaItems: 300 });
		const parameters = { ...byFilters({}), returnAll: false, limit: 130 };
		expect((await google.run({ parameters })).json).toHaveLength(130);
		expect(bodies().map(({ pageSize }) => pageSize)).toEqual([100, 30]);
	});
});
