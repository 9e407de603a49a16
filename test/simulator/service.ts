import type { Hono } from 'hono';

import type { Secrets } from './secrets';
import type { Mode } from './simulator';

/** The person and the OAuth client on whose behalf a request is made. */
export interface Grant {
	clientId: string;
	userId: string;
	/** Full scope URLs that the person granted. */
	scopes: ReadonlySet<string>;
}

/** What every simulated service is built with. */
export interface ServiceContext {
	/** Changes with `control.setMode`, so read it on every request. */
	readonly mode: Mode;
	/** Milliseconds since the epoch; moved by `control.advance`. */
	now: () => number;
	/** The grant of a valid bearer token, or undefined when it is missing, unknown, expired or revoked. */
	grantOf: (authorizationHeader: string | undefined) => Grant | undefined;
	/** Whether the Cloud project of this client has the API enabled. */
	isApiEnabled: (clientId: string, host: string) => boolean;
	/** Notes a secret that is given out, and gives it back. */
	noteSecret: Secrets['note'];
}

/** One of Google's simulated services. */
export interface Service {
	/** One application per host name. */
	apps: Record<string, Hono>;
	/** Back to the state at start. */
	reset: () => void;
	/** Route in Google's notation (`GET /v1/albums/{albumId}`), or undefined for a path that is none of its own. */
	routes: (method: string, path: string, host: string) => string | undefined;
}
