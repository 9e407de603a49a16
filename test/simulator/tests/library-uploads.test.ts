import { createHash } from 'node:crypto';
import {
	AUTHORIZATION,
	MEDIA,
	movie,
	openLibrary,
	picture,
	type ItemList,
	type Status,
	UPLOADS,
} from './support/library';

const RAW = { ...AUTHORIZATION, 'x-goog-upload-protocol': 'raw' };

/** Many bytes without holding them. */
function endless(length: number, block = new Uint8Array(1024 * 1024)): ReadableStream<Uint8Array> {
	let left = length;
	return new ReadableStream({
		pull(controller) {
			const size = Math.min(left, block.length);
			if (size > 0) controller.enqueue(block.subarray(0, size));
			else controller.close();
			left -= size;
		},
	});
}

describe('raw', () => {
	test('gives an upload token as plain text', async () => {
		const { send } = openLibrary();
		const response = await send('POST', UPLOADS, { headers: RAW, body: await picture() });
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
		expect(response.text).toMatch(/^\S{100,}$/);
	});

	test('does not look at the content', async () => {
		const { send } = openLibrary();
		expect((await send('POST', UPLOADS, { headers: RAW, body: '<html>' })).status).toBe(200);
	});

	test('errors are a status without an envelope', async () => {
		const { send, grant } = openLibrary();
		const empty = await send<Status>('POST', UPLOADS, { headers: RAW });
		expect([empty.status, empty.body]).toEqual([
			400,
			{ code: 3, message: 'Payload must not be empty' },
		]);
		grant('reader', ['readonly.appcreateddata']);
		const headers = { ...RAW, authorization: 'Bearer reader' };
		const stale = { ...RAW, authorization: 'Bearer gone' };
		for (const one of [headers, stale]) {
			// The same for a missing scope as for a stale token, and JSON that calls itself a page.
			const refused = await send('POST', UPLOADS, { headers: one, body: 'x' });
			expect(refused.status).toBe(401);
			expect(refused.headers.get('content-type')).toBe('text/html; charset=UTF-8');
			expect(refused.headers.has('www-authenticate')).toBe(false);
			expect(refused.text).toHaveLength(71);
			expect(JSON.parse(refused.text)).toEqual({
				code: 16,
				message: 'Authentication session is not defined.',
			});
		}
		const protocol = await send('POST', UPLOADS, { headers: AUTHORIZATION, body: 'x' });
		expect(protocol.status).toBe(400);
		expect((await send('PUT', UPLOADS, { headers: RAW, body: 'x' })).status).toBe(405);
	});

	test('the limit depends on the declared type', async () => {
		const { control, send } = openLibrary();
		control.setUploadLimits({ photo: 1000, video: 5000 });
		const statusOf = async (type: string, size: number) => {
			const headers = { ...RAW, 'x-goog-upload-content-type': type };
			return (await send('POST', UPLOADS, { headers, body: new Uint8Array(size) })).status;
		};
		expect(await statusOf('image/jpeg', 1000)).toBe(200);
		expect(await statusOf('image/jpeg', 1001)).toBe(413);
		expect(await statusOf('video/mp4', 5000)).toBe(200);
		expect(await statusOf('video/mp4', 5001)).toBe(413);
	});

	test('a photo of more than 200 MB is too large', async () => {
		const { send } = openLibrary();
		const headers = { ...RAW, 'x-goog-upload-content-type': 'image/jpeg' };
		const response = await send<Status>('POST', UPLOADS, {
			headers,
			body: endless(201 * 1024 ** 2),
		});
		expect([response.status, response.body.code]).toEqual([413, 11]);
	});

	test('a large file is hashed and counted, not held', async () => {
		const { control, snapshot, upload, createItems, call, send } = openLibrary();
		const size = 150 * 1024 ** 2;
		const start = movie(1024 * 1024);
		const before = process.memoryUsage().rss;
		const token = await upload(endless(size, start));
		expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
		await createItems([token]);
		const hash = createHash('sha256');
		for (let n = 0; n < 150; n++) hash.update(start);
		const [item] = snapshot().mediaItems;
		expect(item).toMatchObject({ bytes: size, sha256: hash.digest('hex'), mimeType: 'video/mp4' });
		control.setVideoProcessing(0);
		const { baseUrl } = (await call<ItemList>('GET', '/v1/mediaItems')).body.mediaItems?.[0] ?? {};
		const location = (await send('GET', `${baseUrl}=dv`)).headers.get('location') ?? '';
		const { headers } = await send('HEAD', location);
		expect(headers.get('content-length')).toBe(String(size));
	});
});

test('the media host knows no uploads', async () => {
	const { send } = openLibrary();
	expect(
		(await send('POST', `https://${MEDIA}/v1/uploads`, { headers: RAW, body: 'x' })).status,
	).toBe(405);
});
