import type { IBinaryData } from 'n8n-workflow';
import {
	base64Item,
	binaryItem,
	locator,
	photo,
	photoItems,
	refusesInvalidInput,
	sha256,
	useSimulatedGoogle,
} from '../support';
import { BATCH_CREATE, upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
const file = async () => await binaryItem(await photo(), { fileName: 'photo.jpg' });

describe('media item: upload', () => {
	it('sends the bytes as they are, then creates the media item', async () => {
		const content = await photo(1);
		const items = [await binaryItem(content, { fileName: 'sunset.jpg' })];
		const { json } = await google.succeed({ parameters: upload(), items });
		expect(google.counts()).toEqual({ [UPLOAD]: 1, [BATCH_CREATE]: 1 });
		const [bytes, creation] = google.requests();
		expect(bytes).toMatchObject({ host: 'photoslibrary.googleapis.com', bytes: content.length });
		expect(bytes.headers).toMatchObject({
			'content-type': 'application/octet-stream',
			'x-goog-upload-content-type': 'image/jpeg',
			'x-goog-upload-protocol': 'raw',
			'content-length': String(content.length),
		});
		const { newMediaItems, ...rest } = creation.body as { newMediaItems: unknown[] };
		expect(rest).toEqual({});
		expect(newMediaItems).toEqual([
			{ simpleMediaItem: { uploadToken: expect.any(String) as string, fileName: 'sunset.jpg' } },
		]);
		const [stored] = google.library().mediaItems;
		expect(stored).toMatchObject({ filename: 'sunset.jpg', sha256: sha256(content) });
		expect(json).toEqual([expect.objectContaining({ id: stored.id, filename: 'sunset.jpg' })]);
	});

	it('takes files held in memory as well', async () => {
		const content = await photo(2);
		const items = [base64Item(content, { fileName: 'memory.jpg' })];
		await google.succeed({ parameters: upload(), items });
		expect(google.library().mediaItems[0].sha256).toBe(sha256(content));
	});

	it('takes base64 with line breaks and without a type, as a Code node may make it', async () => {
		const content = await photo(2);
		const data = content.toString('base64').replace(/.{76}/g, '$&\r\n');
		const binary = { data, fileName: 'code.jpg' } as IBinaryData;
		const items = [{ json: {}, binary: { data: binary } }];
		await google.succeed({ parameters: upload(), items });
		expect(google.library().mediaItems[0].sha256).toBe(sha256(content));
	});

	it.each(['写真.jpg', '🏖️ beach.jpg', 'it\'s "here".jpg', 'two\nlines.jpg', 'a%20b&c=d.jpg'])(
		'keeps the file name %j as it is',
		async (fileName) => {
			const items = [await binaryItem(await photo(3), { fileName })];
			const { json } = await google.succeed({ parameters: upload(), items });
			expect(json[0].filename).toBe(fileName);
			expect(google.library().mediaItems[0].filename).toBe(fileName);
		},
	);

	it('sets description, file name and place in the album for each item', async () => {
		const { albumId } = await google.seedAlbum(1);
		const parameters = upload({
			albumId: locator('id', albumId),
			additionalFields: {
				description: '={{ "No. " + $json.number }}',
				fileName: '={{ $json.number }}.jpeg',
				position: { at: { position: 'FIRST_IN_ALBUM' } },
			},
		});
		await google.succeed({ parameters, items: await photoItems(60) });
		const { albums, mediaItems } = google.library();
		const byId = new Map(mediaItems.map((item) => [item.id, item]));
		const inAlbum = albums[0].mediaItemIds.map((id) => byId.get(id));
		expect(inAlbum.map((item) => item?.filename)).toEqual([
			...[...Array(60).keys()].map((index) => `${index + 1}.jpeg`),
			'photo-1.jpg',
		]);
		expect(inAlbum[59]?.description).toBe('No. 60');
		expect(google.counts()[BATCH_CREATE]).toBe(2);
	});

	it('repeats a streamed upload from the start after the token was refreshed', async () => {
		const content = await photo(4);
		const items = [await binaryItem(content, { fileName: 'late.jpg' })];
		google.control.expireAccessTokens();
		const { json } = await google.succeed({ parameters: upload(), items });
		expect(json).toHaveLength(1);
		expect(google.credential.refreshes).toBe(1);
		expect(google.library().mediaItems.map((item) => item.sha256)).toEqual([sha256(content)]);
	});

	it('uploads again when the connection breaks in the middle of a file', async () => {
		const content = await photo(5);
		const items = [await binaryItem(content, { fileName: 'broken.jpg' })];
		google.control.fail({ route: UPLOAD, dropAfterBytes: 100 });
		await google.succeed({ parameters: upload(), items });
		expect(google.library().mediaItems.map((item) => item.sha256)).toEqual([sha256(content)]);
	});

	refusesInvalidInput(google, [
		['no binary', "'Input Binary Field(s)'", upload()],
		[
			'another binary field',
			"'Input Binary Field(s)'",
			upload(),
			async () => await binaryItem(await photo(), { property: 'other' }),
		],
		[
			'a binary field named like what every object has',
			"'Input Binary Field(s)'",
			upload({ binaryPropertyName: 'constructor' }),
			file,
		],
		[
			'an empty file',
			"'Input Binary Field(s)'",
			upload(),
			async () => await binaryItem(Buffer.alloc(0), { fileName: 'empty.jpg' }),
		],
		['an album that is no id', "'Album'", upload({ albumId: locator('id', 'no id at all') }), file],
		[
			'an album that the item does not name',
			"'Album'",
			upload({ albumId: locator('list', '={{ $json.nothing }}') }),
			file,
		],
		[
			'a place in the album that Google does not know',
			"'Place'",
			upload({
				albumId: locator('name', 'Rome'),
				additionalFields: { position: { at: { position: '={{ "first" }}' } } },
			}),
			file,
		],
		[
			'a description over 1000',
			"'Description'",
			upload({ additionalFields: { description: 'x'.repeat(1001) } }),
			file,
		],
	]);

	it('uploads nothing into an album that does not exist', async () => {
		const rome = await google.seedAlbum(0);
		const albumId = locator('id', `${rome.albumId.slice(0, -4)}none`);
		const result = await google.run({ parameters: upload({ albumId }), items: [await file()] });
		expect(result.errorText).toMatch(/album/i);
		expect(result.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(google.library().mediaItems).toEqual([]);
	});
});
