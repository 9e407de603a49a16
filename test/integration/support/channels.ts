import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/**
 * Listens to one of Node's channels during the tests of this file. Node itself is the same for all
 * test files of a process: a listener that stays would keep its whole file, and n8n's engine with it,
 * in memory.
 */
export function useChannel<T>(name: string, listener: (message: T) => void): void {
	const onMessage = (message: unknown) => listener(message as T);
	beforeAll(() => subscribe(name, onMessage));
	afterAll(() => void unsubscribe(name, onMessage));
}

/** Calls `listener` for each HTTP request that this process is about to send. */
export function useClientRequests(listener: (request: ClientRequest) => void): void {
	const onMessage = ({ request }: { request: ClientRequest }) => listener(request);
	useChannel('http.client.request.created', onMessage);
}
