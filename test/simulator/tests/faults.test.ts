import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { observe } from '../bodies';
import { ECHO, startEcho } from './support/echo';
import { proxyFetch } from './support/proxyFetch';
import type { Fetch } from './support/proxyFetch';

let echo: Awaited<ReturnType<typeof startEcho>>;
let call: Fetch;

beforeAll(async () => {
	echo = await startEcho();
	call = proxyFetch(echo);
});

beforeEach(() => {
	echo.faults.clear();
	echo.recorder.clear();
	Object.assign(echo.received, { bytes: 0, requests: 0, errors: 0 });
});

afterAll(() => echo.stop());

const upload = (bytes: number) =>
	call(`${ECHO}/count`, { method: 'POST', body: new Uint8Array(bytes) });
const only = () => {
	const [record, ...others] = echo.recorder.requests();
	expect(others).toEqual([]);
	return record;
};

describe('Faults', () => {
	it('respond in place of the service', async () => {
		const body = { error: { code: 503 } };
		echo.faults.add({ route: 'POST /count', status: 503, headers: { 'retry-after': '7' }, body });
		const response = await upload(100_000);
		expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
			503,
			'7',
			body,
		]);
		expect(echo.received.requests).toBe(0);
		expect(only()).toMatchObject({ status: 503, bytes: 100_000 });
		expect((await upload(1)).status).toBe(200);
	});

	it('hit the given number of requests, after letting some pass', async () => {
		echo.faults.add({
			host: 'photoslibrary.googleapis.com',
			includes: 'page=2',
			skip: 1,
			times: 2,
			status: 500,
		});
		const statuses: number[] = [];
		for (const query of ['page=2', 'page=1', 'page=2', 'page=2', 'page=2']) {
			statuses.push((await call(`${ECHO}/bytes/1?${query}`)).status);
		}
		expect(statuses).toEqual([200, 200, 500, 500, 200]);
	});

	it('may leave other hosts and routes alone', async () => {
		echo.faults.add({ host: 'lh3.googleusercontent.com', status: 500 });
		echo.faults.add({ route: 'GET /count', status: 500 });
		expect((await upload(1)).status).toBe(200);
		echo.faults.add({ route: 'GET /bytes/{count}', status: 418 });
		expect((await call(`${ECHO}/bytes/5`)).status).toBe(418);
	});

	it('drop the connection before the service acts', async () => {
		echo.faults.add({ drop: 'before' });
		await expect(upload(10)).rejects.toThrow('fetch failed');
		expect(echo.received.requests).toBe(0);
		expect(only().status).toBe(0);
	});

	it('drop the connection after the service acted', async () => {
		echo.faults.add({ drop: 'after' });
		await expect(upload(10)).rejects.toThrow('fetch failed');
		expect(echo.received).toEqual({ requests: 1, bytes: 10, errors: 0 });
		expect(only().status).toBe(0);
	});

	it.each([1, 70_000, 262_144])(
		'cut an upload after %i bytes, which the service keeps',
		async (bytes) => {
			echo.faults.add({ dropAfterBytes: bytes });
			await expect(upload(1_000_000)).rejects.toThrow('fetch failed');
			// The client may see the cut before the service does.
			while (echo.received.errors === 0) await delay(5);
			expect(echo.received).toEqual({ requests: 1, bytes, errors: 1 });
			expect(only()).toMatchObject({ bytes, status: 0 });
		},
	);

	it.each([0, 1000])('cut a response short after %i bytes', async (bytes) => {
		echo.faults.add({ truncateTo: bytes });
		const response = await call(`${ECHO}/bytes/500000`);
		expect(response.status).toBe(200);
		let seen = 0;
		await expect(
			(async () => {
				for await (const chunk of response.body ?? []) seen += (chunk as Uint8Array).byteLength;
			})(),
		).rejects.toThrow();
		expect(seen).toBe(bytes);
	});

	it.each([0, 1000])(
		'leave a response unfinished after %i bytes, on an open connection',
		async (bytes) => {
			echo.faults.add({ stallAfterBytes: bytes });
			const response = await call(`${ECHO}/bytes/500000`);
			expect([response.status, response.headers.get('content-length')]).toEqual([200, '500000']);
			const reader = (response.body as ReadableStream<Uint8Array>).getReader();
			let seen = 0;
			while (seen < bytes) seen += (await reader.read()).value?.byteLength ?? NaN;
			expect(seen).toBe(bytes);
			const silence = delay(200, 'silence');
			expect(await Promise.race([reader.read(), silence])).toBe('silence');
			await reader.cancel();
			expect((await upload(1)).status).toBe(200);
		},
	);

	it('cut a short JSON response', async () => {
		echo.faults.add({ truncateTo: 5 });
		const response = await upload(3);
		await expect(response.text()).rejects.toThrow('terminated');
	});

	it('delay a response, as latency does', async () => {
		echo.faults.add({ delayMs: 150 });
		echo.faults.setLatency({ '*': 100, 'POST /count': 60 });
		const started = performance.now();
		await upload(1);
		expect(performance.now() - started).toBeGreaterThan(200);
		const next = performance.now();
		await upload(1);
		expect(performance.now() - next).toBeGreaterThan(50);
	});

	it('are forgotten on demand', async () => {
		echo.faults.add({ status: 500 });
		echo.faults.setLatency({ '*': 10_000 });
		echo.faults.clear();
		expect((await upload(1)).status).toBe(200);
	});
});

describe('Bodies', () => {
	it('of refused requests are read to their end', async () => {
		const response = await call(`${ECHO}/refuse`, {
			method: 'POST',
			body: new Uint8Array(3_000_000),
		});
		expect(response.status).toBe(413);
		expect(only().bytes).toBe(3_000_000);
	});

	it('pass whole when they are large', async () => {
		const size = 64 * 1024 * 1024;
		const piece = new Uint8Array(256 * 1024);
		function* pieces() {
			for (let sent = 0; sent < size; sent += piece.byteLength) yield piece;
		}
		const up = await call(`${ECHO}/count`, {
			method: 'POST',
			body: Readable.from(pieces()),
			duplex: 'half',
		});
		expect(await up.json()).toEqual({ received: size });
		let down = 0;
		for await (const chunk of (await call(`${ECHO}/bytes/${size}`)).body ?? []) {
			down += (chunk as Uint8Array).byteLength;
		}
		expect(down).toBe(size);
	});

	it('are passed on at the pace of their reader', async () => {
		let made = 0;
		const endless = new ReadableStream<Uint8Array>(
			{ pull: (controller) => controller.enqueue(new Uint8Array((made += 1))) },
			{ highWaterMark: 0 },
		);
		const ignore = (): void => undefined;
		const reader = observe(endless, false, {
			onBytes: ignore,
			onJson: ignore,
			onCut: ignore,
		}).getReader();
		await reader.read();
		await reader.read();
		await delay(20);
		expect(made).toBe(2);
		await reader.cancel();
	});
});
