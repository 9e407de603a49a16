import { binaryOf, itemWithBase64Binary, simulated } from './support/engine';
import { inputOf } from './support/items';
import { sha256 } from './support/photos';
import { MIB, video } from './support/videos';

const google = simulated();
const UPLOAD = 'POST /v1/uploads';
const BATCH_CREATE = 'POST /v1/mediaItems:batchCreate';
const CHUNK = 4 * MIB;
/** Eight chunks, of which the last one is shorter. */
const SIZE = 8 * CHUNK - 12_345;
const parameters = { resource: 'mediaItem', operation: 'upload', binaryPropertyName: 'data' };
const content = video(SIZE);

const commands = () =>
	google.requests(UPLOAD).map(({ headers }) => headers['x-goog-upload-command']);
const offsets = () =>
	google.requests(UPLOAD).flatMap(({ headers }) => headers['x-goog-upload-offset'] ?? []).map(Number);

async function uploadOne() {
	const items = [await binaryOf(content, { fileName: 'clip.mp4', mimeType: 'video/mp4' })];
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
	it('goes in chunks, each once, in multiples of the granularity', async () => {
		expectUploaded(await uploadOne());
		expect(commands()).toEqual(['start', ...Array<string>(7).fill('upload'), 'upload, finalize']);
		expect(offsets()).toEqual([...Array(8).keys()].map((chunk) => chunk * CHUNK));
		const [start, first] = google.requests(UPLOAD);
		expect(start).toMatchObject({ bytes: 0 });
		expect(start.headers).toMatchObject({
			'content-length': '0',
			'x-goog-upload-content-type': 'video/mp4',
			'x-goog-upload-protocol': 'resumable',
			'x-goog-upload-raw-size': String(SIZE),
		});
		expect(first).toMatchObject({ bytes: CHUNK });
		expect(google.counts()[BATCH_CREATE]).toBe(1);
	});

	it('keeps to another granularity that Google announces', async () => {
		google.control.setUploadGranularity(3 * MIB);
		expectUploaded(await uploadOne());
		expect(offsets().slice(0, 3)).toEqual([0, 3 * MIB, 6 * MIB]);
	});

	it('takes a granularity above its own chunks', async () => {
		google.control.setUploadGranularity(6 * MIB);
		expectUploaded(await uploadOne());
		expect(offsets().slice(0, 3)).toEqual([0, 6 * MIB, 12 * MIB]);
	});

	it('works with a file held in memory', async () => {
		const items = [itemWithBase64Binary(content, { fileName: 'clip.mp4', mimeType: 'video/mp4' })];
		expectUploaded(await google.run({ parameters, items }));
	});

	it('goes on where it was cut off in the middle of chunk 3', async () => {
		const kept = MIB + 1;
		google.control.fail({ route: UPLOAD, includes: 'upload_id', skip: 2, dropAfterBytes: kept });
		expectUploaded(await uploadOne());
		expect(commands().filter((command) => command === 'query')).toHaveLength(1);
		const [third, again] = offsets().slice(2);
		expect(third).toBe(2 * CHUNK);
		expect(again).toBeGreaterThanOrEqual(2 * CHUNK + kept);
		expect(again).toBeLessThan(3 * CHUNK);
		expect(commands().filter((command) => command === 'start')).toHaveLength(1);
	});

	it('asks Google where it stands when only the answer was lost', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', skip: 2, drop: 'after' });
		expectUploaded(await uploadOne());
		expect(offsets()).toEqual([...Array(8).keys()].map((chunk) => chunk * CHUNK));
	});

	it('sends the last chunk again when it did not arrive', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', skip: 7, drop: 'before' });
		expectUploaded(await uploadOne());
		expect(offsets().slice(-2)).toEqual([7 * CHUNK, 7 * CHUNK]);
	});

	it('starts over when the answer with the upload token was lost', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', skip: 7, drop: 'after' });
		expectUploaded(await uploadOne());
		expect(commands().filter((command) => command === 'start')).toHaveLength(2);
		expect(commands().filter((command) => command === 'upload, finalize')).toHaveLength(2);
	});

	it('starts over when Google no longer knows the session', async () => {
		const gone = { status: 404, body: { code: 5, message: 'Requested entity was not found.' } };
		google.control.fail({ route: UPLOAD, includes: 'upload_id', skip: 4, times: 2, ...gone });
		expectUploaded(await uploadOne());
		expect(commands().filter((command) => command === 'start')).toHaveLength(2);
	});

	it('starts over when the session was cancelled', async () => {
		const cancelled = { 'x-goog-upload-status': 'cancelled' };
		google.control.fail({ route: UPLOAD, includes: 'upload_id', skip: 1, status: 503 });
		google.control.fail({
			route: UPLOAD,
			includes: 'upload_id',
			skip: 1,
			status: 200,
			headers: cancelled,
		});
		expectUploaded(await uploadOne());
		expect(commands().filter((command) => command === 'start')).toHaveLength(2);
	});

	it('goes on after a server fault', async () => {
		google.control.fail({ route: UPLOAD, includes: 'upload_id', skip: 3, times: 2, status: 503 });
		expectUploaded(await uploadOne());
		expect(commands().filter((command) => command === 'start')).toHaveLength(1);
	});

	it('goes on after its access token has expired on the way', async () => {
		google.control.setLatency({ [UPLOAD]: 40 });
		const expiry = setTimeout(() => google.control.expireAccessTokens(), 200);
		const result = await uploadOne();
		clearTimeout(expiry);
		google.control.setLatency({});
		expectUploaded(result);
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
			await binaryOf(content, { fileName: 'long.mp4', mimeType: 'video/mp4' }),
			await binaryOf(video(1000, 1), { fileName: 'short.mp4', mimeType: 'video/mp4' }),
		];
		const result = await google.run({ parameters, items, onError: 'continueErrorOutput' });
		expect(result.items.map(inputOf)).toEqual([1]);
		expect(result.errorItems.map(inputOf)).toEqual([0]);
		expect(result.errorItems[0].json.error).toContain('too large');
		expect(google.library().mediaItems.map(({ filename }) => filename)).toEqual(['short.mp4']);
	});
});
