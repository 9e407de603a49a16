/** What became of a change to albums whose response was lost: it is looked up, not guessed. */
import { useInstantRuns } from '../support/instantRuns';
import type { INodeParameters } from 'n8n-workflow';
import {
	CLIENT_ID,
	idItems,
	jsonItems,
	LEGACY_SCOPES,
	locator,
	photoItems,
	UNKNOWN_ID,
	useSimulatedGoogle,
} from '../support';
import { expectConsistent, upload } from '../support/uploads';

const google = useSimulatedGoogle();

useInstantRuns(google);

const CREATE = 'POST /v1/albums';
const ADD = 'POST /v1/albums/{albumId}:batchAddMediaItems';
const REMOVE = 'POST /v1/albums/{albumId}:batchRemoveMediaItems';
const onError = 'continueErrorOutput';
const DROPS = ['before', 'after'] as const;
/** Other words than Google's known ones: status and method have to be enough. */
const refused = (code: number) => ({
	status: code,
	body: { error: { code, message: 'Das ging nicht.', status: 'INVALID_ARGUMENT' } },
});

const create = (more: INodeParameters = {}) => ({
	resource: 'album',
	operation: 'create',
	title: '={{ $json.title }}',
	...more,
});

describe.each(DROPS)('album: create when the response was lost %s Google acted', (drop) => {
	const items = jsonItems({ title: 'Rome' });

	it('ends with one album, which is the result', async () => {
		google.control.fail({ route: CREATE, drop });
		const { json } = await google.succeed({ parameters: create(), items });
		expect(google.library().albums).toHaveLength(1);
		expect(json).toEqual([
			expect.objectContaining({ id: google.library().albums[0].id, title: 'Rome', created: true }),
		]);
	});

	it('takes an empty album of that title for it, which nobody can tell from a new one', async () => {
		await google.seedAlbum(0, 'Rome');
		google.control.fail({ route: CREATE, drop });
		const { json } = await google.succeed({ parameters: create(), items });
		expect(google.library().albums.map(({ id }) => id)).toContain(json[0].id);
	});

	it('tells the new album from an older one of that title with photos', async () => {
		const { albumId } = await google.seedAlbum(1, 'Rome');
		google.control.fail({ route: CREATE, drop });
		const { json } = await google.succeed({ parameters: create(), items });
		const { albums } = google.library();
		expect(albums).toHaveLength(2);
		expect(json.map(({ id }) => id)).toEqual([albums[1].id]);
		expect(json[0].id).not.toBe(albumId);
	});
});

describe('album: create when the response was lost after Google acted', () => {
	const drop = 'after';

	it('tells apart two albums of that title made in one run', async () => {
		google.control.fail({ route: CREATE, skip: 1, drop });
		const twice = jsonItems({ title: 'Rome' }, { title: 'Rome' });
		const { json } = await google.succeed({ parameters: create(), items: twice });
		expect(google.library().albums).toHaveLength(2);
		expect(json.map(({ id }) => id)).toEqual(google.library().albums.map(({ id }) => id));
	});

	it('also where an existing album would have been used', async () => {
		google.control.fail({ route: CREATE, drop });
		const parameters = create({ options: { ifTitleExists: 'reuse' } });
		const twice = jsonItems({ title: 'Rome' }, { title: 'Rome' });
		const { json } = await google.succeed({ parameters, items: twice });
		expect(google.library().albums).toHaveLength(1);
		expect(json.map(({ id }) => id)).toEqual(Array(2).fill(google.library().albums[0].id));
		expect(json.map(({ created }) => created)).toEqual([true, false]);
	});

	it('also for photos that go to an album by name', async () => {
		google.control.fail({ route: CREATE, drop });
		const parameters = upload({ albumId: locator('name', 'Rome') });
		const result = await google.run({ parameters, items: await photoItems(2), onError });
		expectConsistent(google, result, 2);
		expect(google.library().albums).toHaveLength(1);
		expect(google.library().albums[0].mediaItemIds).toHaveLength(2);
	});
});

it('creates no second album when the look into the list fails', async () => {
	google.control.fail({ route: CREATE, drop: 'after' });
	google.control.fail({ route: 'GET /v1/albums', times: 99, status: 400 });
	const parameters = { resource: 'album', operation: 'create', title: 'Rome' };
	const result = await google.run({ parameters });
	expect(result.status).toBe('error');
	expect(result.errorText).toMatch(/may have/);
	expect(google.library().albums).toHaveLength(1);
});

const idsInAlbum = () => google.library().albums[0].mediaItemIds;
const change = (operation: string, albumId: string) => ({
	resource: 'album',
	operation,
	albumId: locator('id', albumId),
	mediaItemIds: '={{ $json.id }}',
});

describe.each(DROPS)('album: add media items, the response lost %s Google acted', (drop) => {
	it.each([1, 3])('%i of them', async (count) => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: count });
		google.control.fail({ route: ADD, drop });
		const parameters = change('addMediaItems', albumIds[0]);
		const { json } = await google.succeed({ parameters, items: idItems(mediaItemIds) });
		expect(json).toHaveLength(count);
		expect(idsInAlbum()).toEqual(mediaItemIds);
	});

	it.each([1, 3])(
		'%i of them, and the repetition is refused',
		async (count) => {
			const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: count });
			google.control.fail({ route: ADD, drop });
			google.control.fail({ route: ADD, times: 99, ...refused(400) });
			const parameters = change('addMediaItems', albumIds[0]);
			const result = await google.run({ parameters, items: idItems(mediaItemIds), onError });
			const all = [...Array(count).keys()];
			const carriedOut = drop === 'after';
			expect(idsInAlbum()).toEqual(carriedOut ? mediaItemIds : []);
			expect(result.inputs).toEqual(carriedOut ? all : []);
			expect(result.errorInputs).toEqual(carriedOut ? [] : all);
		},
		20_000,
	);

	it('one that nobody has among good ones fails alone', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 2 });
		google.control.fail({ route: ADD, drop });
		const items = idItems([mediaItemIds[0], UNKNOWN_ID, mediaItemIds[1]]);
		const parameters = change('addMediaItems', albumIds[0]);
		const result = await google.run({ parameters, items, onError });
		expect([result.inputs, result.errorInputs]).toEqual([[0, 2], [1]]);
		expect(idsInAlbum()).toEqual(mediaItemIds);
	});

	it.each([1, 2])(
		'%i that nobody has',
		async (count) => {
			const { albumIds } = await google.seed({ albums: 1 });
			google.control.fail({ route: ADD, drop });
			const items = idItems([`${UNKNOWN_ID}1`, `${UNKNOWN_ID}2`].slice(0, count));
			const parameters = change('addMediaItems', albumIds[0]);
			const result = await google.run({ parameters, items, onError });
			expect(result.items).toEqual([]);
			expect(result.errorItems).toHaveLength(count);
		},
		20_000,
	);
});

describe.each(DROPS)('album: remove media items, the response lost %s Google acted', (drop) => {
	it.each([1, 6])('%i of them', async (count) => {
		const { albumId, mediaItemIds } = await google.seedAlbum(8);
		google.control.fail({ route: REMOVE, drop });
		const parameters = change('removeMediaItems', albumId);
		const items = idItems(mediaItemIds.slice(0, count));
		const { json } = await google.succeed({ parameters, items });
		expect(json).toHaveLength(count);
		expect(idsInAlbum()).toEqual(mediaItemIds.slice(count));
	});

	it.each([1, 3])(
		'%i of them, and the repetition is refused in other words',
		async (count) => {
			const { albumId, mediaItemIds } = await google.seedAlbum(5);
			google.control.fail({ route: REMOVE, drop });
			google.control.fail({ route: REMOVE, times: 99, ...refused(400) });
			const parameters = change('removeMediaItems', albumId);
			const items = idItems(mediaItemIds.slice(0, count));
			const result = await google.run({ parameters, items, onError });
			const all = [...Array(count).keys()];
			const carriedOut = drop === 'after';
			expect(idsInAlbum()).toEqual(carriedOut ? mediaItemIds.slice(count) : mediaItemIds);
			expect(result.inputs).toEqual(carriedOut ? all : []);
			expect(result.errorInputs).toEqual(carriedOut ? [] : all);
		},
		20_000,
	);
});

describe('sharing that ended although the response was lost', () => {
	beforeEach(() => {
		google.control.setMode('legacy');
		google.connect(LEGACY_SCOPES);
	});
	const gone = {
		status: 404,
		body: { error: { code: 404, message: 'Weg.', status: 'NOT_FOUND' } },
	};

	async function share(userId: string): Promise<string> {
		const credential = google.credentialOf(userId, LEGACY_SCOPES);
		const { albumIds } = await google.control.seed({ clientId: CLIENT_ID, userId, albums: 1 });
		const parameters = {
			resource: 'album',
			operation: 'share',
			albumId: locator('id', albumIds[0]),
		};
		const { json } = await google.succeed({ credential, parameters });
		return json[0].shareToken as string;
	}

	it('counts an album as left when the repetition gets 404', async () => {
		const shareToken = await share('friend');
		await google.succeed({
			parameters: { resource: 'sharedAlbum', operation: 'join', shareToken },
		});
		google.control.fail({ route: 'POST /v1/sharedAlbums:leave', drop: 'after' });
		const parameters = { resource: 'sharedAlbum', operation: 'leave', shareToken };
		const { json } = await google.succeed({ parameters });
		expect(json).toEqual([{ success: true, shareToken }]);
		const again = await google.run({ parameters });
		expect(again.error).toMatchObject({ httpCode: '404' });
	});

	it('counts an album as no longer shared when the repetition gets 404', async () => {
		const { albumId } = await google.seedAlbum(0);
		const album = { resource: 'album', albumId: locator('id', albumId) };
		await google.succeed({ parameters: { ...album, operation: 'share' } });
		const route = 'POST /v1/albums/{albumId}:unshare';
		google.control.fail({ route, drop: 'after' });
		google.control.fail({ route, ...gone });
		const { json } = await google.succeed({ parameters: { ...album, operation: 'unshare' } });
		expect(json).toEqual([{ success: true, albumId }]);
	});

	it('believes a 404 when no response was lost before', async () => {
		const { albumId } = await google.seedAlbum(0);
		google.control.fail({ route: 'POST /v1/albums/{albumId}:unshare', ...gone });
		const album = { resource: 'album', albumId: locator('id', albumId) };
		const { error } = await google.run({ parameters: { ...album, operation: 'unshare' } });
		expect(error).toMatchObject({ httpCode: '404' });
	});
});
