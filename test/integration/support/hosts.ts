import { useClientRequests } from './channels';
import type { SimulatedGoogle } from './google';

const GOOGLE = /^(.*\.)?(googleapis\.com|googleusercontent\.com|google\.com)$/;

/**
 * Remembers which hosts are asked, by what this process sends and by what reaches the proxy.
 * @returns the hosts since the last `clear` that are none of Google's
 */
export function useForeignHosts(google: SimulatedGoogle): {
	list: () => string[];
	clear: () => void;
} {
	const hosts = new Set<string>();
	useClientRequests(({ host, method }) => {
		// The request that opens a tunnel goes to the proxy itself, which knows where it leads to.
		if (method !== 'CONNECT') hosts.add(host);
	});
	return {
		list: () => {
			const sent = [...hosts].filter((host) => !GOOGLE.test(host));
			return [...new Set([...sent, ...google.control.foreignHosts()])];
		},
		clear: () => {
			hosts.clear();
			google.control.clearRequests();
		},
	};
}
