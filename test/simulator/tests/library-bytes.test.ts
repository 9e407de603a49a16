import sharp from 'sharp';
import { API, movie, openLibrary, picture, type AlbumBody, type Item } from './support/library';

/** One uploaded item and a way to its bytes. */
async function open(bytes: Uint8Array<ArrayBuffer>, fileName = 'a.jpg') {
	const opened = openLibrary();
	const { upload, createItems, call, fetch } = opened;
	const { body } = await createItems([
		await upload(bytes, { 'x-goog-upload-file-name': fileName }),
	]);
	const id = body.newMediaItemResults[0].mediaItem?.id ?? '';
	const item = (await call<Item>('GET', `/v1/mediaItems/${id}`)).body;
	/** Follows the redirect of a video. */
	const load = async (suffix: string, method = 'GET', headers: Record<string, string> = {}) => {
		let response = await fetch(item.baseUrl + suffix, { method, headers });
		const location = response.headers.get('location');
		if (location !== null) response = await fetch(location, { method, headers });
		return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
	};
	return { ...opened, id, item, load };
}

test('=d gives the bytes with type, length and name; nobody is asked for a token', async () => {
	const bytes = await picture();
	const { load } = await open(bytes, 'é "1".jpg');
	const { response, bytes: loaded } = await load('=d');
	expect(Buffer.compare(loaded, bytes)).toBe(0);
	expect(Object.fromEntries(response.headers)).toMatchObject({
		'content-type': 'image/jpeg',
		'content-length': String(bytes.length),
		'content-disposition': `attachment;filename="_ _1_.jpg";filename*=UTF-8''%C3%A9%20%221%22.jpg`,
	});
});

test('HEAD tells the length', async () => {
	const bytes = await picture();
	const { load } = await open(bytes);
	const { response, bytes: loaded } = await load('=d', 'HEAD');
	expect([response.status, loaded.length]).toEqual([200, 0]);
	expect(response.headers.get('content-length')).toBe(String(bytes.length));
});

test('a part of the bytes', async () => {
	const bytes = await picture();
	const { load } = await open(bytes);
	const part = await load('=d', 'GET', { range: 'bytes=10-19' });
	expect(part.response.status).toBe(206);
	expect(part.response.headers.get('content-range')).toBe(`bytes 10-19/${bytes.length}`);
	expect(Buffer.compare(part.bytes, bytes.slice(10, 20))).toBe(0);
	expect((await load('=d', 'GET', { range: 'bytes=99999-' })).response.status).toBe(416);
});

test.each([
	['=w100', 100, 50],
	['=h20', 40, 20],
	['=w100-h20', 40, 20],
	['=w60-h60-c', 60, 60],
	['=w100-h100-no', 100, 50],
	['=w4000-h4000', 200, 100],
])('%s is %i by %i', async (suffix, width, height) => {
	const { load } = await open(await picture(200, 100));
	expect(await sharp((await load(suffix)).bytes).metadata()).toMatchObject({ width, height });
});

test('a picture that cannot be decoded has a placeholder of the right shape', async () => {
	const { library, load, id } = await open(new Uint8Array(Buffer.from('BM and more')));
	expect(library.routes('GET', `/lr/${id}`, 'lh3.googleusercontent.com')).toBe('GET /{baseUrl}');
	expect(await sharp((await load('=w400')).bytes).metadata()).toMatchObject({
		width: 400,
		height: 300,
	});
});

test('a video has bytes when it is READY, a thumbnail always', async () => {
	const bytes = movie(5000);
	const { load, state } = await open(bytes, 'clip.mov');
	expect((await load('=dv')).response.status).toBe(404);
	expect((await sharp((await load('=w96-h54')).bytes).metadata()).width).toBe(96);
	state.now += 10_000;
	const { response, bytes: loaded } = await load('=dv');
	expect(response.headers.get('content-type')).toBe('video/mp4');
	expect(response.headers.get('content-disposition')).toBe('attachment;filename="clip.mp4"');
	expect(Buffer.compare(loaded, bytes)).toBe(0);
});

test('a large video has its length and the same bytes every time', async () => {
	const bytes = movie(9 * 1024 ** 2);
	const { control, load } = await open(bytes);
	control.setVideoProcessing(0);
	const [first, second] = [await load('=dv'), await load('=dv')];
	expect(first.bytes.length).toBe(bytes.length);
	expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
});

test('the bytes of a video are at another host, which ignores Range', async () => {
	const bytes = movie(5000);
	const { control, item, fetch, library, state } = await open(bytes, 'clip.mov');
	control.setVideoProcessing(0);
	const redirect = await fetch(`${item.baseUrl}=dv`);
	expect(redirect.status).toBe(302);
	const { href, host, pathname } = new URL(redirect.headers.get('location') ?? '');
	expect(host).toBe('video-downloads.googleusercontent.com');
	expect(library.routes('GET', pathname, host)).toBe('GET /{video}');
	const part = await fetch(href, { headers: { range: 'bytes=10-19' } });
	expect([part.status, part.headers.has('accept-ranges')]).toEqual([200, false]);
	expect(part.headers.get('content-length')).toBe('5000');
	expect(Buffer.compare(new Uint8Array(await part.arrayBuffer()), bytes)).toBe(0);
	expect((await fetch(href, { method: 'POST' })).status).toBe(405);
	state.now += 60 * 60_000;
	const late = await fetch(href);
	expect([late.status, late.headers.get('content-type')]).toEqual([
		404,
		'text/html; charset=UTF-8',
	]);
});

test('an item that Google has lost: 404 with a picture of 832 bytes', async () => {
	const { control, id, load } = await open(await picture());
	control.mark(id, { lost: true });
	const { response, bytes } = await load('=d');
	expect([response.status, response.headers.get('content-type')]).toEqual([404, 'image/png']);
	expect(bytes).toHaveLength(832);
	expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1, height: 1 });
});

test('the media host has a quota of its own: 429 without words, then 403 and 429', async () => {
	const { control, load } = await open(await picture());
	control.setMediaQuota(2);
	const responses = [];
	for (let n = 0; n < 6; n++) responses.push(await load('=d'));
	expect(responses.map(({ response }) => response.status)).toEqual([200, 200, 429, 403, 429, 403]);
	expect(responses[2].bytes).toHaveLength(0);
	control.setMediaQuota(null);
	expect((await load('=d')).response.status).toBe(200);
});

test('bare or with an unknown suffix: 400', async () => {
	const { load } = await open(await picture());
	expect((await load('')).response.status).toBe(400);
	expect((await load('=x7')).response.status).toBe(400);
	expect((await load('=d=d')).response.status).toBe(400);
});

test('after 60 minutes, or earlier, 403 and no JSON; a fresh one works again', async () => {
	const { call, id, control, load, send, state } = await open(await picture());
	state.now += 59 * 60_000;
	expect((await load('=d')).response.status).toBe(200);
	state.now += 60_000;
	const { response } = await load('=d');
	expect(response.status).toBe(403);
	expect(response.headers.get('content-type')).toMatch(/^text\/html/);
	const { baseUrl } = (await call<Item>('GET', `/v1/mediaItems/${id}`)).body;
	expect((await send('GET', `${baseUrl}=d`)).status).toBe(200);
	control.revokeBaseUrls();
	expect((await send('GET', `${baseUrl}=d`)).status).toBe(403);
});

test('a broken URL: 404 with a picture', async () => {
	const { item, send } = await open(await picture());
	const broken = item.baseUrl.replace('/lr/', '/lr/x');
	const response = await send('GET', `${broken}=d`);
	expect([response.status, response.headers.get('content-type')]).toEqual([404, 'image/png']);
});

test('covers, also the placeholder of an empty album', async () => {
	const { createAlbum, call, send } = await open(await picture());
	const { id } = await createAlbum();
	const { coverPhotoBaseUrl } = (await call<AlbumBody>('GET', `/v1/albums/${id}`)).body;
	const response = await send('GET', `${coverPhotoBaseUrl}=w64-h64-c`);
	expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
	expect((await send('GET', `https://${API}/lr/x=d`)).status).toBe(404);
});
