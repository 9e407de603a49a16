import { movie, openLibrary, picture, TODAY, type Created, type Item } from './support/library';
import { UNKNOWN_ID, type ErrorBody } from './support/service';

const FAILURE = 'There was an error while trying to create this media item.';
const FAILED = { code: 3, message: `Failed: ${FAILURE}` };
const DAY_MS = 24 * 3600 * 1000;

async function createOne(bytes: Uint8Array<ArrayBuffer>, opened = openLibrary()) {
	const { body } = await opened.createItems([await opened.upload(bytes)]);
	return body.newMediaItemResults[0];
}

test('a photo', async () => {
	const opened = openLibrary();
	const token = await opened.upload(await picture(40, 30), {
		'x-goog-upload-file-name': 'sent.jpg',
	});
	const { status, body } = await opened.createItems([token]);
	const id = body.newMediaItemResults[0].mediaItem?.id;
	expect(status).toBe(200);
	expect(body).toEqual({
		newMediaItemResults: [
			{
				uploadToken: token,
				status: { message: 'Success' },
				mediaItem: {
					id: expect.stringMatching(/^[A-Za-z0-9_-]{55,}$/) as string,
					productUrl: `https://photos.google.com/lr/photo/${id}`,
					mimeType: 'image/jpeg',
					mediaMetadata: {
						creationTime: '2026-03-01T12:00:00Z',
						width: '40',
						height: '30',
						photo: {},
					},
					filename: 'sent.jpg',
				},
			},
		],
	});
});

test('camera and capture time come from Exif', async () => {
	const bytes = await picture(40, 30, 'jpeg', {
		IFD0: { Make: 'Acme', Model: 'One', Orientation: '6' },
		IFD2: {
			DateTimeOriginal: '2020:02:03 04:05:06',
			FNumber: '28/10',
			FocalLength: '35/1',
			ISOSpeedRatings: '200',
			ExposureTime: '1/125',
		},
	});
	const { mediaItem } = await createOne(bytes);
	expect(mediaItem?.mediaMetadata).toEqual({
		creationTime: '2020-02-03T04:05:06Z',
		width: expect.any(String) as string,
		height: expect.any(String) as string,
		photo: {
			cameraMake: 'Acme',
			cameraModel: 'One',
			focalLength: 35,
			apertureFNumber: 2.8,
			isoEquivalent: 200,
			exposureTime: '0.008s',
		},
	});
});

test('a video is PROCESSING at first and READY later', async () => {
	const opened = openLibrary();
	const { mediaItem } = await createOne(movie(), opened);
	expect(mediaItem?.mediaMetadata.video).toEqual({ status: 'PROCESSING' });
	opened.state.now += 10_000;
	const { body } = await opened.call<Item>('GET', `/v1/mediaItems/${mediaItem?.id}`);
	expect(body.mediaMetadata.video).toMatchObject({ status: 'READY' });
});

test.each([
	['image/png', async () => picture(9, 9, 'png')],
	['image/webp', async () => picture(9, 9, 'webp')],
	['image/gif', async () => picture(9, 9, 'gif')],
	['image/tiff', async () => picture(9, 9, 'tiff')],
	['image/avif', async () => picture(16, 16, 'avif')],
	['image/bmp', () => new Uint8Array(Buffer.from('BM and more'))],
	['image/heif', () => new Uint8Array(Buffer.from('\0\0\0\x18ftypheic', 'latin1'))],
	['video/quicktime', () => new Uint8Array(Buffer.from('\0\0\0\x18ftypqt  ', 'latin1'))],
	['video/x-msvideo', () => new Uint8Array(Buffer.from('RIFF....AVI LIST', 'latin1'))],
	['video/x-matroska', () => new Uint8Array(Buffer.from('1a45dfa300', 'hex'))],
])('%s is recognized by its content', async (type, bytes) => {
	expect((await createOne(await bytes())).mediaItem?.mimeType).toBe(type);
});

test('what is not media, or cannot be decoded, fails with HTTP 200', async () => {
	const opened = openLibrary();
	const jpeg = await picture();
	const tokens = [await opened.upload('<html></html>'), await opened.upload(jpeg.slice(0, 40))];
	const { status, body } = await opened.createItems(tokens);
	expect(status).toBe(200);
	expect(body.newMediaItemResults).toEqual([
		{ uploadToken: tokens[0], status: FAILED },
		{ uploadToken: tokens[1], status: { code: 3, message: `BAD_IMAGE: ${FAILURE}` } },
	]);
});

test('partial failures may have the status 207', async () => {
	const opened = openLibrary();
	opened.control.multiStatus(true);
	const good = await opened.upload(await picture());
	const bad = await opened.upload('text');
	expect((await opened.createItems([good, bad])).status).toBe(207);
	expect((await opened.createItems([await opened.upload(await picture())])).status).toBe(200);
});

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

test('the same bytes again give the first item with its first name', async () => {
	const { snapshot, upload, createItems } = openLibrary();
	const bytes = await picture();
	const first = await createItems([await upload(bytes, { 'x-goog-upload-file-name': 'one.jpg' })]);
	const again = await createItems([await upload(bytes, { 'x-goog-upload-file-name': 'two.jpg' })]);
	const [one, two] = [first, again].map(({ body }) => body.newMediaItemResults[0]);
	expect(two.status).toEqual({ message: 'Success' });
	expect(two.mediaItem).toMatchObject({ id: one.mediaItem?.id, filename: 'one.jpg' });
	expect(snapshot().mediaItems).toHaveLength(1);
});

test('the same bytes twice in one batch: the second already exists', async () => {
	const { upload, createItems } = openLibrary();
	const bytes = await picture();
	const { body } = await createItems([await upload(bytes), await upload(bytes)]);
	expect(body.newMediaItemResults.map(({ status }) => status.code)).toEqual([undefined, 6]);
	expect(body.newMediaItemResults[1]).not.toHaveProperty('mediaItem');
	const failed = await createItems([await upload('text'), await upload('text')]);
	expect(failed.body.newMediaItemResults.map(({ status }) => status.code)).toEqual([3, 3]);
});

test('names: of the item, else of the upload, else generated', async () => {
	const { upload, call } = openLibrary();
	const header = { 'x-goog-upload-file-name': 'header.jpg' };
	const both = await upload(await picture(), header);
	const newMediaItems = [
		{ description: 'Hello', simpleMediaItem: { uploadToken: both, fileName: 'Größe.jpg' } },
		{ simpleMediaItem: { uploadToken: await upload(await picture(), header) } },
		{ simpleMediaItem: { uploadToken: await upload(await picture(9, 9, 'png')) } },
	];
	const { body } = await call<Created>('POST', '/v1/mediaItems:batchCreate', { newMediaItems });
	const items = body.newMediaItemResults.map(({ mediaItem }) => mediaItem);
	expect(items.map((item) => item?.filename)).toEqual([
		'Größe.jpg',
		'header.jpg',
		'20260301120000.png',
	]);
	expect(items[0]?.description).toBe('Hello');
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

test('items are put into the album together, at the position', async () => {
	const { snapshot, upload, createAlbum, createItems } = openLibrary();
	const { id: albumId } = await createAlbum();
	const add = async (count: number, albumPosition?: object) => {
		const tokens = [];
		for (let n = 0; n < count; n++) tokens.push(await upload(await picture()));
		const { body } = await createItems(tokens, { albumId, albumPosition });
		return body.newMediaItemResults.map(({ mediaItem }) => mediaItem?.id);
	};
	const [a, b] = await add(2);
	const [c, d] = await add(2, { position: 'FIRST_IN_ALBUM' });
	const [e, f] = await add(2, { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: a });
	const [g] = await add(1, { position: 'LAST_IN_ALBUM' });
	expect(snapshot().albums[0].mediaItemIds).toEqual([c, d, a, e, f, b, g]);
});

test('after an injected failure the token is still valid', async () => {
	const { control, upload, createItems } = openLibrary();
	control.failNewMediaItems({ code: 13, skip: 1 });
	const tokens = [await upload(await picture()), await upload(await picture())];
	const { body } = await createItems(tokens);
	expect(body.newMediaItemResults.map(({ status }) => status.code)).toEqual([undefined, 13]);
	const again = await createItems([tokens[1]]);
	expect(again.body.newMediaItemResults[0].status).toEqual({ message: 'Success' });
});
