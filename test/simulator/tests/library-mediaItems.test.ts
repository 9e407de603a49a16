import { openLibrary, TODAY, type Item, type ItemList } from './support/library';
import { UNKNOWN_ID } from './support/service';

describe('get', () => {
	test('gives the item with a base URL', async () => {
		const { call, seed } = openLibrary();
		const { mediaItemIds } = await seed(1);
		const [id] = mediaItemIds;
		const { body } = await call<Item>('GET', `/v1/mediaItems/${id}`);
		expect(body).toEqual({
			id,
			productUrl: `https://photos.google.com/lr/photo/${id}`,
			baseUrl: expect.stringMatching(/^https:\/\/lh3\.googleusercontent\.com\/[^=]+$/) as string,
			mimeType: 'image/jpeg',
			mediaMetadata: { creationTime: '2026-03-01T11:59:00Z', width: '64', height: '48', photo: {} },
			filename: 'photo-1.jpg',
		});
	});

	test('what is not visible is not found, what is no id is invalid', async () => {
		const { call, seed, grant } = openLibrary();
		const { mediaItemIds } = await seed(1);
		grant('other client', TODAY, 'anna', 'other');
		const path = `/v1/mediaItems/${mediaItemIds[0]}`;
		expect((await call('GET', path, undefined, 'other client')).status).toBe(404);
		const unknown = await call('GET', `/v1/mediaItems/${UNKNOWN_ID}`);
		expect([unknown.status, unknown.body.error.message]).toEqual([
			404,
			'The provided ID does not match any media items.',
		]);
		const { status, body } = await call('GET', '/v1/mediaItems/7');
		expect([status, body.error.message]).toEqual([400, 'Invalid media item ID.']);
	});
});

describe('batchGet', () => {
	test('gives each id its result, in order', async () => {
		const { call, seed } = openLibrary();
		const { mediaItemIds } = await seed(2);
		const [a, b] = mediaItemIds;
		const query = [b, 'bad', UNKNOWN_ID, a].map((id) => `mediaItemIds=${id}`).join('&');
		const { status, body } = await call('GET', `/v1/mediaItems:batchGet?${query}`);
		expect(status).toBe(200);
		expect(body).toMatchObject({
			mediaItemResults: [
				{ mediaItem: { id: b } },
				{ status: { code: 3, message: 'Invalid media item ID.' } },
				{ status: { code: 3, message: 'Invalid media item ID.' } },
				{ mediaItem: { id: a } },
			],
		});
	});

	test('one poisoned id takes all others along, for good', async () => {
		const { call, control, seed } = openLibrary();
		const { mediaItemIds } = await seed(3);
		control.mark(mediaItemIds[1], { poisoned: true });
		const query = mediaItemIds.map((id) => `mediaItemIds=${id}`).join('&');
		for (let n = 0; n < 3; n++) {
			const { status, body } = await call('GET', `/v1/mediaItems:batchGet?${query}`);
			expect([status, body.error.message]).toEqual([500, 'Internal error encountered.']);
		}
		expect((await call('GET', `/v1/mediaItems/${mediaItemIds[1]}`)).status).toBe(500);
		const [a, , c] = mediaItemIds;
		const rest = `mediaItemIds=${a}&mediaItemIds=${c}`;
		expect((await call('GET', `/v1/mediaItems:batchGet?${rest}`)).status).toBe(200);
	});

	test('an item that the person deleted is gone everywhere', async () => {
		const { call, control, seedAlbum, snapshot } = openLibrary();
		const { albumId, mediaItemIds } = await seedAlbum(2);
		control.deleteMediaItem(mediaItemIds[0]);
		const { body } = await call('GET', `/v1/mediaItems:batchGet?mediaItemIds=${mediaItemIds[0]}`);
		expect(body).toEqual({
			mediaItemResults: [{ status: { code: 3, message: 'Invalid media item ID.' } }],
		});
		expect((await call('GET', `/v1/mediaItems/${mediaItemIds[0]}`)).status).toBe(404);
		const inAlbum = await call<ItemList>('POST', '/v1/mediaItems:search', { albumId });
		expect(inAlbum.body.mediaItems).toMatchObject([{ id: mediaItemIds[1] }]);
		expect(snapshot().albums[0].mediaItemIds).toEqual([mediaItemIds[1]]);
		expect(() => control.deleteMediaItem('7')).toThrow('Unknown media item 7');
	});

	test.each([
		['no id', ''],
		['a repeated id', `mediaItemIds=${UNKNOWN_ID}&mediaItemIds=${UNKNOWN_ID}`],
		['51 ids', Array.from({ length: 51 }, (_, n) => `mediaItemIds=${n}`).join('&')],
		['brackets', `mediaItemIds[]=${UNKNOWN_ID}`],
	])('%s: 400', async (_, query) => {
		expect((await openLibrary().call('GET', `/v1/mediaItems:batchGet?${query}`)).status).toBe(400);
	});
});

describe('list', () => {
	const idsOf = ({ mediaItems = [] }: ItemList) => mediaItems.map(({ id }) => id);
	/** A library of photos, listed by two. */
	const openPages = async (photos: number) => {
		const { call, control, seed } = openLibrary();
		await seed(photos);
		const list = async (token = '') =>
			(await call<ItemList>('GET', `/v1/mediaItems?pageSize=2&pageToken=${token}`)).body;
		return { control, list };
	};

	test('newest first, 25 unless asked, 100 at most', async () => {
		const { call, seed } = openLibrary();
		const { mediaItemIds } = await seed(230);
		const list = async (query = '') => (await call<ItemList>('GET', `/v1/mediaItems${query}`)).body;
		expect((await list()).mediaItems).toHaveLength(25);
		expect((await list('?pageSize=500')).mediaItems).toHaveLength(100);
		const pages = [await list('?pageSize=100')];
		while (pages.at(-1)?.nextPageToken) {
			pages.push(await list(`?pageSize=100&pageToken=${pages.at(-1)?.nextPageToken}`));
		}
		expect(pages.map(({ mediaItems }) => mediaItems?.length)).toEqual([100, 100, 30]);
		expect(pages.flatMap(idsOf)).toEqual([...mediaItemIds].reverse());
	});

	test('archived items are left out', async () => {
		const { call, seed, control } = openLibrary();
		const { mediaItemIds } = await seed(2);
		control.mark(mediaItemIds[0], { archived: true });
		expect(idsOf((await call<ItemList>('GET', '/v1/mediaItems')).body)).toEqual([mediaItemIds[1]]);
	});

	test('a page token goes with its request, page size included', async () => {
		const { call, seed, grant } = openLibrary();
		await seed(5);
		grant('bert', TODAY, 'bert');
		const { body } = await call<ItemList>('GET', '/v1/mediaItems?pageSize=2');
		const next = `pageToken=${body.nextPageToken}`;
		expect((await call('GET', `/v1/mediaItems?pageSize=2&${next}`)).status).toBe(200);
		for (const other of [`pageSize=3&${next}`, next]) {
			const refused = await call('GET', `/v1/mediaItems?${other}`);
			expect([refused.status, refused.body.error.status, refused.body.error.message]).toEqual([
				400,
				'INVALID_ARGUMENT',
				'When using a page token, you must use the same parameters as the previous request.',
			]);
		}
		expect((await call('GET', `/v1/albums?pageSize=2&${next}`)).status).toBe(400);
		const asBert = await call('GET', `/v1/mediaItems?pageSize=2&${next}`, undefined, 'bert');
		expect(asBert.status).toBe(400);
		expect((await call('GET', '/v1/mediaItems?pageToken=made-up')).status).toBe(400);
		const search = { pageSize: 2, pageToken: body.nextPageToken, filters: {} };
		expect((await call('POST', '/v1/mediaItems:search', search)).status).toBe(400);
	});

	test('pages may be empty and still go on', async () => {
		const { control, list } = await openPages(4);
		control.emptyPageEvery(2);
		const pages = [await list()];
		while (pages.at(-1)?.nextPageToken) pages.push(await list(pages.at(-1)?.nextPageToken));
		const sizes = pages.map(({ mediaItems = [] }) => mediaItems.length);
		expect(sizes).toEqual([2, 0, 2]);
	});

	test('a page token may be given again and again', async () => {
		const { control, list } = await openPages(6);
		control.repeatPageToken(true);
		const { nextPageToken } = await list();
		expect((await list(nextPageToken)).nextPageToken).toBe(nextPageToken);
	});

	test('pages may be short, and one token too many may come', async () => {
		const { control, list } = await openPages(6);
		control.shortPages(true);
		control.tokenAtEnd(true);
		const pages = [await list()];
		while (pages.at(-1)?.nextPageToken) pages.push(await list(pages.at(-1)?.nextPageToken));
		const sizes = pages.map(({ mediaItems = [] }) => mediaItems.length);
		expect(sizes).toEqual([2, 1, 2, 1, 0]);
	});

	test('pages may overlap by one', async () => {
		const { control, list } = await openPages(4);
		control.overlapPages(true);
		const first = await list();
		expect(idsOf(await list(first.nextPageToken))[0]).toBe(idsOf(first)[1]);
	});
});

describe('patch', () => {
	test('sets and clears the description', async () => {
		const { call, seed } = openLibrary();
		const { mediaItemIds } = await seed(1);
		const patch = (description: string) =>
			call<Item>('PATCH', `/v1/mediaItems/${mediaItemIds[0]}?updateMask=description`, {
				description,
			});
		expect((await patch('Hello')).body.description).toBe('Hello');
		expect((await patch('')).body).not.toHaveProperty('description');
		expect((await patch('x'.repeat(1000))).status).toBe(200);
		expect((await patch('x'.repeat(1001))).status).toBe(400);
	});

	test('takes a whole item, of which only the description counts', async () => {
		const { call, seed } = openLibrary();
		const { mediaItemIds } = await seed(1);
		const path = `/v1/mediaItems/${mediaItemIds[0]}`;
		const item = (await call<Item>('GET', path)).body;
		const changes = { ...item, description: 'Hello', filename: 'other.jpg' };
		const { body } = await call<Item>('PATCH', `${path}?updateMask=description`, changes);
		expect(body).toMatchObject({ description: 'Hello', filename: 'photo-1.jpg' });
	});

	test.each(['', '?updateMask=filename', '?updateMask=description,filename'])(
		'with the mask "%s": 400',
		async (query) => {
			const { call, seed } = openLibrary();
			const { mediaItemIds } = await seed(1);
			const path = `/v1/mediaItems/${mediaItemIds[0]}${query}`;
			expect((await call('PATCH', path, { description: 'x' })).status).toBe(400);
		},
	);
});

test('seeding 20,000 photos takes a moment, all with different bytes', async () => {
	const { seed, snapshot } = openLibrary();
	// Time of this process, so that a busy machine changes nothing.
	const before = process.cpuUsage();
	await seed(20_000);
	const { user, system } = process.cpuUsage(before);
	expect((user + system) / 1000).toBeLessThan(5000);
	const { mediaItems } = snapshot();
	expect(new Set(mediaItems.map(({ sha256 }) => sha256)).size).toBe(20_000);
});

test('reset empties everything', async () => {
	const { call, library, control, snapshot, seed } = openLibrary();
	await seed(3, 2);
	control.emptyPageEvery(1);
	library.reset();
	expect(snapshot()).toEqual({ albums: [], mediaItems: [] });
	expect((await call('GET', '/v1/mediaItems')).body).toEqual({});
});
