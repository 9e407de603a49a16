import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/**
 * Refuses the next connections to a host, as an operating system does where nobody listens.
 * @returns what ends it
 */
export function refuseConnections(host: string, times: number): () => void {
	const channel = 'http.client.request.created';
	let left = times;
	const refuse = (message: unknown) => {
		const { request } = message as { request: ClientRequest };
		if (request.host !== host || left <= 0) return;
		left--;
		const refused = new Error('connect ECONNREFUSED 127.0.0.1:443');
		request.destroy(Object.assign(refused, { code: 'ECONNREFUSED', syscall: 'connect' }));
	};
	subscribe(channel, refuse);
	return () => void unsubscribe(channel, refuse);
}
