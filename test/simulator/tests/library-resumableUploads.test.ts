import { createHash } from 'node:crypto';
import {
	API,
	AUTHORIZATION,
	movie,
	openLibrary,
	UPLOADS,
	type Body,
	type Status,
} from './support/library';

/** A body that gives some bytes and then breaks off, as a cut connection does. */
function broken(bytes: Uint8Array): ReadableStream<Uint8Array> {
	let sent = false;
	return new ReadableStream({
		pull(controller) {
			if (sent) controller.error(new Error('aborted'));
			else controller.enqueue(bytes);
			sent = true;
		},
	});
}

const GRANULARITY = 1000;
const open = async (size: number, more: Record<string, string> = {}) => {
	const opened = openLibrary();
	opened.control.setUploadGranularity(GRANULARITY);
	const started = await opened.send('POST', UPLOADS, {
		headers: {
			...AUTHORIZATION,
			'x-goog-upload-command': 'start',
			'x-goog-upload-protocol': 'resumable',
			'x-goog-upload-content-type': 'video/mp4',
			'x-goog-upload-raw-size': String(size),
			...more,
		},
	});
	const url = started.headers.get('x-goog-upload-url') ?? '';
	const command = (name: string, offset?: number, body?: Body) =>
		opened.send<Status>('POST', url, {
			headers: {
				...AUTHORIZATION,
				'x-goog-upload-command': name,
				...(offset === undefined ? {} : { 'x-goog-upload-offset': String(offset) }),
			},
			body,
		});
	const query = async () => {
		const { headers } = await command('query');
		return [headers.get('x-goog-upload-status'), headers.get('x-goog-upload-size-received')];
	};
	return { ...opened, started, url, command, query };
};

test('start gives the URL, the granularity and the state', async () => {
	const { started, url } = await open(10);
	expect(started.status).toBe(200);
	expect(new URL(url).host).toBe(API);
	expect(started.headers.get('x-goog-upload-chunk-granularity')).toBe('1000');
	expect(started.headers.get('x-goog-upload-status')).toBe('active');
	const usual = openLibrary();
	const { headers } = await usual.send('POST', UPLOADS, {
		headers: {
			...AUTHORIZATION,
			'x-goog-upload-command': 'start',
			'x-goog-upload-protocol': 'resumable',
			'x-goog-upload-raw-size': '1',
		},
	});
	expect(headers.get('x-goog-upload-chunk-granularity')).toBe('262144');
});

test('all in one go', async () => {
	const bytes = movie(1234);
	const { snapshot, command, createItems, query } = await open(1234);
	const done = await command('upload, finalize', 0, bytes);
	expect([done.status, done.headers.get('x-goog-upload-status')]).toEqual([200, 'final']);
	await createItems([done.text]);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	expect(snapshot().mediaItems).toMatchObject([{ bytes: 1234, sha256 }]);
	expect(await query()).toEqual(['final', '1234']);
});

test('in chunks, with the file name of the start', async () => {
	const bytes = movie(2500);
	const { snapshot, command, createItems } = await open(2500, {
		'x-goog-upload-file-name': 'a.mp4',
	});
	const first = await command('upload', 0, bytes.slice(0, 1000));
	expect([first.status, first.text]).toEqual([200, '']);
	expect(first.headers.get('x-goog-upload-status')).toBe('active');
	await command('upload', 1000, bytes.slice(1000, 2000));
	const { text } = await command('upload, finalize', 2000, bytes.slice(2000));
	await createItems([text]);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	expect(snapshot().mediaItems).toMatchObject([{ sha256, filename: 'a.mp4' }]);
});

test('finalize alone ends it too', async () => {
	const { command } = await open(1000);
	await command('upload', 0, movie(1000));
	expect((await command('finalize')).text).toMatch(/^\S{100,}$/);
});

test('misaligned chunks and wrong offsets are refused, nothing is lost', async () => {
	const { command, query } = await open(3000);
	await command('upload', 0, movie(1000));
	expect((await command('upload', 1000, movie(999))).status).toBe(400);
	expect((await command('upload', 0, movie(1000))).status).toBe(400);
	expect((await command('upload', 2000, movie(1000))).status).toBe(400);
	expect(await query()).toEqual(['active', '1000']);
});

test('what came before the connection was cut counts', async () => {
	const bytes = movie(2000);
	const { snapshot, command, query, createItems } = await open(2000);
	await command('upload, finalize', 0, broken(bytes.slice(0, 700)));
	expect(await query()).toEqual(['active', '700']);
	const { text } = await command('upload, finalize', 700, bytes.slice(700));
	await createItems([text]);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	expect(snapshot().mediaItems).toMatchObject([{ sha256 }]);
});

test('finalize asks for all announced bytes, and for some', async () => {
	const { command, query } = await open(3000);
	expect((await command('finalize')).body).toMatchObject({
		message: 'Payload must not be empty',
	});
	expect((await command('upload, finalize', 0, movie(1000))).status).toBe(400);
	expect(await query()).toEqual(['active', '1000']);
});

test('a cancelled or finished upload takes nothing more', async () => {
	const { command, query } = await open(1000);
	await command('cancel');
	expect(await query()).toEqual(['cancelled', '0']);
	expect((await command('upload, finalize', 0, movie(1000))).status).toBe(400);
	const other = await open(1000);
	await other.command('upload, finalize', 0, movie(1000));
	const again = await other.command('upload, finalize', 0, movie(1000));
	expect([again.status, again.headers.get('x-goog-upload-status')]).toEqual([400, 'final']);
});

test('too large at the start is final', async () => {
	const { started } = await open(21 * 1024 ** 3);
	expect([started.status, started.headers.get('x-goog-upload-status')]).toEqual([413, 'final']);
});

test('unknown and old uploads are not found; an expired token is refused', async () => {
	const { send, state, url, query, command } = await open(1000);
	expect((await send('POST', `${UPLOADS}?upload_id=x`)).status).toBe(404);
	const stale = { authorization: 'Bearer gone', 'x-goog-upload-command': 'query' };
	expect((await send('POST', url, { headers: stale })).status).toBe(401);
	expect(await query()).toEqual(['active', '0']);
	state.now += 24 * 3600 * 1000;
	expect((await command('query')).status).toBe(404);
});
