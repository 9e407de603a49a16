import { openLibrary, picture, TODAY } from './support/library';
import { UNKNOWN_ID, type ErrorBody } from './support/service';

const FAILURE = 'There was an error while trying to create this media item.';
const FAILED = { code: 3, message: `Failed: ${FAILURE}` };
const DAY_MS = 24 * 3600 * 1000;
const NO_TOKEN = [400, 'Request must contain a valid upload token.'];
const refusalOf = ({ status, body }: { status: number; body: unknown }) => [
	status,
	(body as ErrorBody).error?.message,
];

test('a token makes one item; again, only its own item fails', async () => {
	const { control, upload, createItems } = openLibrary();
	const statusOf = async (token: string) =>
		(await createItems([token])).body.newMediaItemResults[0].status;
	const spent = await upload(await picture());
	expect(await statusOf(spent)).toEqual({ message: 'Success' });
	expect(await statusOf(spent)).toEqual(FAILED);
	control.spentTokensRefuseCall(true);
	expect(refusalOf(await createItems([spent]))).toEqual(NO_TOKEN);
});

test('a token that cannot be used refuses the whole call, and spends no other', async () => {
	const { grant, state, upload, createItems, snapshot } = openLibrary();
	grant('bert', TODAY, 'bert');
	const old = await upload(await picture());
	state.now += DAY_MS;
	const ofBert = await upload(await picture(), {}, 'bert');
	const good = await upload(await picture());
	for (const bad of ['never given', '', old, ofBert]) {
		expect(refusalOf(await createItems([good, bad]))).toEqual(NO_TOKEN);
	}
	expect(snapshot().mediaItems).toEqual([]);
	expect((await createItems([good])).body.newMediaItemResults[0].status).toEqual({
		message: 'Success',
	});
});

test('an account without storage refuses the whole call', async () => {
	const { control, upload, createItems } = openLibrary();
	const [small, large] = [await picture(), await picture(400, 300)];
	const [one, two] = [await upload(small), await upload(large)];
	control.setFreeStorage('anna', small.length);
	expect(refusalOf(await createItems([one, two]))).toEqual([
		400,
		"The remaining storage in the user's account is not enough to perform this operation.",
	]);
	expect((await createItems([one])).status).toBe(200);
	expect((await createItems([two])).status).toBe(400);
	control.setFreeStorage('anna', null);
	expect((await createItems([two])).status).toBe(200);
});

test('more than 50 items', async () => {
	const tokens = Array.from({ length: 51 }, (_, n) => `${n}`);
	expect(refusalOf(await openLibrary().createItems(tokens))).toEqual([
		400,
		'Request must have less than 50 items.',
	]);
});

test('an album that is new, deleted, or none', async () => {
	const { control, state, upload, createAlbum, createItems } = openLibrary();
	control.setAlbumSettling(5);
	const { id: albumId } = await createAlbum();
	const token = await upload(await picture());
	const into = async (album: string) => refusalOf(await createItems([token], { albumId: album }));
	expect(await into(UNKNOWN_ID)).toEqual([400, 'Invalid album ID.']);
	expect(await into('7')).toEqual([400, 'Invalid album ID.']);
	expect(await into(albumId)).toEqual([400, 'Invalid album ID.']);
	state.now += 5000;
	expect(await into(albumId)).toEqual([200, undefined]);
	control.deleteAlbum(albumId);
	const other = await upload(await picture());
	const gone = refusalOf(await createItems([other], { albumId }));
	expect(gone).toEqual([404, 'The provided ID does not match any albums']);
	expect(() => control.deleteAlbum(albumId)).toThrow('Unknown album');
});

test('requests that are refused as a whole', async () => {
	const { call, upload, createAlbum } = openLibrary();
	const uploadToken = await upload(await picture());
	const { id: albumId } = await createAlbum();
	const statusOf = async (body: object) =>
		(await call('POST', '/v1/mediaItems:batchCreate', body)).status;
	const item = { simpleMediaItem: { uploadToken } };
	const [FIRST, AFTER] = [{ position: 'FIRST_IN_ALBUM' }, { position: 'AFTER_MEDIA_ITEM' }];
	expect(await statusOf({})).toBe(400);
	expect(await statusOf({ newMediaItems: Array(51).fill(item) })).toBe(400);
	expect(await statusOf({ newMediaItems: [{}] })).toBe(400);
	expect(await statusOf({ newMediaItems: [{ ...item, description: 'x'.repeat(1001) }] })).toBe(400);
	const longName = { simpleMediaItem: { uploadToken, fileName: 'x'.repeat(256) } };
	expect(await statusOf({ newMediaItems: [longName] })).toBe(400);
	expect(await statusOf({ newMediaItems: [item], albumPosition: FIRST })).toBe(400);
	expect(await statusOf({ newMediaItems: [item], albumId, albumPosition: AFTER })).toBe(400);
	expect(await statusOf({ newMediaItems: [item], albumId: UNKNOWN_ID })).toBe(400);
	// None of them has spent the token.
	expect(await statusOf({ newMediaItems: [item], albumId, albumPosition: FIRST })).toBe(200);
});

test('the album must be of this client', async () => {
	const { upload, createAlbum, createItems, grant } = openLibrary();
	grant('other client', TODAY, 'anna', 'other');
	const { id: albumId } = await createAlbum();
	const token = await upload(await picture(), {}, 'other client');
	const { status, body } = await createItems([token], { albumId }, 'other client');
	expect(status).toBe(400);
	expect(JSON.stringify(body)).toContain('No permission to add media items to this album.');
});
