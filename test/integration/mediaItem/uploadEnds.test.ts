import { useInstantRuns } from '../support/instantRuns';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { Readable } from 'node:stream';
import { MIB, video } from '../../support/videos';
import { binaryItem, photoItems, useSimulatedGoogle } from '../support';
import { BATCH_CREATE, upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
useInstantRuns(google);

const parameters = upload();
const SIZE = 17 * MIB;
const session = { route: UPLOAD, includes: 'upload_id' };

async function largeItem() {
	return await binaryItem(video(SIZE), { fileName: 'clip.mp4', mimeType: 'video/mp4' });
}

const commands = () =>
	google.requests(UPLOAD).map(({ headers }) => headers['x-goog-upload-command']);
const sentBytes = () => google.requests(UPLOAD).reduce((sum, { bytes }) => sum + bytes, 0);

/** Lets n8n's store give these bytes, whatever it has announced. */
function giveInstead(content: Buffer): void {
	const stream = async () => await Promise.resolve(Readable.from([content], { objectMode: false }));
	const store = Container.get(BinaryDataService);
	jest.spyOn(store, 'getAsStream').mockImplementation(stream);
}

afterEach(() => jest.restoreAllMocks());

describe('media item: upload from a store that announces another size', () => {
	it.each([
		[
			'fewer bytes',
			'a small file',
			async () => (await photoItems(1))[0],
			10,
			'ends after 10 bytes',
		],
		['fewer bytes', 'a large file', largeItem, MIB, `ends after ${MIB} bytes`],
		['more bytes', 'a small file', async () => (await photoItems(1))[0], MIB, 'has more than the'],
		['more bytes', 'a large file', largeItem, SIZE + 1, `has more than the ${SIZE} bytes`],
	])('says at once that there are %s in %s', async (_, _kind, item, size, words) => {
		const items = [await item()];
		giveInstead(Buffer.alloc(size));
		const begun = Date.now();
		const result = await google.run({ parameters, items });
		expect(result.error?.message).toContain(words);
		expect(result.error?.message).toContain('[item 0]');
		expect(Date.now() - begun).toBeLessThan(5_000);
		expect(google.requests(UPLOAD).length).toBeLessThanOrEqual(2);
		expect(google.library().mediaItems).toEqual([]);
	});
});

describe('media item: upload that is never accepted', () => {
	it('sends a file in full three times', async () => {
		google.control.fail({ route: UPLOAD, times: 100, status: 503 });
		const result = await google.run({ parameters, items: await photoItems(1) });
		expect(result.error?.message).toContain('HTTP status 503');
		expect(google.counts()).toEqual({ [UPLOAD]: 3 });
	});

	it('counts what is sent for another token, too', async () => {
		google.control.failNewMediaItems({ code: 6, times: 100 });
		const result = await google.run({ parameters, items: await photoItems(1) });
		expect(result.error?.message).toContain('did not add the file "1.jpg"');
		expect(google.counts()).toEqual({ [UPLOAD]: 3, [BATCH_CREATE]: 3 });
	});

	it('sends no more than three times the bytes of a large file', async () => {
		const gone = { status: 404, body: { code: 5, message: 'Gone' } };
		for (let time = 0; time < 10; time++) {
			google.control.fail({ ...session, dropAfterBytes: 16 * MIB });
			google.control.fail({ ...session, ...gone });
		}
		const result = await google.run({ parameters, items: [await largeItem()] });
		expect(result.error).toBeDefined();
		expect(sentBytes()).toBeLessThanOrEqual(3 * SIZE);
	});

	it('ends a session that Google closed with a refusal, and keeps its words', async () => {
		const refusal = { status: 400, body: { code: 3, message: 'This video is not for us.' } };
		google.control.fail({ ...session, ...refusal });
		google.control.fail({ ...session, status: 200, headers: { 'x-goog-upload-status': 'final' } });
		const result = await google.run({ parameters, items: [await largeItem()] });
		expect(result.errorText).toContain('This video is not for us.');
		expect(commands()).toEqual(['start', 'upload, finalize', 'query']);
	});

	it('asks nothing more when the refusal itself says that the session is closed', async () => {
		const headers = { 'x-goog-upload-status': 'final' };
		const body = { code: 3, message: 'This video is not for us.' };
		google.control.fail({ ...session, status: 400, headers, body });
		const result = await google.run({ parameters, items: [await largeItem()] });
		expect(result.errorText).toContain('This video is not for us.');
		expect(commands()).toEqual(['start', 'upload, finalize']);
	});

	it('says that the upload was not found, and nothing of a media item', async () => {
		const gone = { status: 404, body: { code: 5, message: 'Requested entity was not found.' } };
		google.control.fail({ route: UPLOAD, times: 100, ...gone });
		const result = await google.run({ parameters, items: await photoItems(1) });
		expect(result.error?.message).toContain('Google Photos does not know this upload');
		expect(result.errorText).not.toContain("'Media Item'");
	});
});

it('media item: upload asks again for a token that did not arrive', async () => {
	google.control.fail({ route: UPLOAD, status: 200, acts: true });
	await google.succeed({ parameters, items: await photoItems(1) });
	expect(google.counts()).toEqual({ [UPLOAD]: 2, [BATCH_CREATE]: 1 });
});

it.each([
	'https://photoslibrary.googleapis.com.example.com/v1/uploads?upload_id=1',
	'https://storage.googleapis.com/v1/uploads?upload_id=1',
	'https://photoslibrary.googleapis.com:8443/v1/uploads?upload_id=1',
	'https://user:secret@photoslibrary.googleapis.com/v1/uploads?upload_id=1',
	'http://photoslibrary.googleapis.com/v1/uploads?upload_id=1',
	'/v1/uploads?upload_id=1',
])('media item: upload sends nothing to the session address %s', async (address) => {
	const headers = { 'x-goog-upload-url': address, 'x-goog-upload-status': 'active' };
	google.control.fail({ route: UPLOAD, status: 200, headers });
	const result = await google.run({ parameters, items: [await largeItem()] });
	expect(result.error?.message).toContain('is not that of the Photos Library API');
	expect(result.errorText).not.toContain('secret');
	expect(google.control.requests()).toHaveLength(1);
	expect(sentBytes()).toBe(0);
});
