import { getRequestListener } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import { createCertificates } from '../../certificates';
import { createClock } from '../../clock';
import { createFaults } from '../../faults';
import { createGateway } from '../../gateway';
import { openProxy } from '../../proxy';
import { createRecorder } from '../../recorder';
import type { Service } from '../../service';

export const ECHO = 'https://photoslibrary.googleapis.com';

/** What the echo service has received, whether or not its response arrived. */
export interface Received {
	bytes: number;
	requests: number;
	errors: number;
}

function createEcho(received: Received): Service {
	const app = new Hono();
	app.post('/count', async (c) => {
		received.requests += 1;
		try {
			const body = c.req.raw.body as AsyncIterable<Uint8Array> | null;
			for await (const chunk of body ?? []) received.bytes += chunk.byteLength;
		} catch {
			received.errors += 1;
		}
		return c.json({ received: received.bytes });
	});
	app.post('/refuse', (c) => c.text('refused unread', 413));
	app.get('/bytes/:count', (c) => {
		let left = Number(c.req.param('count'));
		const zeros = new Uint8Array(64 * 1024);
		const body = new ReadableStream<Uint8Array>({
			pull(controller) {
				if (left === 0) return controller.close();
				const chunk = zeros.subarray(0, left);
				left -= chunk.byteLength;
				controller.enqueue(chunk);
			},
		});
		return c.body(body, 200, { 'content-length': c.req.param('count') });
	});
	return {
		apps: { 'photoslibrary.googleapis.com': app },
		reset: () => undefined,
		routes: (method, path) => (path.startsWith('/bytes/') ? `${method} /bytes/{count}` : undefined),
	};
}

/** The listener and the gateway in front of a service that only counts bytes. */
export async function startEcho() {
	const received: Received = { bytes: 0, requests: 0, errors: 0 };
	const faults = createFaults();
	const recorder = createRecorder();
	const services = [createEcho(received)];
	const gateway = createGateway({ services, clock: createClock(), faults, recorder });
	const { caPem, server } = createCertificates(['photoslibrary.googleapis.com']);
	const proxy = await openProxy({
		port: 0,
		isSimulated: (hostname) => hostname === 'photoslibrary.googleapis.com',
		certificates: server,
		onTunnelled: getRequestListener(
			(request, bindings) => gateway(request, bindings as HttpBindings),
			{
				overrideGlobalObjects: false,
			},
		),
		onForeignHost: recorder.noteForeignHost,
		onDirect: (_request, response) => response.end('direct'),
	});
	return { proxyUrl: proxy.url, caPem, received, faults, recorder, stop: proxy.close };
}
