import type { IDataObject } from 'n8n-workflow';
import { contentOf, simulated } from '../support/engine';
import { textOf } from '../support/errors';
import { inputOf, jsonItems } from '../support/items';

const google = simulated();
const userId = 'integration';
const API = 'photospicker.googleapis.com';
const MEDIA = 'lh3.googleusercontent.com';

function getMediaItems(sessionId: string, parameters: IDataObject = {}) {
	return {
		resource: 'pickerSession',
		operation: 'getMediaItems',
		sessionId,
		returnAll: true,
		...parameters,
	} as const;
}

async function openSession(): Promise<string> {
	const parameters = { resource: 'pickerSession', operation: 'create' } as const;
	const { json } = await google.run({ parameters });
	google.control.clearRequests();
	return json[0].id as string;
}

/** A session in which a person has chosen, newest first. */
async function chosen(seed: { photos?: number; videos?: number; videoStatus?: 'PROCESSING' }) {
	const size = { width: 32, height: 24 };
	const { mediaItemIds } = google.control.seedPersonalLibrary({ userId, ...size, ...seed });
	const sessionId = await openSession();
	google.control.pick({ sessionId, mediaItemIds });
	return { sessionId, mediaItemIds };
}

const mediaRequests = () => google.requests().filter(({ host }) => host === MEDIA);

describe('picker session: get media items', () => {
	it('reads 2,000 items in 20 requests', async () => {
		const { sessionId, mediaItemIds } = await chosen({ photos: 2000 });
		const { json, error } = await google.run({ parameters: getMediaItems(sessionId) });
		expect(error).toBeUndefined();
		expect(json.map(({ id }) => id)).toEqual(mediaItemIds);
		expect(google.requests()).toHaveLength(20);
	}, 60_000);

	it('asks for no more than the limit', async () => {
		const { sessionId } = await chosen({ photos: 9 });
		const parameters = getMediaItems(sessionId, { returnAll: false, limit: 4 });
		expect((await google.run({ parameters })).json).toHaveLength(4);
		expect(google.requests().map(({ query }) => query)).toEqual([
			expect.stringContaining('pageSize=4'),
		]);
	});

	it('goes on past empty pages and gives repeated items once', async () => {
		const { sessionId, mediaItemIds } = await chosen({ photos: 250 });
		google.control.setPicker({ emptyPageEvery: 2, overlapPages: true });
		const { json } = await google.run({ parameters: getMediaItems(sessionId) });
		expect(json.map(({ id }) => id)).toEqual(mediaItemIds);
	});

	it('does not turn in circles when a page token comes twice', async () => {
		const { sessionId } = await chosen({ photos: 250 });
		google.control.setPicker({ repeatPageToken: true });
		const result = await google.run({ parameters: getMediaItems(sessionId) });
		expect(textOf(result)).toContain('same page token twice');
	});

	it('uses the field names of a media item, or gives what Google gave', async () => {
		const { sessionId } = await chosen({ photos: 1, videos: 1 });
		const items = (await google.run({ parameters: getMediaItems(sessionId) })).json;
		const photo = items.find(({ mimeType }) => mimeType === 'image/jpeg');
		expect(photo).toEqual({
			id: expect.any(String) as string,
			filename: 'IMG_0001.jpg',
			mimeType: 'image/jpeg',
			creationTime: expect.stringMatching(/Z$/) as string,
			width: 32,
			height: 24,
			baseUrl: expect.stringContaining(MEDIA) as string,
			sessionId,
		});
		expect(items.find(({ mimeType }) => mimeType === 'video/mp4')).toMatchObject({
			videoStatus: 'READY',
		});
		const raw = (await google.run({ parameters: getMediaItems(sessionId, { simplify: false }) }))
			.json;
		expect(raw[0]).toHaveProperty('mediaFile.mediaFileMetadata');
	});

	it('says that Done was not pressed yet', async () => {
		const result = await google.run({ parameters: getMediaItems(await openSession()) });
		expect(textOf(result)).toContain('Done was not pressed yet');
		expect(google.requests()).toHaveLength(1);
	});
});

describe('waiting for the selection', () => {
	const waiting = (sessionId: string, options: IDataObject = {}) =>
		getMediaItems(sessionId, { options: { waitForSelection: true, ...options } });

	it("waits at Google's interval until the person presses Done", async () => {
		google.control.setPicker({ pollIntervalSeconds: 2 });
		google.control.seedPersonalLibrary({ userId, photos: 3, width: 20, height: 20 });
		const sessionId = await openSession();
		setTimeout(() => google.control.pick({ sessionId, count: 2 }), 3000);
		const { json, error } = await google.run({ parameters: waiting(sessionId) });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(2);
		expect(google.counts()).toEqual({ 'GET /v1/sessions/{sessionId}': 3, 'GET /v1/mediaItems': 1 });
	});

	it("ends with Google's time-out", async () => {
		google.control.setPicker({ pollIntervalSeconds: 1, timeoutSeconds: 2 });
		const result = await google.run({ parameters: waiting(await openSession()) });
		expect(textOf(result)).toContain("Google's time limit");
	});

	it('ends with the session', async () => {
		google.control.setPicker({ pollIntervalSeconds: 1, sessionLifetimeSeconds: 2 });
		const result = await google.run({ parameters: waiting(await openSession()) });
		expect(textOf(result)).toMatch(/expired/);
	});

	it('ends with the longest wait', async () => {
		google.control.setPicker({ pollIntervalSeconds: 1 });
		const parameters = waiting(await openSession(), { maxWaitMinutes: 0.03 });
		const result = await google.run({ parameters });
		expect(textOf(result)).toContain('within 0.03 minutes');
	});

	it('ends within two seconds after Stop', async () => {
		google.control.setPicker({ pollIntervalSeconds: 60 });
		const parameters = waiting(await openSession());
		const start = Date.now();
		const { status } = await google.run({ parameters, cancelAfterMs: 500 });
		expect(status).toBe('canceled');
		expect(Date.now() - start).toBeLessThan(2500);
	});
});

describe('downloading what was picked', () => {
	const download = (sessionId: string, options: IDataObject = {}, more: IDataObject = {}) =>
		getMediaItems(sessionId, { download: true, options, ...more });

	it('puts each file into the binary field, under its name', async () => {
		const { sessionId } = await chosen({ photos: 5, videos: 1 });
		const parameters = download(sessionId, {}, { binaryPropertyName: 'file' });
		const { items, error } = await google.run({ parameters });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		for (const item of items) {
			expect(item.binary?.file).toMatchObject({
				fileName: item.json.filename,
				mimeType: item.json.mimeType,
			});
			expect((await contentOf(item, 'file')).length).toBeGreaterThan(0);
		}
		expect(new Set(items.map(inputOf))).toEqual(new Set([0]));
		const suffixes = mediaRequests().map(({ path }) => path.split('=')[1]);
		expect(suffixes.sort()).toEqual(['d', 'd', 'd', 'd', 'd', 'dv']);
	});

	it("sends the token to Google's hosts and to no other", async () => {
		const { sessionId } = await chosen({ photos: 1 });
		await google.run({ parameters: download(sessionId) });
		expect(mediaRequests()[0].headers.authorization).toMatch(/^Bearer/);
		for (const { host } of google.requests()) expect([API, MEDIA]).toContain(host);

		google.control.clearRequests();
		const mediaFile = {
			baseUrl: 'https://evil.example.com/x',
			filename: 'x.jpg',
			mimeType: 'image/jpeg',
		};
		const body = { mediaItems: [{ id: 'x', type: 'PHOTO', mediaFile }] };
		google.control.fail({ route: 'GET /v1/mediaItems', times: 2, status: 200, body });
		const { error } = await google.run({ parameters: download(sessionId) });
		expect(error).toBeDefined();
		for (const { host } of google.requests()) expect(host).toBe(API);
	});

	it('scales and crops', async () => {
		const { sessionId } = await chosen({ photos: 1 });
		const options = { size: 'scaled', width: 10, height: 10, crop: true };
		expect((await google.run({ parameters: download(sessionId, options) })).error).toBeUndefined();
		expect(mediaRequests()[0].path).toMatch(/=w10-h10-c$/);
	});

	it('takes new addresses by listing again when they have died', async () => {
		const { sessionId } = await chosen({ photos: 6 });
		google.control.fail({ host: MEDIA, status: 403, body: 'expired', times: 4 });
		const { items, error } = await google.run({ parameters: download(sessionId) });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		expect(google.counts()['GET /v1/mediaItems']).toBe(2);
	});

	it('fails a video in processing alone', async () => {
		const { sessionId } = await chosen({ photos: 2, videos: 1, videoStatus: 'PROCESSING' });
		const parameters = download(sessionId, { deleteSession: true });
		const stopped = await google.run({ parameters });
		expect(textOf(stopped)).toContain('still processing the video "VID_0001.mp4"');

		const result = await google.run({ parameters, onError: 'continueErrorOutput' });
		expect(result.items).toHaveLength(2);
		expect(result.errorItems).toHaveLength(1);
		expect(result.errorItems.map(inputOf)).toEqual([0]);
		expect(google.control.pickerSessions()).toHaveLength(1);
	});

	it('takes a video of which Google does not say whether it is ready', async () => {
		const { sessionId } = await chosen({ videos: 1 });
		const raw = await google.run({ parameters: getMediaItems(sessionId, { simplify: false }) });
		const [{ id, mediaFile }] = raw.json;
		const { baseUrl } = mediaFile as IDataObject;
		const body = {
			mediaItems: [{ id, mediaFile: { baseUrl, mimeType: 'video/mp4', filename: 'a.mp4' } }],
		};
		google.control.fail({ route: 'GET /v1/mediaItems', status: 200, body });
		const { items, error } = await google.run({ parameters: download(sessionId) });
		expect(error).toBeUndefined();
		expect(items[0].binary?.data).toMatchObject({ fileName: 'a.mp4', mimeType: 'video/mp4' });
	});

	it('takes a video that became ready meanwhile', async () => {
		const { sessionId, mediaItemIds } = await chosen({ videos: 1, videoStatus: 'PROCESSING' });
		google.control.setLatency({ 'GET /v1/mediaItems': 300 });
		setTimeout(() => google.control.setPersonalVideoStatus(userId, mediaItemIds[0], 'READY'), 450);
		const { items, error } = await google.run({ parameters: download(sessionId) });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
	});

	it('ends the session only when all bytes are in', async () => {
		const { sessionId } = await chosen({ photos: 3 });
		const parameters = download(sessionId, { deleteSession: true });
		google.control.fail({ host: MEDIA, status: 404, times: 2, skip: 2, body: 'no' });
		await google.run({ parameters, onError: 'continueRegularOutput' });
		const { json } = await google.run({ parameters });
		expect(json).toHaveLength(3);
		expect(google.control.pickerSessions()).toEqual([]);
	});

	it('keeps the session, and says so, when the limit may have left items out', async () => {
		const { sessionId } = await chosen({ photos: 3 });
		const few = { returnAll: false, limit: 2 };
		const { items, hints } = await google.run({
			parameters: download(sessionId, { deleteSession: true }, few),
		});
		expect(items).toHaveLength(2);
		expect(hints).toEqual([
			expect.objectContaining({ message: expect.stringContaining("'Limit'") as string }),
		]);
		expect(google.control.pickerSessions()).toHaveLength(1);
	});

	it('keeps the files when the session cannot be ended', async () => {
		const { sessionId } = await chosen({ photos: 1 });
		google.control.fail({ route: 'DELETE /v1/sessions/{sessionId}', status: 400 });
		const { items, hints } = await google.run({
			parameters: download(sessionId, { deleteSession: true }),
		});
		expect(items).toHaveLength(1);
		expect(hints).toEqual([
			expect.objectContaining({ message: expect.stringContaining(sessionId) as string }),
		]);
	});

	it('ends within two seconds after Stop', async () => {
		const { sessionId } = await chosen({ photos: 8 });
		google.control.fail({ host: MEDIA, delayMs: 5000, times: 99 });
		const start = Date.now();
		const { status } = await google.run({ parameters: download(sessionId), cancelAfterMs: 500 });
		expect(status).toBe('canceled');
		expect(Date.now() - start).toBeLessThan(2500);
	});

	it('works through several sessions, each linked to its item', async () => {
		const one = await chosen({ photos: 2 });
		const sessionId = await openSession();
		google.control.pick({ sessionId, count: 1 });
		const items = jsonItems({ id: one.sessionId }, { id: 'gone' }, { id: sessionId });
		const result = await google.run({
			parameters: download('={{ $json.id }}'),
			items,
			onError: 'continueErrorOutput',
		});
		expect(result.items.map(inputOf)).toEqual([0, 0, 2]);
		expect(result.errorItems.map(inputOf)).toEqual([1]);
	});
});
