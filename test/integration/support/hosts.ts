import { useClientRequests } from './channels';
import type { SimulatedGoogle } from './google';

/** Where the package sends requests, without a port. */
const GOOGLE = [
	'photoslibrary.googleapis.com',
	'photospicker.googleapis.com',
	'oauth2.googleapis.com',
	'lh3.googleusercontent.com',
	'video-downloads.googleusercontent.com',
];

/**
 * Remembers whom this process asks, by what it sends and by what reaches the proxy.
 * @returns everybody since the last `clear` but Google, at its own ports and with TLS
 */
export function useForeignHosts(google: SimulatedGoogle): {
	list: () => string[];
	clear: () => void;
} {
	const foreign = new Set<string>();
	useClientRequests((request) => {
		// The request that opens a tunnel goes to the proxy itself, which knows where it leads to.
		if (request.method === 'CONNECT') return;
		const host = String(request.getHeader('host'));
		if (!GOOGLE.includes(host)) foreign.add(host);
		else if (request.protocol !== 'https:') foreign.add(`${request.protocol}//${host}`);
	});
	return {
		list: () => [...foreign, ...google.control.foreignHosts()],
		clear: () => {
			foreign.clear();
			google.control.clearRequests();
		},
	};
}
