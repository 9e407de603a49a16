import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** Refuses the connection of a request, as an operating system does where nobody listens. */
export function refuse(request: ClientRequest): void {
	const refused = new Error('connect ECONNREFUSED 127.0.0.1:443');
	request.destroy(Object.assign(refused, { code: 'ECONNREFUSED', syscall: 'connect' }));
}

/**
 * Refuses the next connections to a host.
 * @returns what ends it
 */
export function refuseConnections(host: string, times: number): () => void {
	const channel = 'http.client.request.created';
	let left = times;
	const onRequest = (message: unknown) => {
		const { request } = message as { request: ClientRequest };
		if (request.host !== host || left <= 0) return;
		left--;
		refuse(request);
	};
	subscribe(channel, onRequest);
	return () => void unsubscribe(channel, onRequest);
}
