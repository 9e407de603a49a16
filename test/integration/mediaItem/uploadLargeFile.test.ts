import { MIB, video } from '../../support/videos';
import { waitFor } from '../../support/waitFor';
import { base64Item, binaryItem, sha256, useSimulatedGoogle } from '../support';
import { BATCH_CREATE, upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
const SIZE = 32 * MIB - 12_345;
const parameters = upload();
const content = video(SIZE);

const commands = () =>
	google.requests(UPLOAD).map(({ headers }) => headers['x-goog-upload-command']);
const offsets = () =>
	google
		.requests(UPLOAD)
		.flatMap(({ headers }) => headers['x-goog-upload-offset'] ?? [])
		.map(Number);

async function uploadOne() {
	const items = [await binaryItem(content, { fileName: 'clip.mp4', mimeType: 'video/mp4' })];
	return await google.run({ parameters, items });
}

/** The one video is there, complete, and the node said so. */
function expectUploaded({ error, json }: Awaited<ReturnType<typeof uploadOne>>) {
	expect(error).toBeUndefined();
	const { mediaItems } = google.library();
	expect(mediaItems).toEqual([
		expect.objectContaining({ sha256: sha256(content), bytes: SIZE, filename: 'clip.mp4' }),
	]);
	expect(json).toEqual([expect.objectContaining({ id: mediaItems[0].id, filename: 'clip.mp4' })]);
}

describe('media item: upload of a large file', () => {
	it('is announced, then goes in one stream', async () => {
		expectUploaded(await uploadOne());
		expect(commands()).toEqual(['start', 'upload, finalize']);
		const [start, bytes] = google.requests(UPLOAD);
		expect(start).toMatchObject({ bytes: 0 });
		expect(start.headers).toMatchObject({
			'content-length': '0',
			'x-goog-upload-content-type': 'video/mp4',
			'x-goog-upload-protocol': 'resumable',
			'x-goog-upload-raw-size': String(SIZE),
		});
		expect(bytes).toMatchObject({ bytes: SIZE });
		expect(bytes.headers).toMatchObject({ 'x-goog-upload-offset': '0' });
		expect(google.counts()[BATCH_CREATE]).toBe(1);
	});

	it('goes on where it was cut off, each time', async () => {
		const kept = 10 * MIB + 1;
		const cut = { route: UPLOAD, includes: 'upload_id', dropAfterBytes: kept };
		google.control.fail(cut);
		google.control.fail({ ...cut, skip: 1 });
		expectUploaded(await uploadOne());
		expect(commands()).toEqual([
			'start',
			'upload, finalize',
			'query',
			'upload, finalize',
			'query',
			'upload, finalize',
		]);
		const [first, second, third] = offsets();
		expect(first).toBe(0);
		expect(second).toBeGreaterThanOrEqual(kept);
		expect(second).toBeLessThan(kept + MIB);
		expect(third).toBeGreaterThanOrEqual(second + kept);
	});

	it('works in the same way with a file held in memory', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', dropAfterBytes: 5 * MIB });
		const items = [base64Item(content, { fileName: 'clip.mp4', mimeType: 'video/mp4' })];
		expectUploaded(await google.run({ parameters, items }));
		expect(offsets()[1]).toBeGreaterThanOrEqual(5 * MIB);
	});

	it('sends everything again that did not arrive', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', drop: 'before' });
		expectUploaded(await uploadOne());
		expect(offsets()).toEqual([0, 0]);
	});

	it('starts over when the response with the upload token was lost', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', drop: 'after' });
		expectUploaded(await uploadOne());
		expect(commands().filter((command) => command === 'start')).toHaveLength(2);
		expect(commands().filter((command) => command === 'upload, finalize')).toHaveLength(2);
	});

	it('starts over when Google no longer knows the session', async () => {
		const gone = { status: 404, body: { code: 5, message: 'Requested entity was not found.' } };
		google.control.fail({ route: UPLOAD, includes: 'upload_id', times: 2, ...gone });
		expectUploaded(await uploadOne());
		expect(commands().filter((command) => command === 'start')).toHaveLength(2);
	});

	it('starts over when the session was cancelled', async () => {
		const headers = { 'x-goog-upload-status': 'cancelled' };
		google.control.fail({ route: UPLOAD, includes: 'upload_id', dropAfterBytes: MIB });
		google.control.fail({ route: UPLOAD, includes: 'upload_id', status: 200, headers });
		expectUploaded(await uploadOne());
		expect(commands().filter((command) => command === 'start')).toHaveLength(2);
	});

	it('goes on after a server error', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', times: 2, status: 503 });
		expectUploaded(await uploadOne());
		expect(commands().filter((command) => command === 'start')).toHaveLength(1);
	});

	it('takes the page of a proxy for no upload token', async () => {
		const page = { status: 200, body: '<html><p>Sign in to this network</p></html>' };
		google.control.fail({ route: UPLOAD, includes: 'upload_id', ...page });
		expectUploaded(await uploadOne());
		expect(commands()).toEqual(['start', 'upload, finalize', 'query', 'upload, finalize']);
	});

	it('goes on after its access token has expired on the way', async () => {
		const cut = { route: UPLOAD, includes: 'upload_id', dropAfterBytes: MIB, delayMs: 300 };
		google.control.fail(cut);
		const running = uploadOne();
		await waitFor('the bytes to be sent', () => google.requests(UPLOAD).length === 2);
		google.control.expireAccessTokens();
		expectUploaded(await running);
		expect(google.credential.refreshes).toBe(1);
	});

	it('is sent again, its stream opened anew, after a single 401', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', status: 401, body: {} });
		expectUploaded(await uploadOne());
		expect(commands()).toEqual(['start', 'upload, finalize', 'upload, finalize']);
		expect(google.credential.refreshes).toBe(1);
	});

	it('gives up on a session that is lost time and again', async () => {
		const gone = { status: 404, body: { code: 5, message: 'Requested entity was not found.' } };
		google.control.fail({ route: UPLOAD, includes: 'upload_id', times: 100, ...gone });
		const { error } = await uploadOne();
		expect(error?.message).toContain('[item 0]');
		expect(commands().filter((command) => command === 'start')).toHaveLength(3);
		expect(google.library().mediaItems).toEqual([]);
	}, 40_000);

	it('fails alone when Google finds it too large', async () => {
		google.control.setUploadLimits({ video: 20 * MIB });
		const items = [
			await binaryItem(content, { fileName: 'long.mp4', mimeType: 'video/mp4' }),
			await binaryItem(video(1000, 1), { fileName: 'short.mp4', mimeType: 'video/mp4' }),
		];
		const result = await google.run({ parameters, items, onError: 'continueErrorOutput' });
		expect(result.inputs).toEqual([1]);
		expect(result.errorInputs).toEqual([0]);
		expect(result.errorItems[0].json.error).toContain('too large');
		expect(google.library().mediaItems.map(({ filename }) => filename)).toEqual(['short.mp4']);
	});
});
