import sharp from 'sharp';
import { openPicker, type PickedItem } from './support/picker';

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

/** A session with one item, and its base URL. */
async function openItem(kind: 'photo' | 'video' = 'photo') {
	const opened = openPicker();
	const seed = kind === 'photo' ? { photos: 1, width: 400, height: 300 } : { videos: 1 };
	const { mediaItemIds } = opened.control.seedPersonalLibrary({ userId: 'demo', ...seed });
	const sessionId = await opened.picked(1);
	const item = (await opened.list(sessionId)).body.mediaItems?.[0] as PickedItem;
	return { ...opened, sessionId, mediaItemId: mediaItemIds[0], url: item.mediaFile.baseUrl };
}

describe('bytes of picked items', () => {
	it('are downloaded with the name and the type of the file', async () => {
		const { load, url } = await openItem();
		const response = await load(`${url}=d`);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('image/jpeg');
		expect(response.headers.get('content-disposition')).toContain('IMG_0001.jpg');
		expect(await sharp(await bytesOf(response)).metadata()).toMatchObject({
			width: 400,
			height: 300,
		});
	});

	it.each([
		['w100', 100, 75],
		['h60', 80, 60],
		['w200-h200', 200, 150],
		['w50-h50-c', 50, 50],
		['w2000', 400, 300],
	])('come in the size of %s', async (suffix, width, height) => {
		const { load, url } = await openItem();
		const picture = await bytesOf(await load(`${url}=${suffix}`));
		expect(await sharp(picture).metadata()).toMatchObject({ width, height });
	});

	it('are the same every time, and differ between items', async () => {
		const { load, list, picked } = openPicker();
		const { mediaItems = [] } = (await list(await picked(2))).body;
		const [a, again, b] = await Promise.all(
			[mediaItems[0], mediaItems[0], mediaItems[1]].map(async ({ mediaFile }) =>
				bytesOf(await load(`${mediaFile.baseUrl}=d`)),
			),
		);
		expect(a.equals(again)).toBe(true);
		expect(a.equals(b)).toBe(false);
	});

	it('of a video are there when it is ready', async () => {
		const { load, url, control, mediaItemId } = await openItem('video');
		const redirect = await load(`${url}=dv`);
		expect(redirect.status).toBe(302);
		// The host behind it asks for no token.
		const ready = await load(redirect.headers.get('location') ?? '', null);
		expect(ready.headers.get('content-type')).toBe('video/mp4');
		expect((await bytesOf(ready)).subarray(4, 8).toString()).toBe('ftyp');
		for (const status of ['PROCESSING', 'FAILED'] as const) {
			control.setPersonalVideoStatus('demo', mediaItemId, status);
			expect((await load(`${url}=dv`)).status).toBe(404);
		}
		expect((await load(`${url}=w100-h100`)).headers.get('content-type')).toBe('image/jpeg');
	});

	it('of a video can be asked for their length only, but not in part', async () => {
		const { load, url, fetch } = await openItem('video');
		const location = (await load(`${url}=dv`)).headers.get('location') ?? '';
		const head = await load(location, 'demo', 'HEAD');
		expect(Number(head.headers.get('content-length'))).toBeGreaterThan(16_000);
		expect(await head.text()).toBe('');
		const whole = await fetch(location, { headers: { range: 'bytes=4-7' } });
		expect([whole.status, (await bytesOf(whole)).length]).toEqual([
			200,
			Number(head.headers.get('content-length')),
		]);
	});

	it('of a photo can be asked for in part, or for their length only', async () => {
		const { load, url, fetch } = await openItem();
		const head = await load(`${url}=d`, 'demo', 'HEAD');
		expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000);
		expect(await head.text()).toBe('');
		const headers = { authorization: 'Bearer demo', range: 'bytes=4-7' };
		const part = await fetch(`${url}=d`, { headers });
		const bytes = await bytesOf(await load(`${url}=d`));
		expect(part.status).toBe(206);
		expect((await bytesOf(part)).equals(bytes.subarray(4, 8))).toBe(true);
	});

	it('are for the token of the person, the app and the scope', async () => {
		const { load, url, grant } = await openItem();
		grant('anna', { userId: 'anna' });
		grant('other app', { clientId: 'other' });
		grant('no scope', { scopes: ['https://www.googleapis.com/auth/photoslibrary.appendonly'] });
		for (const [as, status] of [
			[null, 401],
			['stale', 401],
			['anna', 403],
			['other app', 403],
			['no scope', 403],
		] as const) {
			expect([as, (await load(`${url}=d`, as)).status]).toEqual([as, status]);
		}
	});

	it('end for a while when the quota of the host is used up', async () => {
		const { load, url, control } = await openItem();
		control.setPickedMediaQuota(1);
		const statuses = [];
		for (let n = 0; n < 4; n++) statuses.push((await load(`${url}=d`)).status);
		expect(statuses).toEqual([200, 429, 403, 429]);
	});

	it('are not opened by a token in the address', async () => {
		const { fetch, url } = await openItem();
		expect((await fetch(`${url}=d?access_token=demo`)).status).toBe(401);
	});

	it('are there for an hour, then under a new base URL', async () => {
		const { load, list, url, state, sessionId } = await openItem();
		state.now += 3_599_000;
		expect((await load(`${url}=d`)).status).toBe(200);
		state.now += 1000;
		expect((await load(`${url}=d`)).status).toBe(403);
		const { mediaItems = [] } = (await list(sessionId)).body;
		expect((await load(`${mediaItems[0].mediaFile.baseUrl}=d`)).status).toBe(200);
	});

	it('end early where a test says so, and with the session', async () => {
		const early = await openItem();
		early.control.revokePickedBaseUrls();
		expect((await early.load(`${early.url}=d`)).status).toBe(403);
		const { call, load, url, sessionId } = await openItem();
		await call('DELETE', `/v1/sessions/${sessionId}`);
		expect((await load(`${url}=d`)).status).toBe(403);
	});

	it('need an option after the base URL, and a base URL that was given', async () => {
		const { load, url } = await openItem();
		expect((await load(url)).status).toBe(400);
		expect((await load(`${url}=x`)).status).toBe(400);
		expect((await load(`${url}=d`, 'demo', 'POST')).status).toBe(405);
		expect((await load('https://lh3.googleusercontent.com/ppa/unknown=d')).status).toBe(404);
	});
});
