import { openLibrary, picture, TODAY, type AlbumBody } from './support/library';
import { UNKNOWN_ID } from './support/service';

interface AlbumList {
	albums?: AlbumBody[];
	nextPageToken?: string;
}

test('a new album comes back without a count and a cover', async () => {
	const { call } = openLibrary();
	const { body } = await call<AlbumBody>('POST', '/v1/albums', { album: { title: 'Été' } });
	expect(body).toEqual({
		id: expect.stringMatching(/^[A-Za-z0-9_-]{55,}$/) as string,
		title: 'Été',
		productUrl: `https://photos.google.com/lr/album/${body.id}`,
		isWriteable: true,
	});
});

test('titles need not be unique, but 1 to 500 characters', async () => {
	const { call, createAlbum } = openLibrary();
	expect((await createAlbum('x')).id).not.toBe((await createAlbum('x')).id);
	const statusOf = async (title: string) =>
		(await call('POST', '/v1/albums', { album: { title } })).status;
	expect(await statusOf('')).toBe(400);
	expect(await statusOf('x'.repeat(500))).toBe(200);
	expect(await statusOf('x'.repeat(501))).toBe(400);
});

test('an empty album has a placeholder for a cover; an empty list is {}', async () => {
	const { call, createAlbum } = openLibrary();
	expect((await call('GET', '/v1/albums')).body).toEqual({});
	const { id } = await createAlbum();
	const { body } = await call<AlbumBody>('GET', `/v1/albums/${id}`);
	expect(body).not.toHaveProperty('mediaItemsCount');
	expect(body).not.toHaveProperty('coverPhotoMediaItemId');
	expect(body.coverPhotoBaseUrl).toMatch(/^https:\/\/lh3\.googleusercontent\.com\//);
});

test('the count is a string, the first item is the cover', async () => {
	const { call, seedAlbum } = openLibrary();
	const { albumId, mediaItemIds } = await seedAlbum(3);
	const { body } = await call<AlbumBody>('GET', `/v1/albums/${albumId}`);
	expect(body).toMatchObject({ mediaItemsCount: '3', coverPhotoMediaItemId: mediaItemIds[0] });
});

test('what another client, another person or nobody made is not found', async () => {
	const { call, createAlbum, grant } = openLibrary();
	grant('other client', TODAY, 'anna', 'other');
	grant('bert', TODAY, 'bert');
	const { id } = await createAlbum();
	for (const as of ['other client', 'bert']) {
		const { status, body } = await call('GET', `/v1/albums/${id}`, undefined, as);
		expect([status, body.error.status]).toEqual([404, 'NOT_FOUND']);
		expect(body.error.message).toBe('The provided ID does not match any albums');
		expect((await call('GET', '/v1/albums', undefined, as)).body).toEqual({});
	}
	expect((await call('GET', `/v1/albums/${UNKNOWN_ID}`)).status).toBe(404);
	expect((await call('GET', '/v1/albums/7')).status).toBe(400);
});

test('isWriteable depends on the scopes', async () => {
	const { call, createAlbum, grant } = openLibrary();
	grant('reader', ['readonly.appcreateddata']);
	const { id } = await createAlbum();
	expect((await call('GET', `/v1/albums/${id}`, undefined, 'reader')).body).not.toHaveProperty(
		'isWriteable',
	);
});

test('pages of albums: 20 unless asked, 50 at most', async () => {
	const { call, seed } = openLibrary();
	await seed(0, 120);
	const list = async (query: string) => (await call<AlbumList>('GET', `/v1/albums${query}`)).body;
	expect((await list('')).albums).toHaveLength(20);
	expect((await list('?pageSize=1000')).albums).toHaveLength(50);
	const first = await list('?pageSize=50');
	expect(first.albums).toHaveLength(50);
	const second = await list(`?pageSize=50&pageToken=${first.nextPageToken}`);
	const third = await list(`?pageSize=50&pageToken=${second.nextPageToken}`);
	expect(third.albums).toHaveLength(20);
	expect(third).not.toHaveProperty('nextPageToken');
	const all = [first, second, third].flatMap(({ albums = [] }) => albums.map(({ id }) => id));
	expect(new Set(all).size).toBe(120);
	expect((await call('GET', '/v1/albums?pageSize=-1')).status).toBe(400);
});

describe('patch', () => {
	test('changes what the mask names, in either spelling', async () => {
		const { call, seedAlbum } = openLibrary();
		const { albumId, mediaItemIds } = await seedAlbum(3);
		const patch = (mask: string, body: object) =>
			call<AlbumBody>('PATCH', `/v1/albums/${albumId}?updateMask=${mask}`, body);
		const [, second, third] = mediaItemIds;
		const titled = await patch('title', { title: 'New', coverPhotoMediaItemId: third });
		expect(titled.body).toMatchObject({ title: 'New', coverPhotoMediaItemId: mediaItemIds[0] });
		const snake = await patch('cover_photo_media_item_id', { coverPhotoMediaItemId: third });
		expect(snake.body).toMatchObject({ title: 'New', coverPhotoMediaItemId: third });
		const both = await patch('title,coverPhotoMediaItemId', {
			title: 'Both',
			coverPhotoMediaItemId: second,
		});
		expect(both.body).toMatchObject({ title: 'Both', coverPhotoMediaItemId: second });
	});

	test('refuses a missing or wrong mask and a cover from elsewhere', async () => {
		const { call, seed } = openLibrary();
		const { albumIds, mediaItemIds } = await seed(1);
		const [id] = albumIds;
		const statusOf = async (query: string, body: object) =>
			(await call('PATCH', `/v1/albums/${id}${query}`, body)).status;
		expect(await statusOf('', { title: 'x' })).toBe(400);
		expect(await statusOf('?updateMask=isWriteable', { title: 'x' })).toBe(400);
		expect(await statusOf('?updateMask=title', { title: '' })).toBe(400);
		const cover = { coverPhotoMediaItemId: mediaItemIds[0] };
		expect(await statusOf('?updateMask=coverPhotoMediaItemId', cover)).toBe(400);
	});
});

describe('adding and removing items', () => {
	const open = async () => {
		const opened = openLibrary();
		const { albumIds, mediaItemIds } = await opened.seed(4);
		const path = `/v1/albums/${albumIds[0]}`;
		const change = (verb: 'Add' | 'Remove', ids: string[]) =>
			opened.call('POST', `${path}:batch${verb}MediaItems`, { mediaItemIds: ids });
		const inAlbum = () => opened.snapshot().albums[0].mediaItemIds;
		return { ...opened, mediaItemIds, albumId: albumIds[0], change, inAlbum };
	};

	test('items go to the end in their order and may be taken out again', async () => {
		const { mediaItemIds, change, inAlbum } = await open();
		const [a, b, c, d] = mediaItemIds;
		expect((await change('Add', [b, a])).body).toEqual({});
		await change('Add', [d, b, c]);
		expect(inAlbum()).toEqual([b, a, d, c]);
		expect((await change('Remove', [a, c])).body).toEqual({});
		expect(inAlbum()).toEqual([b, d]);
	});

	test('one bad id fails the whole call', async () => {
		const { mediaItemIds, change, inAlbum } = await open();
		const [a, b] = mediaItemIds;
		const added = await change('Add', [a, UNKNOWN_ID]);
		expect(added.status).toBe(400);
		expect(added.body.error.message).toBe('Request contains an invalid media item id.');
		expect(inAlbum()).toEqual([]);
		await change('Add', [a]);
		expect((await change('Remove', [a, b])).status).toBe(400);
		expect(inAlbum()).toEqual([a]);
	});

	test('1 to 50 ids without repeats', async () => {
		const { mediaItemIds, change } = await open();
		const [a] = mediaItemIds;
		expect((await change('Add', [])).status).toBe(400);
		const repeated = await change('Add', [a, a]);
		expect([repeated.status, repeated.body.error.message]).toEqual([
			400,
			'Request must not contain duplicated ids',
		]);
		const many = Array.from({ length: 51 }, (_, n) => `${n}${UNKNOWN_ID}`);
		const { status, body } = await change('Remove', many);
		expect([status, body.error.message]).toEqual([400, 'Request must have less than 50 items.']);
	});

	test('the album must be of this client', async () => {
		const { call, grant, mediaItemIds, albumId } = await open();
		grant('other client', TODAY, 'anna', 'other');
		const path = `/v1/albums/${albumId}:batchAddMediaItems`;
		const { status, body } = await call('POST', path, { mediaItemIds }, 'other client');
		expect([status, body.error.message]).toEqual([
			400,
			'No permission to add media items to this album.',
		]);
	});

	test('an album holds 20,000 items', async () => {
		const { call, seed, seedAlbum } = openLibrary();
		const { albumId } = await seedAlbum(20_000);
		const { mediaItemIds } = await seed(1);
		const path = `/v1/albums/${albumId}:batchAddMediaItems`;
		expect((await call('POST', path, { mediaItemIds })).status).toBe(400);
	});
});

test('an item of another client of the same person cannot be put into an album', async () => {
	const { call, createAlbum, createItems, grant, upload } = openLibrary();
	grant('other client', TODAY, 'anna', 'other');
	const token = await upload(await picture(), {}, 'other client');
	const { body } = await createItems([token], {}, 'other client');
	const mediaItemIds = [body.newMediaItemResults[0].mediaItem?.id];
	const { id } = await createAlbum();
	const { status } = await call('POST', `/v1/albums/${id}:batchAddMediaItems`, { mediaItemIds });
	expect(status).toBe(400);
});
