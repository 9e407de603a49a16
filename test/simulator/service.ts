import type { Hono } from 'hono';

/** One of Google's simulated services. */
export interface Service {
	/** One application per host name. */
	apps: Record<string, Hono>;
	/** Back to the state at start. */
	reset: () => void;
	/** Route in Google's notation (`GET /v1/albums/{albumId}`), or undefined for a path that is none of its own. */
	routes: (method: string, path: string, host: string) => string | undefined;
}
