import { movie, openLibrary, picture, type Created, type Item } from './support/library';

const FAILURE = 'There was an error while trying to create this media item.';
const FAILED = { code: 3, message: `Failed: ${FAILURE}` };

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
