import type { Control } from './control';

/** `current`: since March 31, 2025; `legacy`: the API as it was, with its removed scopes and sharing. */
export type Mode = 'current' | 'legacy';

/** Options of `startSimulator`. */
export interface SimulatorOptions {
	mode?: Mode;
	/** Port of the one listener (CONNECT proxy and control API); 0 takes a free one. Default 0. */
	port?: number;
	/** Lifetime of an access token in seconds. Default 3599. */
	accessTokenLifetimeSeconds?: number;
	/** Folder for ca.pem; a new temporary folder unless given. */
	certificateFolder?: string;
}

/** A running simulator. */
export interface Simulator {
	/** `http://127.0.0.1:<port>`: the value for HTTPS_PROXY and HTTP_PROXY. */
	readonly proxyUrl: string;
	/** Where the control API is served: the same listener, plain HTTP, path `/control/…`. */
	readonly controlUrl: string;
	/** The certificate authority made at start. */
	readonly caPem: string;
	/** The file that holds it: the value for NODE_EXTRA_CA_CERTS. */
	readonly caFile: string;
	readonly control: Control;
	stop: () => Promise<void>;
}
