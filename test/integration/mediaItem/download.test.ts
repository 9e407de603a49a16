import sharp from 'sharp';
import type { INodeParameters } from 'n8n-workflow';
import { binaryOf, contentOf, simulated } from '../support/engine';
import { textOf } from '../support/errors';
import { inputOf, jsonItems, locator } from '../support/items';
import { sha256 } from '../support/photos';
import { video } from '../../support/videos';

const google = simulated();
const HOST = 'lh3.googleusercontent.com';
const BATCH_GET = 'GET /v1/mediaItems:batchGet';
const UNKNOWN = `ALvc__${'x'.repeat(64)}`;
const onError = 'continueErrorOutput';

function download(options: INodeParameters = {}, more: INodeParameters = {}) {
	return {
		resource: 'mediaItem',
		operation: 'download',
		mediaItemId: locator('id', '={{ $json.id }}'),
		options,
		...more,
	};
}

const fetched = () => google.requests().filter(({ host }) => host === HOST);
const suffixes = () => fetched().map(({ path }) => path.split('=')[1]);
const itemsOf = (ids: string[]) => jsonItems(...ids.map((id) => ({ id })));

async function onePhoto(width = 640, height = 480): Promise<{ id: string; content: Buffer }> {
	const background = { r: 66, g: 133, b: 244 };
	const content = await sharp({ create: { width, height, channels: 3, background } })
		.withExif({ IFD0: { Make: 'Simca', Model: `${width}` } })
		.jpeg()
		.toBuffer();
	return { id: await upload(content, 'sea.jpg', 'image/jpeg'), content };
}

async function upload(content: Buffer, fileName: string, mimeType: string): Promise<string> {
	const parameters = { resource: 'mediaItem', operation: 'upload', binaryPropertyName: 'data' };
	const { json } = await google.run({
		parameters,
		items: [await binaryOf(content, { fileName, mimeType })],
	});
	google.control.clearRequests();
	return json[0].id as string;
}

describe('media item: download', () => {
	it('puts the photo into the binary field, with its name and type', async () => {
		const { id, content } = await onePhoto();
		const result = await google.run({ parameters: download(), items: itemsOf([id]) });
		expect(result.error).toBeUndefined();
		expect(suffixes()).toEqual(['d']);
		expect(result.json[0]).toMatchObject({ id, filename: 'sea.jpg' });
		expect(result.items[0].binary?.data).toMatchObject({
			fileName: 'sea.jpg',
			mimeType: 'image/jpeg',
			bytes: content.length,
		});
		expect(sha256(await contentOf(result.items[0]))).toBe(sha256(content));
	});

	it('uses the field that is named', async () => {
		const { id } = await onePhoto();
		const parameters = download({}, { binaryPropertyName: 'photo' });
		const { items } = await google.run({ parameters, items: itemsOf([id]) });
		expect(Object.keys(items[0].binary ?? {})).toEqual(['photo']);
	});

	it.each([
		[{ size: 'scaled', width: 320 }, 'w320', 320, 240],
		[{ width: 100, height: 100 }, 'w100-h100', 100, 75],
		[{ size: 'scaled', height: 240 }, 'h240', 320, 240],
		[{ size: 'scaled', width: 100, height: 100, crop: true }, 'w100-h100-c', 100, 100],
		[{ size: 'thumbnail' }, 'w512-h512', 512, 384],
	])('scales and crops: %j', async (options, suffix, width, height) => {
		const { id } = await onePhoto();
		const result = await google.run({ parameters: download(options), items: itemsOf([id]) });
		expect(result.error).toBeUndefined();
		expect(suffixes()).toEqual([suffix]);
		const picture = await sharp(await contentOf(result.items[0])).metadata();
		expect(picture).toMatchObject({ width, height });
	});

	it('takes a video as MP4, whatever was uploaded, and a still of it as JPEG', async () => {
		const content = video(50_000);
		const id = await upload(content, 'clip.mov', 'video/quicktime');
		google.control.advance(60);
		const original = await google.run({ parameters: download(), items: itemsOf([id]) });
		expect(original.items[0].binary?.data).toMatchObject({
			fileName: 'clip.mp4',
			mimeType: 'video/mp4',
			bytes: content.length,
		});
		const parameters = download({ size: 'thumbnail' });
		const still = await google.run({ parameters, items: itemsOf([id]) });
		expect(still.items[0].binary?.data).toMatchObject({
			fileName: 'clip.jpg',
			mimeType: 'image/jpeg',
		});
		expect(suffixes()).toEqual(['dv', 'w512-h512']);
	});

	it.each([
		['PROCESSING', 'still processing'],
		['FAILED', 'could not process'],
	] as const)('says when a video is %s', async (videoStatus, words) => {
		const id = await upload(video(1000), 'clip.mp4', 'video/mp4');
		google.control.mark(id, { videoStatus });
		const result = await google.run({ parameters: download(), items: itemsOf([id]), onError });
		expect(result.errorItems[0].json.error).toContain(words);
		expect(fetched()).toEqual([]);
	});

	it('never sends the access token to the host of the bytes', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		await google.run({ parameters: download(), items: itemsOf(mediaItemIds) });
		expect(fetched()).toHaveLength(3);
		for (const { headers, query } of fetched()) {
			expect(headers.authorization).toBeUndefined();
			expect(query).toBe('');
		}
	});

	it('reads 50 addresses in a request, each batch when its turn comes', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 120 });
		const result = await google.run({ parameters: download(), items: itemsOf(mediaItemIds) });
		expect(result.error).toBeUndefined();
		expect(result.json.map(({ id }) => id)).toEqual(mediaItemIds);
		expect(result.items.map(inputOf)).toEqual([...Array(120).keys()]);
		const routes = google.requests().map(({ host, route }) => (host === HOST ? HOST : route));
		expect(routes.filter((route) => route === BATCH_GET)).toHaveLength(3);
		expect(routes.filter((route) => route === HOST)).toHaveLength(120);
		expect(routes.lastIndexOf(BATCH_GET)).toBeGreaterThan(90);
	}, 60_000);

	it('fetches what several items ask for once', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 2 });
		const [a, b] = mediaItemIds;
		const result = await google.run({ parameters: download(), items: itemsOf([a, b, a]) });
		expect(result.json.map(({ id }) => id)).toEqual([a, b, a]);
		expect(await contentOf(result.items[2])).toEqual(await contentOf(result.items[0]));
		expect(fetched()).toHaveLength(2);
	});

	it('gets new addresses, once for all, when Google ended the old ones early', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 20 });
		// Slow enough that the four of a round are all on their way before the first is refused.
		google.control.setLatency({ 'GET /{baseUrl}': 200 });
		google.control.fail({ host: HOST, skip: 4, times: 4, status: 403, body: '<html>No.</html>' });
		const result = await google.run({ parameters: download(), items: itemsOf(mediaItemIds) });
		expect(result.error).toBeUndefined();
		expect(result.items).toHaveLength(20);
		expect(google.requests(BATCH_GET)).toHaveLength(2);
	});

	it('fetches again from the start what broke off', async () => {
		const { id, content } = await onePhoto();
		google.control.fail({ host: HOST, truncateTo: 100 });
		const result = await google.run({ parameters: download(), items: itemsOf([id]) });
		expect(result.error).toBeUndefined();
		expect(fetched()).toHaveLength(2);
		expect(sha256(await contentOf(result.items[0]))).toBe(sha256(content));
	});

	it('goes on after a server fault', async () => {
		const { id } = await onePhoto();
		google.control.fail({ host: HOST, status: 503, body: 'Try later' });
		const result = await google.run({ parameters: download(), items: itemsOf([id]) });
		expect(result.error).toBeUndefined();
	});

	it('follows no redirect to another host', async () => {
		const { id } = await onePhoto();
		const headers = { location: 'https://oauth2.googleapis.com/elsewhere' };
		google.control.fail({ host: HOST, status: 302, headers });
		const result = await google.run({ parameters: download(), items: itemsOf([id]), onError });
		expect(result.errorItems).toHaveLength(1);
		expect(google.control.requests().map(({ host }) => host)).not.toContain(
			'oauth2.googleapis.com',
		);
	});

	it('follows a redirect to another media address of Google', async () => {
		const { id, content } = await onePhoto();
		const { json } = await google.run({
			parameters: { resource: 'mediaItem', operation: 'get', mediaItemId: locator('id', id) },
		});
		google.control.clearRequests();
		const headers = { location: `${json[0].baseUrl as string}=d` };
		google.control.fail({ host: HOST, status: 302, headers });
		const result = await google.run({ parameters: download(), items: itemsOf([id]) });
		expect(result.error).toBeUndefined();
		expect(sha256(await contentOf(result.items[0]))).toBe(sha256(content));
	});

	it('stores no page of a proxy as a photo', async () => {
		const { id } = await onePhoto();
		const headers = { 'content-type': 'text/html; charset=utf-8' };
		google.control.fail({ host: HOST, status: 200, headers, body: '<h1>Sign in to go on</h1>' });
		const result = await google.run({ parameters: download(), items: itemsOf([id]), onError });
		expect(result.items).toEqual([]);
		expect(result.errorItems).toHaveLength(1);
		expect(result.errorItems[0].error?.description).toContain('Sign in to go on');
	});

	it('shows no picture or page as an error message', async () => {
		const { id } = await onePhoto();
		const gif = 'GIF89a\u0001\u0000\u0001';
		const headers = { 'content-type': 'image/gif' };
		google.control.fail({ host: HOST, times: 10, status: 404, headers, body: gif });
		const result = await google.run({ parameters: download(), items: itemsOf([id]) });
		expect(textOf(result)).not.toContain('GIF89a');
		expect(textOf(result)).toContain('base URL');
		expect(google.requests(BATCH_GET)).toHaveLength(2);
	});

	it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'lets an unknown media item fail alone with On Error %s',
		async (mode) => {
			const { mediaItemIds } = await google.seed({ mediaItems: 2 });
			const items = itemsOf([mediaItemIds[0], UNKNOWN, mediaItemIds[1]]);
			const result = await google.run({ parameters: download(), items, onError: mode });
			if (mode === 'stopWorkflow') {
				expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
				return;
			}
			const whole = mode === 'continueRegularOutput';
			expect(result.items.map(inputOf)).toEqual(whole ? [0, 1, 2] : [0, 2]);
			expect(result.errorItems.map(inputOf)).toEqual(whole ? [] : [1]);
			expect(result.items[0].binary?.data).toBeDefined();
		},
	);

	it.each([
		[{ size: 'scaled' }, 'Width'],
		[{ size: 'scaled', width: 10, crop: true }, 'Height'],
		[{ size: 'original', width: 10 }, 'Original'],
		[{ width: -1 }, 'Width'],
		[{ height: 1.5 }, 'Height'],
	])('refuses the options %j before anything is sent', async (options, words) => {
		const items = itemsOf([UNKNOWN]);
		const result = await google.run({ parameters: download(options), items, onError });
		const { error } = result.errorItems[0];
		expect(`${error?.message} ${error?.description}`).toContain(words);
		expect(google.requests()).toEqual([]);
	});

	it('stops when the person presses Stop', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 60 });
		google.control.setLatency({ '*': 100 });
		const items = itemsOf(mediaItemIds);
		const result = await google.run({ parameters: download(), items, cancelAfterMs: 400 });
		google.control.setLatency({});
		expect(result.status).toBe('canceled');
		expect(fetched().length).toBeLessThan(40);
	});
});
