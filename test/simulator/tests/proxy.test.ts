import { createServer, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ProxyAgent, fetch } from 'undici';

import { ECHO, startEcho } from './support/echo';
import { proxyFetch } from './support/proxyFetch';

let echo: Awaited<ReturnType<typeof startEcho>>;

beforeAll(async () => {
	echo = await startEcho();
});

afterAll(() => echo.stop());

/** A raw request to the listener: absolute form or CONNECT. */
function raw(
	method: string,
	target: string,
	body = '',
): Promise<[number, string, IncomingMessage['headers']]> {
	const { hostname, port } = new URL(echo.proxyUrl);
	return new Promise((resolve, reject) => {
		const outgoing = request({ hostname, port, method, path: target, agent: false }, (response) => {
			let text = '';
			response.on('data', (chunk: Buffer) => (text += chunk.toString()));
			response.on('end', () => resolve([response.statusCode ?? 0, text, response.headers]));
		});
		outgoing.on('connect', (response, _socket, head) => {
			resolve([response.statusCode ?? 0, head.toString(), response.headers]);
		});
		outgoing.on('error', reject).end(body);
	});
}

async function local() {
	const server = createServer((incoming, outgoing) => {
		incoming.pipe(outgoing.setHeader('x-path', incoming.url ?? ''));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const stop = (): void => {
		server.close();
		server.closeAllConnections();
	};
	return { url: `http://127.0.0.1:${port}`, stop };
}

describe('Proxy', () => {
	it('refuses hosts that are not simulated', async () => {
		const refused = [502, expect.stringContaining('does not know example.com'), expect.anything()];
		expect(await raw('GET', 'http://example.com/')).toEqual(refused);
		expect((await raw('CONNECT', 'example.com:443'))[0]).toBe(502);
		await expect(proxyFetch(echo)('https://example.com/')).rejects.toThrow('fetch failed');
	});

	it('remembers them', async () => {
		echo.recorder.clear();
		await raw('GET', 'http://plain.example/');
		await raw('CONNECT', 'tunnel.example:443');
		await proxyFetch(echo)(`${ECHO}/bytes/1`);
		expect(echo.recorder.foreignHosts()).toEqual(['plain.example', 'tunnel.example']);
		echo.recorder.clear();
		expect(echo.recorder.foreignHosts()).toEqual([]);
	});

	it('survives nonsense', async () => {
		expect((await raw('GET', 'nonsense'))[0]).toBe(400);
		await expect(raw('CONNECT', ':::')).rejects.toThrow();
		expect((await proxyFetch(echo)(`${ECHO}/bytes/1`)).status).toBe(200);
	});

	it('refuses plain HTTP to simulated hosts', async () => {
		const [status, text] = await raw('GET', 'http://photoslibrary.googleapis.com/v1/albums');
		expect([status, text]).toEqual([403, expect.stringContaining('SSL is required')]);
	});

	it('is trusted only by those who know its authority', async () => {
		const stranger = new ProxyAgent({ uri: echo.proxyUrl });
		await expect(fetch(`${ECHO}/bytes/1`, { dispatcher: stranger })).rejects.toMatchObject({
			cause: { message: expect.stringContaining('certificate') as string },
		});
		await stranger.destroy();
		expect((await proxyFetch(echo)(`${ECHO}/bytes/1`)).status).toBe(200);
	});

	describe('to this machine', () => {
		let server: Awaited<ReturnType<typeof local>>;

		beforeAll(async () => {
			server = await local();
		});

		afterAll(() => server.stop());

		it('tunnels', async () => {
			const dispatcher = new ProxyAgent({ uri: echo.proxyUrl, proxyTunnel: true });
			const response = await fetch(`${server.url}/a?b`, {
				method: 'POST',
				body: 'hello',
				dispatcher,
			});
			expect([response.headers.get('x-path'), await response.text()]).toEqual(['/a?b', 'hello']);
			await dispatcher.close();
		});

		it('forwards plain HTTP', async () => {
			const [status, text, headers] = await raw('POST', `${server.url}/c?d`, 'again');
			expect([status, text, headers['x-path']]).toEqual([200, 'again', '/c?d']);
			expect((await raw('GET', 'http://127.0.0.1:1/'))[0]).toBe(502);
		});
	});

	it('serves many requests at once', async () => {
		const call = proxyFetch(echo);
		const lengths = await Promise.all(
			Array.from({ length: 40 }, async (_, index) => {
				const response = await call(`${ECHO}/bytes/${index * 1000}`);
				return (await response.arrayBuffer()).byteLength;
			}),
		);
		expect(lengths).toEqual(Array.from({ length: 40 }, (_, index) => index * 1000));
	});
});
