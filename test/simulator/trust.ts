import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import type { Simulator } from './simulator';

/** Environment variables that make a process use the simulator: for a child process such as n8n. */
export function simulatorEnvironment({
	proxyUrl,
	caFile,
}: Pick<Simulator, 'proxyUrl' | 'caFile'>): Record<string, string> {
	const local = '127.0.0.1,localhost';
	return {
		HTTPS_PROXY: proxyUrl,
		https_proxy: proxyUrl,
		HTTP_PROXY: proxyUrl,
		http_proxy: proxyUrl,
		NO_PROXY: local,
		no_proxy: local,
		NODE_EXTRA_CA_CERTS: caFile,
	};
}

/**
 * Makes the current process use the simulator: its proxy and its certificate authority.
 * Needs Node 22.19 or 24.5 and newer. Returns a function that undoes it.
 */
export function trustSimulator(simulator: Simulator): () => void {
	const variables = simulatorEnvironment(simulator);
	const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
	const authorities = getCACertificates('default');
	Object.assign(process.env, variables);
	setDefaultCACertificates([...authorities, simulator.caPem]);
	return () => {
		for (const [name, value] of before) {
			if (value === undefined) delete process.env[name];
			else process.env[name] = value;
		}
		setDefaultCACertificates(authorities);
	};
}
