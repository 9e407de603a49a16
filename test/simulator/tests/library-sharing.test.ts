import { openLibrary, type AlbumBody, type ItemList } from './support/library';

const OLD = ['', 'readonly', 'sharing', 'appendonly', 'edit.appcreateddata'];

async function open() {
	const opened = openLibrary('legacy');
	opened.grant('anna', OLD);
	opened.grant('bert', OLD, 'bert', 'another client');
	const { albumId, mediaItemIds } = await opened.seedAlbum(2);
	const share = async (sharedAlbumOptions?: object) => {
		const path = `/v1/albums/${albumId}:share`;
		const { body } = await opened.call<{ shareInfo: { shareToken: string } }>('POST', path, {
			sharedAlbumOptions,
		});
		return body.shareInfo;
	};
	const list = async (as: string) => {
		type List = { sharedAlbums?: AlbumBody[] };
		const { body } = await opened.call<List>('GET', '/v1/sharedAlbums', undefined, as);
		return (body.sharedAlbums ?? []).map(({ id }) => id);
	};
	return { ...opened, albumId, mediaItemIds, share, list };
}

test('in current mode all of it is forbidden', async () => {
	const { call, state, albumId } = await open();
	state.mode = 'current';
	for (const [method, path] of [
		['POST', `/v1/albums/${albumId}:share`],
		['POST', `/v1/albums/${albumId}:unshare`],
		['GET', '/v1/sharedAlbums/token'],
		['GET', '/v1/sharedAlbums'],
		['POST', '/v1/sharedAlbums:join'],
		['POST', '/v1/sharedAlbums:leave'],
	]) {
		const { status, body } = await call(method, path, method === 'POST' ? {} : undefined);
		expect([path, status, body.error.status]).toEqual([path, 403, 'PERMISSION_DENIED']);
	}
});

test('sharing gives a token, and the album shows it', async () => {
	const { call, share, albumId } = await open();
	const shareInfo = await share({ isCollaborative: true });
	expect(shareInfo).toEqual({
		sharedAlbumOptions: { isCollaborative: true },
		shareableUrl: expect.stringMatching(/^https:\/\//) as string,
		shareToken: expect.any(String) as string,
		isJoined: true,
		isOwned: true,
		isJoinable: true,
	});
	const { body } = await call<AlbumBody>('GET', `/v1/albums/${albumId}`);
	expect(body.shareInfo).toEqual(shareInfo);
});

test('another person joins, sees the items and leaves', async () => {
	const { call, share, list, albumId, mediaItemIds } = await open();
	const { shareToken } = await share();
	const found = await call<AlbumBody>('GET', `/v1/sharedAlbums/${shareToken}`, undefined, 'bert');
	expect(found.body).toMatchObject({ id: albumId, mediaItemsCount: '2' });
	expect(await list('bert')).toEqual([]);
	expect(await list('anna')).toEqual([albumId]);

	type Joined = { album: AlbumBody };
	const joined = await call<Joined>('POST', '/v1/sharedAlbums:join', { shareToken }, 'bert');
	expect(joined.body.album).toMatchObject({ id: albumId, shareInfo: { isJoined: true } });
	expect(joined.body.album.shareInfo).not.toHaveProperty('isOwned');
	expect(await list('bert')).toEqual([albumId]);
	const { body } = await call<ItemList>('POST', '/v1/mediaItems:search', { albumId }, 'bert');
	expect(body.mediaItems).toHaveLength(2);
	expect(body.mediaItems?.[0].contributorInfo).toMatchObject({ displayName: 'anna' });
	const item = `/v1/mediaItems/${mediaItemIds[0]}`;
	expect((await call('GET', item, undefined, 'bert')).status).toBe(200);

	const leave = (as: string) => call('POST', '/v1/sharedAlbums:leave', { shareToken }, as);
	expect((await leave('bert')).body).toEqual({});
	expect(await list('bert')).toEqual([]);
	expect((await call('GET', item, undefined, 'bert')).status).toBe(404);
	expect((await leave('anna')).status).toBe(400);
});

test('an album that is not shared any more cannot be joined', async () => {
	const { call, share, albumId } = await open();
	const { shareToken } = await share();
	expect((await call('POST', `/v1/albums/${albumId}:unshare`, {})).body).toEqual({});
	const { status } = await call('POST', '/v1/sharedAlbums:join', { shareToken }, 'bert');
	expect(status).toBe(404);
});

test('the removed full scopes show what other apps made, the scope for app data does not', async () => {
	const { call, grant } = await open();
	const list = async (as: string, query = '') => {
		const { body } = await call<{ albums?: AlbumBody[] }>(
			'GET',
			`/v1/albums${query}`,
			undefined,
			as,
		);
		return body.albums?.length ?? 0;
	};
	grant('elsewhere', ['readonly'], 'anna', 'another client');
	grant('app data', ['readonly.appcreateddata'], 'anna', 'another client');
	expect(await list('elsewhere')).toBe(1);
	expect(await list('elsewhere', '?excludeNonAppCreatedData=true')).toBe(0);
	expect(await list('app data')).toBe(0);
	const items = await call<ItemList>('GET', '/v1/mediaItems', undefined, 'elsewhere');
	expect(items.body.mediaItems).toHaveLength(2);
});
