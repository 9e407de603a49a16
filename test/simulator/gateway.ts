import { setTimeout as sleep } from 'node:timers/promises';

import type { HttpBindings } from '@hono/node-server';

import { drain, observe, truncate } from './bodies';
import type { Clock } from './clock';
import type { Fault, RecordedRequest } from './control';
import type { Faults } from './faults';
import type { Recorder } from './recorder';
import type { Service } from './service';

export interface GatewayParts {
	services: Service[];
	clock: Clock;
	faults: Faults;
	recorder: Recorder;
}

export type Gateway = (request: Request, bindings: HttpBindings) => Promise<Response>;

/** Time for bytes already written to leave the socket before it is closed. */
const FLUSH_MS = 20;

function faultResponse({ status, headers, body }: Fault): Response | undefined {
	if (status === undefined) return undefined;
	if (body === undefined) return new Response(null, { status, headers });
	if (body instanceof Uint8Array) return new Response(new Uint8Array(body), { status, headers });
	if (typeof body === 'string') return new Response(body, { status, headers });
	// Hono gives a response without a type that of plain text.
	if (Buffer.isBuffer(body)) {
		return new Response(Uint8Array.from(body), {
			status,
			headers: { 'content-type': '', ...headers },
		});
	}
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
	});
}

function observeRequest(
	request: Request,
	record: RecordedRequest,
	cutAfter: number | undefined,
	onCut: () => void,
): Request {
	if (!request.body) return request;
	const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
	const body = observe(request.body, isJson, {
		onBytes: (total) => (record.bytes = total),
		onJson: (json) => (record.body = json),
		cutAfter,
		onCut,
	});
	const { url, method, headers, signal } = request;
	return new Request(url, { method, headers, signal, body, duplex: 'half' });
}

/**
 * The layer in front of all services: records each request, applies latency and faults,
 * and passes the request to the application of its host.
 */
export function createGateway({ services, clock, faults, recorder }: GatewayParts): Gateway {
	return async (request, { incoming, outgoing }) => {
		const { host, hostname, pathname, search } = new URL(request.url);
		const { method } = request;
		// Services may share a host: the one that knows the path takes it, otherwise the first.
		const onHost = services.filter(({ apps }) => hostname in apps);
		const service = onHost.find((one) => one.routes(method, pathname, hostname)) ?? onHost.at(0);
		if (!service) return new Response(`No such host here: ${host}\n`, { status: 421 });

		const route = service.routes(method, pathname, hostname) ?? `${method} ${pathname}`;
		const record = recorder.start(
			{ at: clock.now(), host: hostname, method, path: pathname, query: search.slice(1), route },
			request.headers,
		);
		const fault = faults.take({ host: hostname, route, url: pathname + search });
		const wait = faults.latency(route) + (fault?.delayMs ?? 0);
		// A client that has left must not keep the process alive.
		if (wait > 0) await sleep(wait, undefined, { ref: false });

		const dropConnection = (): Response => {
			incoming.socket.destroy();
			return new Response(null, { status: 500 });
		};
		if (fault?.drop === 'before') return dropConnection();

		const cutUpload = (): void => void incoming.socket.destroy();
		const observed = observeRequest(request, record, fault?.dropAfterBytes, cutUpload);
		const replacement = fault && faultResponse(fault);
		let response = fault?.acts ? undefined : replacement;
		if (response) {
			await drain(observed.body);
		} else {
			response = await service.apps[hostname].fetch(observed);
			if (replacement) {
				response.body?.cancel().catch(() => undefined);
				response = replacement;
			}
			// A service that refuses a request early leaves the rest of its body unread.
			if (observed.body && !observed.bodyUsed) await drain(observed.body);
		}
		if (fault?.drop === 'after' || incoming.socket.destroyed) {
			response.body?.cancel().catch(() => undefined);
			return dropConnection();
		}
		record.status = response.status;
		const { status, headers } = response;
		if (fault?.stallAfterBytes !== undefined) {
			return new Response(truncate(response.body, fault.stallAfterBytes), { status, headers });
		}
		if (fault?.truncateTo === undefined) return response;
		// What is sent so far goes out before the connection closes.
		const cut = (): void => {
			setTimeout(() => outgoing.socket?.destroySoon(), FLUSH_MS);
		};
		return new Response(truncate(response.body, fault.truncateTo, cut), { status, headers });
	};
}
