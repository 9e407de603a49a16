import type { IDataObject } from 'n8n-workflow';
import { waitFor } from '../../support/waitFor';
import { jsonItems, readBinary, USER_ID, useSimulatedGoogle } from '../support';
import { MEDIA_HOST, mediaRequests } from '../support/downloads';
import { getMediaItems, openSession, pickedSession } from '../support/pickerSessions';

const google = useSimulatedGoogle();
const PICKER_HOST = 'photospicker.googleapis.com';

describe('picker session: download what was picked', () => {
	const download = (sessionId: string, options: IDataObject = {}, more: IDataObject = {}) =>
		getMediaItems(sessionId, { download: true, options, ...more });

	it('puts each file into the binary field, under its name', async () => {
		const { sessionId } = await pickedSession(google, { photos: 5, videos: 1 });
		const parameters = download(sessionId, {}, { binaryPropertyName: 'file' });
		const { items, inputs } = await google.succeed({ parameters });
		expect(items).toHaveLength(6);
		for (const item of items) {
			expect(item.binary?.file).toMatchObject({
				fileName: item.json.filename,
				mimeType: item.json.mimeType,
			});
			expect((await readBinary(item, 'file')).length).toBeGreaterThan(0);
		}
		expect(new Set(inputs)).toEqual(new Set([0]));
		const suffixes = mediaRequests(google).map(({ path }) => path.split('=')[1]);
		expect(suffixes.sort()).toEqual(['d', 'd', 'd', 'd', 'd', 'dv']);
	});

	it("sends the token to Google's hosts and to no other", async () => {
		const { sessionId } = await pickedSession(google, { photos: 1 });
		await google.run({ parameters: download(sessionId) });
		expect(mediaRequests(google)[0].headers.authorization).toMatch(/^Bearer/);
		for (const { host } of google.requests()) expect([PICKER_HOST, MEDIA_HOST]).toContain(host);

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
		for (const { host } of google.requests()) expect(host).toBe(PICKER_HOST);
	});

	it('scales and crops', async () => {
		const { sessionId } = await pickedSession(google, { photos: 1 });
		const options = { size: 'scaled', width: 10, height: 10, crop: true };
		expect((await google.run({ parameters: download(sessionId, options) })).error).toBeUndefined();
		expect(mediaRequests(google)[0].path).toMatch(/=w10-h10-c$/);
	});

	it('takes new addresses by listing again when they have died', async () => {
		const { sessionId } = await pickedSession(google, { photos: 6 });
		google.control.fail({ host: MEDIA_HOST, status: 403, body: 'expired', times: 4 });
		const { items } = await google.succeed({ parameters: download(sessionId) });
		expect(items).toHaveLength(6);
		expect(google.counts()['GET /v1/mediaItems']).toBe(2);
	});

	it('fails a video in processing alone', async () => {
		const { sessionId } = await pickedSession(google, {
			photos: 2,
			videos: 1,
			videoStatus: 'PROCESSING',
		});
		const parameters = download(sessionId, { deleteSession: true });
		const stopped = await google.run({ parameters });
		expect(stopped.errorText).toContain('still processing the video "VID_0001.mp4"');

		const result = await google.run({ parameters, onError: 'continueErrorOutput' });
		expect(result.items).toHaveLength(2);
		expect(result.errorItems).toHaveLength(1);
		expect(result.errorInputs).toEqual([0]);
		expect(google.control.pickerSessions()).toHaveLength(1);
	});

	it('takes a video of which Google does not say whether it is ready', async () => {
		const { sessionId } = await pickedSession(google, { videos: 1 });
		const raw = await google.run({ parameters: getMediaItems(sessionId, { simplify: false }) });
		const [{ id, mediaFile }] = raw.json;
		const { baseUrl } = mediaFile as IDataObject;
		const body = {
			mediaItems: [{ id, mediaFile: { baseUrl, mimeType: 'video/mp4', filename: 'a.mp4' } }],
		};
		google.control.fail({ route: 'GET /v1/mediaItems', status: 200, body });
		const { items } = await google.succeed({ parameters: download(sessionId) });
		expect(items[0].binary?.data).toMatchObject({ fileName: 'a.mp4', mimeType: 'video/mp4' });
	});

	it('takes a video that became ready meanwhile', async () => {
		const { sessionId, mediaItemIds } = await pickedSession(google, {
			videos: 1,
			videoStatus: 'PROCESSING',
		});
		google.control.setLatency({ 'GET /v1/mediaItems': 300 });
		const running = google.succeed({ parameters: download(sessionId) });
		const list = 'GET /v1/mediaItems';
		await waitFor('the second list', () => google.requests(list).length === 2);
		google.control.setPersonalVideoStatus(USER_ID, mediaItemIds[0], 'READY');
		const { items } = await running;
		expect(items).toHaveLength(1);
	});

	it('ends the session only when all bytes are in', async () => {
		const { sessionId } = await pickedSession(google, { photos: 3 });
		const parameters = download(sessionId, { deleteSession: true });
		google.control.fail({ host: MEDIA_HOST, status: 404, times: 2, skip: 2, body: 'no' });
		await google.run({ parameters, onError: 'continueRegularOutput' });
		const { json } = await google.run({ parameters });
		expect(json).toHaveLength(3);
		expect(google.control.pickerSessions()).toEqual([]);
	});

	it('ends the session when the limit is reached and nothing is left', async () => {
		const { sessionId } = await pickedSession(google, { photos: 2 });
		const parameters = download(sessionId, { deleteSession: true }, { returnAll: false, limit: 2 });
		const { items, hints } = await google.run({ parameters });
		expect([items.length, hints]).toEqual([2, []]);
		expect(google.control.pickerSessions()).toEqual([]);
	});

	it('keeps the session, and says so, when the limit left items out', async () => {
		const { sessionId } = await pickedSession(google, { photos: 3 });
		const few = { returnAll: false, limit: 2 };
		const { items, hints } = await google.run({
			parameters: download(sessionId, { deleteSession: true }, few),
		});
		expect(items).toHaveLength(2);
		const messages = hints.map(({ message }) => message);
		expect(messages).toEqual([
			expect.stringContaining('cut off at 2'),
			expect.stringContaining(`${sessionId} was not deleted: 'Limit' left items out`),
		]);
		expect(google.control.pickerSessions()).toHaveLength(1);
	});

	it('keeps the files when the session cannot be ended', async () => {
		const { sessionId } = await pickedSession(google, { photos: 1 });
		google.control.fail({ route: 'DELETE /v1/sessions/{sessionId}', status: 400 });
		const { items, hints } = await google.run({
			parameters: download(sessionId, { deleteSession: true }),
		});
		expect(items).toHaveLength(1);
		expect(hints).toEqual([
			expect.objectContaining({ message: expect.stringContaining(sessionId) as string }),
		]);
	});

	it('ends after Stop, without waiting for the bytes', async () => {
		const { sessionId } = await pickedSession(google, { photos: 8 });
		google.control.fail({ host: MEDIA_HOST, delayMs: 600_000, times: 99 });
		const cancelWhen = () => mediaRequests(google).length > 0;
		const { status } = await google.run({ parameters: download(sessionId), cancelWhen });
		expect(status).toBe('canceled');
		expect(mediaRequests(google).every((request) => request.status === 0)).toBe(true);
	});

	it('works through several sessions, each linked to its item', async () => {
		const one = await pickedSession(google, { photos: 2 });
		const sessionId = await openSession(google);
		google.control.pick({ sessionId, count: 1 });
		const items = jsonItems({ id: one.sessionId }, { id: 'gone' }, { id: sessionId });
		const result = await google.run({
			parameters: download('={{ $json.id }}'),
			items,
			onError: 'continueErrorOutput',
		});
		expect(result.inputs).toEqual([0, 0, 2]);
		expect(result.errorInputs).toEqual([1]);
	});
});
