import { movie, openLibrary, type ItemList } from './support/library';
import { UNKNOWN_ID } from './support/service';

/** Photos 0 to n-1 with capture dates. */
async function open(...dates: string[]) {
	const opened = openLibrary();
	const { mediaItemIds } = await opened.seed(dates.length);
	dates.forEach((creationTime, index) =>
		opened.control.mark(mediaItemIds[index], { creationTime }),
	);
	const request = (body: object) => opened.call<ItemList>('POST', '/v1/mediaItems:search', body);
	const search = async (body: object) =>
		((await request(body)).body.mediaItems ?? []).map(({ id }) => mediaItemIds.indexOf(id));
	const filter = (filters: object) => search({ filters });
	return { ...opened, mediaItemIds, request, search, filter };
}

const date = (year: number, month: number, day: number) => ({ year, month, day });

describe('without filters', () => {
	test('everything, newest first', async () => {
		const { search } = await open(
			'2020-01-01T00:00:00Z',
			'2022-01-01T00:00:00Z',
			'2021-01-01T00:00:00Z',
		);
		expect(await search({})).toEqual([1, 2, 0]);
	});

	test('an album in its order, with archived items and product URLs inside the album', async () => {
		const { control, call, seedAlbum } = openLibrary();
		const { albumId, mediaItemIds } = await seedAlbum(3);
		control.mark(mediaItemIds[1], { archived: true });
		const { body } = await call<ItemList>('POST', '/v1/mediaItems:search', { albumId });
		const { mediaItems = [] } = body;
		expect(mediaItems.map(({ id }) => id)).toEqual(mediaItemIds);
		expect(mediaItems[0].productUrl).toBe(
			`https://photos.google.com/lr/album/${albumId}/photo/${mediaItemIds[0]}`,
		);
	});

	test('an unknown album is not found', async () => {
		const { request } = await open();
		expect((await request({ albumId: UNKNOWN_ID })).status).toBe(404);
	});

	test('pages', async () => {
		const { request } = await open(...Array<string>(130).fill('2020-01-01T00:00:00Z'));
		expect((await request({ pageSize: '1000' })).body.mediaItems).toHaveLength(100);
		const first = (await request({ pageSize: '100' })).body;
		const { pageToken, ...rest } = { pageToken: first.nextPageToken, pageSize: 100 };
		expect((await request({ ...rest, pageToken })).body.mediaItems).toHaveLength(30);
		expect((await request({ ...rest, pageToken, filters: {} })).status).toBe(400);
		expect((await request({ pageSize: 50, pageToken })).status).toBe(400);
		expect((await request({ pageSize: -1 })).status).toBe(400);
	});
});

describe('dates', () => {
	const DATES = [
		'2019-12-31T23:59:59Z',
		'2020-02-29T10:00:00Z',
		'2021-02-10T00:00:00Z',
		'2021-07-04T12:00:00Z',
	];

	test.each([
		['a day', date(2020, 2, 29), [1]],
		['a month', date(2021, 2, 0), [2]],
		['a year', date(2021, 0, 0), [3, 2]],
		['a day of any year', date(0, 7, 4), [3]],
	])('%s', async (_, given, expected) => {
		const { filter } = await open(...DATES);
		expect(await filter({ dateFilter: { dates: [given] } })).toEqual(expected);
	});

	test.each([
		['days', date(2020, 2, 29), date(2021, 2, 10), [2, 1]],
		['months', date(2019, 12, 0), date(2020, 2, 0), [1, 0]],
		['years', date(2019, 0, 0), date(2020, 0, 0), [1, 0]],
		['days of any year', date(0, 2, 1), date(0, 7, 4), [3, 2, 1]],
		['days of any year over its turn', date(0, 12, 1), date(0, 2, 28), [2, 0]],
	])('a range of %s includes both ends', async (_, startDate, endDate, expected) => {
		const { filter } = await open(...DATES);
		expect(await filter({ dateFilter: { ranges: [{ startDate, endDate }] } })).toEqual(expected);
	});

	test('dates and ranges are taken together', async () => {
		const { filter } = await open(...DATES);
		const dates = [date(2019, 12, 31), date(2021, 7, 4)];
		const ranges = [{ startDate: date(2020, 1, 1), endDate: date(2020, 12, 31) }];
		expect(await filter({ dateFilter: { dates, ranges } })).toEqual([3, 1, 0]);
	});

	test('an item without a capture date matches none', async () => {
		const { filter, control, mediaItemIds, search } = await open('2020-01-01T00:00:00Z');
		control.mark(mediaItemIds[0], { creationTime: null });
		expect(await filter({ dateFilter: { dates: [date(2020, 0, 0)] } })).toEqual([]);
		expect(await search({})).toEqual([0]);
	});

	test.each([
		['all zero', { dates: [{}] }],
		['only a month missing', { dates: [date(2020, 0, 5)] }],
		['a month alone', { dates: [date(0, 5, 0)] }],
		['no such day', { dates: [date(2021, 2, 29)] }],
		['no such month', { dates: [date(2021, 13, 1)] }],
		['six dates', { dates: Array(6).fill(date(2020, 0, 0)) }],
		[
			'six ranges',
			{ ranges: Array(6).fill({ startDate: date(2020, 0, 0), endDate: date(2020, 0, 0) }) },
		],
		['a range without an end', { ranges: [{ startDate: date(2020, 0, 0) }] }],
		['two shapes', { ranges: [{ startDate: date(2020, 1, 1), endDate: date(2021, 0, 0) }] }],
	])('%s: 400', async (_, dateFilter) => {
		const { request } = await open();
		expect((await request({ filters: { dateFilter } })).status).toBe(400);
	});

	test('the order may be reversed with a date filter only', async () => {
		const { request, search } = await open(...DATES);
		const ranges = [{ startDate: date(2000, 0, 0), endDate: date(2030, 0, 0) }];
		const dateFilter = { ranges };
		const oldest = 'MediaMetadata.creation_time';
		expect(await search({ filters: { dateFilter }, orderBy: oldest })).toEqual([0, 1, 2, 3]);
		expect(await search({ filters: { dateFilter }, orderBy: `${oldest} desc` })).toEqual([
			3, 2, 1, 0,
		]);
		const withArchived = { dateFilter, includeArchivedMedia: true };
		expect((await request({ filters: withArchived, orderBy: oldest })).status).toBe(200);
		expect((await request({ orderBy: oldest })).status).toBe(400);
		expect((await request({ filters: { dateFilter }, orderBy: 'filename' })).status).toBe(400);
		const mediaTypeFilter = { mediaTypes: ['PHOTO'] };
		const both = { filters: { dateFilter, mediaTypeFilter }, orderBy: oldest };
		expect((await request(both)).status).toBe(400);
	});
});

describe('content, type and features', () => {
	const DATES = Array<string>(3).fill('2020-01-01T00:00:00Z');

	test('included categories are alternatives, excluded ones take away', async () => {
		const { filter, control, mediaItemIds } = await open(...DATES);
		control.mark(mediaItemIds[0], { categories: ['PETS'] });
		control.mark(mediaItemIds[1], { categories: ['FOOD', 'NIGHT'] });
		const content = async (included: string[], excluded: string[] = []) => {
			const found = await filter({
				contentFilter: { includedContentCategories: included, excludedContentCategories: excluded },
			});
			return found.sort();
		};
		expect(await content(['PETS', 'FOOD'])).toEqual([0, 1]);
		expect(await content(['PETS', 'FOOD'], ['NIGHT'])).toEqual([0]);
		expect(await content([], ['PETS'])).toEqual([1, 2]);
		expect(await content(['NONE', 'PETS'])).toEqual([0]);
		expect(await content(['NONE'])).toEqual([0, 1, 2]);
	});

	test.each([
		['a category on both sides', { included: ['PETS'], excluded: ['PETS'] }],
		['an unknown category', { included: ['CATS'] }],
		['eleven categories', { included: Array(11).fill('PETS') }],
	])('%s: 400', async (_, { included, excluded }: { included: unknown[]; excluded?: string[] }) => {
		const { request } = await open();
		const contentFilter = {
			includedContentCategories: included,
			excludedContentCategories: excluded,
		};
		expect((await request({ filters: { contentFilter } })).status).toBe(400);
	});

	test('media types', async () => {
		const { request, upload, createItems, filter } = await open(DATES[0]);
		await createItems([await upload(movie())]);
		const types = (...mediaTypes: string[]) => ({ mediaTypeFilter: { mediaTypes } });
		expect(await filter(types('PHOTO'))).toEqual([0]);
		const { mediaItems } = (await request({ filters: types('VIDEO') })).body;
		expect(mediaItems).toMatchObject([{ mimeType: 'video/mp4' }]);
		expect(await filter(types('ALL_MEDIA'))).toHaveLength(2);
		expect((await request({ filters: types() })).status).toBe(400);
		expect((await request({ filters: types('PHOTO', 'VIDEO') })).status).toBe(400);
	});

	test('favorites and archived items', async () => {
		const { filter, control, mediaItemIds } = await open(...DATES);
		control.mark(mediaItemIds[1], { favorite: true });
		control.mark(mediaItemIds[2], { archived: true });
		expect(await filter({ featureFilter: { includedFeatures: ['FAVORITES'] } })).toEqual([1]);
		expect(await filter({ featureFilter: { includedFeatures: ['NONE'] } })).toHaveLength(2);
		expect(await filter({ includeArchivedMedia: true })).toHaveLength(3);
	});

	test('an album and filters exclude each other', async () => {
		const { request, createAlbum } = await open();
		const { id: albumId } = await createAlbum();
		const { status, body } = await request({ albumId, filters: { includeArchivedMedia: true } });
		expect([status, body]).toMatchObject([400, { error: { status: 'INVALID_ARGUMENT' } }]);
	});

	test('new items are found by filters after the set delay only, future ones never', async () => {
		const { filter, control, mediaItemIds, search, state } = await open(...DATES);
		control.setIndexingDelay(60);
		expect([await search({}), await filter({})]).toMatchObject([{ length: 3 }, { length: 0 }]);
		state.now += 60_000;
		control.mark(mediaItemIds[0], { creationTime: '2030-01-01T00:00:00Z' });
		expect([await search({}), await filter({})]).toMatchObject([{ length: 3 }, { length: 2 }]);
	});
});
