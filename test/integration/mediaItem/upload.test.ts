import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { textOf } from '../support/errors';
import { inputOf, locator } from '../support/items';
import { binaryOf, itemWithBase64Binary, simulated } from '../support/engine';
import { photo, photoItems, sha256 } from '../support/photos';

const google = simulated();
const UPLOAD = 'POST /v1/uploads';
const BATCH_CREATE = 'POST /v1/mediaItems:batchCreate';

function upload(parameters: IDataObject = {}) {
	return {
		resource: 'mediaItem',
		operation: 'upload',
		binaryPropertyName: 'data',
		...parameters,
	} as const;
}

describe('media item: upload', () => {
	it('sends the bytes as they are, then creates the media item', async () => {
		const content = await photo(1);
		const items = [await binaryOf(content, { fileName: 'sunset.jpg' })];
		const { json, error } = await google.run({ parameters: upload(), items });
		expect(error).toBeUndefined();
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
		const items = [itemWithBase64Binary(content, { fileName: 'memory.jpg' })];
		const { error } = await google.run({ parameters: upload(), items });
		expect(error).toBeUndefined();
		expect(google.library().mediaItems[0].sha256).toBe(sha256(content));
	});

	it('takes base64 with line breaks and without a type, as a Code node may make it', async () => {
		const content = await photo(2);
		const data = content.toString('base64').replace(/.{76}/g, '$&\r\n');
		const binary = { data, fileName: 'code.jpg' } as IBinaryData;
		const items = [{ json: {}, binary: { data: binary } }];
		const { error } = await google.run({ parameters: upload(), items, cancelAfterMs: 4000 });
		expect(error).toBeUndefined();
		expect(google.library().mediaItems[0].sha256).toBe(sha256(content));
	});

	it.each(['写真.jpg', '🏖️ beach.jpg', 'it\'s "here".jpg', 'two\nlines.jpg', 'a%20b&c=d.jpg'])(
		'keeps the file name %j as it is',
		async (fileName) => {
			const items = [await binaryOf(await photo(3), { fileName })];
			const { json, error } = await google.run({ parameters: upload(), items });
			expect(error).toBeUndefined();
			expect(json[0].filename).toBe(fileName);
			expect(google.library().mediaItems[0].filename).toBe(fileName);
		},
	);

	it('sets description, file name and place in the album for each item', async () => {
		const { albumIds } = await google.seed({
			albums: ['Rome'],
			mediaItems: 1,
			intoFirstAlbum: true,
		});
		const parameters = upload({
			albumId: locator('id', albumIds[0]),
			additionalFields: {
				description: '={{ "No. " + $json.number }}',
				fileName: '={{ $json.number }}.jpeg',
				position: { at: { position: 'FIRST_IN_ALBUM' } },
			},
		});
		const { error } = await google.run({ parameters, items: await photoItems(60) });
		expect(error).toBeUndefined();
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
		const items = [await binaryOf(content, { fileName: 'late.jpg' })];
		google.control.expireAccessTokens();
		const { json, error } = await google.run({ parameters: upload(), items });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(google.credential.refreshes).toBe(1);
		expect(google.library().mediaItems.map((item) => item.sha256)).toEqual([sha256(content)]);
	});

	it('uploads again when the connection breaks in the middle of a file', async () => {
		const content = await photo(5);
		const items = [await binaryOf(content, { fileName: 'broken.jpg' })];
		google.control.fail({ route: UPLOAD, dropAfterBytes: 100 });
		const { error } = await google.run({ parameters: upload(), items });
		expect(error).toBeUndefined();
		expect(google.library().mediaItems.map((item) => item.sha256)).toEqual([sha256(content)]);
	});
});

describe('media item: upload of 120 photos into an album by name', () => {
	const parameters = upload({ albumId: locator('name', 'Trip to 京都') });

	it('takes 120 uploads and 3 batches, makes the album once and keeps the order', async () => {
		const items = await photoItems(120);
		const result = await google.run({ parameters, items });
		expect(result.error).toBeUndefined();
		const counts = google.counts();
		expect(counts[UPLOAD]).toBe(120);
		expect(counts[BATCH_CREATE]).toBe(3);
		expect(counts['POST /v1/albums']).toBe(1);
		expect(google.requests().length).toBeLessThanOrEqual(125);
		expect(result.items.map(inputOf)).toEqual(items.map((_, index) => index));
		expect(result.json.map(({ filename }) => filename)).toEqual(
			items.map(({ json }) => `${json.number as number}.jpg`),
		);
		const { albums } = google.library();
		expect(albums.map(({ title }) => title)).toEqual(['Trip to 京都']);
		expect(albums[0].mediaItemIds).toEqual(result.json.map(({ id }) => id));
	});

	it('uses the album of that name when there is one, also on a later page', async () => {
		const titles = [...Array(60).keys()].map((number) => `Album ${number}`);
		const { albumIds } = await google.seed({ albums: [...titles, 'Trip to 京都'] });
		const { error } = await google.run({ parameters, items: await photoItems(1) });
		expect(error).toBeUndefined();
		expect(google.counts()['POST /v1/albums']).toBeUndefined();
		const { albums } = google.library();
		expect(albums.find(({ id }) => id === albumIds[60])?.mediaItemIds).toHaveLength(1);
	});
});

describe('media item: upload as one job', () => {
	it('writes to the library one batch at a time', async () => {
		google.control.setLatency({ [BATCH_CREATE]: 300 });
		const { error } = await google.run({ parameters: upload(), items: await photoItems(110) });
		google.control.setLatency({});
		expect(error).toBeUndefined();
		const times = google.requests(BATCH_CREATE).map(({ at }) => at);
		expect(times).toHaveLength(3);
		expect(times[1] - times[0]).toBeGreaterThanOrEqual(300);
		expect(times[2] - times[1]).toBeGreaterThanOrEqual(300);
	});

	it('sorts photos into the albums that their items name', async () => {
		const { albumIds } = await google.seed({ albums: ['Odd', 'Even'] });
		const title = '={{ $json.number % 2 ? "Odd" : "Even" }}';
		const parameters = upload({ albumId: locator('name', title) });
		const result = await google.run({ parameters, items: await photoItems(6) });
		expect(result.error).toBeUndefined();
		expect(google.counts()[BATCH_CREATE]).toBe(2);
		const ids = result.json.map(({ id }) => id);
		const { albums } = google.library();
		const contentOf = (id: string) => albums.find((album) => album.id === id)?.mediaItemIds;
		expect(contentOf(albumIds[0])).toEqual([ids[0], ids[2], ids[4]]);
		expect(contentOf(albumIds[1])).toEqual([ids[1], ids[3], ids[5]]);
	});

	it('fails only the items whose album cannot be made', async () => {
		await google.seed({ albums: ['There'] });
		const body = { error: { code: 400, message: 'No.', status: 'INVALID_ARGUMENT' } };
		google.control.fail({ route: 'POST /v1/albums', status: 400, body });
		const title = '={{ $json.number === 1 ? "New" : "There" }}';
		const parameters = upload({ albumId: locator('name', title) });
		const onError = 'continueErrorOutput';
		const result = await google.run({ parameters, items: await photoItems(3), onError });
		expect(result.items.map(inputOf)).toEqual([1, 2]);
		expect(result.errorItems.map(inputOf)).toEqual([0]);
	});

	it('uploads the others when one item has no file', async () => {
		const [first, , third] = await photoItems(3);
		const items = [first, { json: { number: 2 } }, third];
		const onError = 'continueErrorOutput';
		const result = await google.run({ parameters: upload(), items, onError });
		expect(result.items.map(inputOf)).toEqual([0, 2]);
		expect(result.errorItems.map(inputOf)).toEqual([1]);
		expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 1 });
	});

	it('adds no photo twice when the answer to a batch was lost', async () => {
		google.control.fail({ route: BATCH_CREATE, drop: 'after' });
		const onError = 'continueErrorOutput';
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expect(result.items.length + result.errorItems.length).toBe(2);
		expect(google.library().mediaItems).toHaveLength(2);
	});

	it('stops sending when the person presses Stop', async () => {
		google.control.setLatency({ [UPLOAD]: 150 });
		const items = await photoItems(40);
		const started = Date.now();
		const result = await google.run({ parameters: upload(), items, cancelAfterMs: 250 });
		google.control.setLatency({});
		expect(Date.now() - started).toBeLessThan(3_000);
		expect(result.status).toBe('canceled');
		expect(google.counts()[UPLOAD]).toBeLessThan(30);
	});
});

describe('media item: upload with a photo that Google rejects', () => {
	async function threeWithABadOne() {
		const [first, , third] = await photoItems(3);
		const text = Buffer.from('This is no photo.');
		return [first, await binaryOf(text, { fileName: 'bad.jpg', json: { number: 2 } }), third];
	}

	it('fails alone on the error output, never as a success', async () => {
		const result = await google.run({
			parameters: upload(),
			items: await threeWithABadOne(),
			onError: 'continueErrorOutput',
			downstream: "={{ $('Start').item.json.number }}",
		});
		expect(result.json.map(({ filename }) => filename)).toEqual(['1.jpg', '3.jpg']);
		expect(result.items.map(inputOf)).toEqual([0, 2]);
		expect(result.errorItems.map(inputOf)).toEqual([1]);
		expect(result.errorItems[0].json.error).toEqual(expect.any(String));
		expect(result.downstream.map(String)).toEqual(['1', '3']);
		expect(result.downstreamOfErrors.map(String)).toEqual(['2']);
		expect(google.library().mediaItems).toHaveLength(2);
	});

	it('keeps its place on the regular output', async () => {
		const onError = 'continueRegularOutput';
		const items = await threeWithABadOne();
		const result = await google.run({ parameters: upload(), items, onError });
		expect(result.json.map(({ filename }) => filename)).toEqual(['1.jpg', undefined, '3.jpg']);
		expect(result.items.map(inputOf)).toEqual([0, 1, 2]);
	});

	it('stops the workflow otherwise, and names the file and the item', async () => {
		const result = await google.run({ parameters: upload(), items: await threeWithABadOne() });
		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
		expect(textOf(result)).toContain('bad.jpg');
	});

	it('leaves no failed whole batch behind as a success', async () => {
		const body = { error: { code: 403, message: 'No.', status: 'PERMISSION_DENIED' } };
		google.control.fail({ route: BATCH_CREATE, times: 5, status: 403, body });
		const onError = 'continueErrorOutput';
		const items = await photoItems(3);
		const result = await google.run({ parameters: upload(), items, onError });
		expect(result.items).toEqual([]);
		expect(result.errorItems.map(inputOf)).toEqual([0, 1, 2]);
	});
});
