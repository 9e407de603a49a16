/**
 * The simulator's inner contract: what Google's services share (who is calling, what time it is,
 * how a fault is written) and what a test may ask of the simulator from outside.
 */

import type { LibraryControls } from './library/controls';
import type { PickerControls } from './picker/controls';

/** `current`: since 31 March 2025; `legacy`: the API as it was, with its removed scopes and sharing. */
export type Mode = 'current' | 'legacy';

/** The person and the OAuth client on whose behalf a request is made. */
export interface Grant {
	clientId: string;
	userId: string;
	/** Full scope URLs that the person really granted. */
	scopes: ReadonlySet<string>;
}

/** What every simulated service is built with. */
export interface ServiceContext {
	/** Changes with `control.setMode`, so read it on every request. */
	readonly mode: Mode;
	/** Milliseconds since the epoch; moved on by `control.advance`. */
	now: () => number;
	/** The live grant of a bearer token, or undefined when it is missing, unknown, expired or revoked. */
	grantOf: (authorizationHeader: string | undefined) => Grant | undefined;
	/** Whether the Cloud project of this client has the API switched on. */
	isApiEnabled: (clientId: string, host: string) => boolean;
}

/** One request as the simulator saw it. */
export interface RecordedRequest {
	at: number;
	host: string;
	method: string;
	/** Path without the query. */
	path: string;
	query: string;
	/** Route in Google's notation, for example `POST /v1/albums/{albumId}:addEnrichment`. */
	route: string;
	/** 0 as long as no answer was sent, and when the connection was cut in place of one. */
	status: number;
	/** Headers of the request, lower-case; the authorization header only as `Bearer …` with the token cut off. */
	headers: Record<string, string>;
	/** Parsed JSON body where there was one, otherwise undefined. */
	body?: unknown;
	/** Bytes received in the body. */
	bytes: number;
}

/** A fault to inject. All given conditions must hold. */
export interface Fault {
	host?: string;
	/** Route in Google's notation, as in RecordedRequest.route. */
	route?: string;
	/** A part of the path or query that must be present. */
	includes?: string;
	/** Let this many matching requests pass first. Default 0. */
	skip?: number;
	/** How many matching requests are hit. Default 1. */
	times?: number;
	/** Milliseconds to wait before anything else. */
	delayMs?: number;
	/** Answer with this status, headers and body in place of the service's answer. */
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	/** Cut the connection: `before` the service acted, or `after` (it acted, the answer is lost). */
	drop?: 'before' | 'after';
	/** For uploads: cut the connection after this many bytes of the body were received and kept. */
	dropAfterBytes?: number;
	/** Send only this many bytes of the answer's body, then cut the connection. */
	truncateTo?: number;
	/** Send only this many bytes of the answer's body, then nothing more on a connection that stays open. */
	stallAfterBytes?: number;
}

/** Options of `startSimulator`. */
export interface SimulatorOptions {
	mode?: Mode;
	/** Port of the one listener (CONNECT proxy and control API); 0 takes a free one. Default 0. */
	port?: number;
	/** Life of an access token in seconds. Default 3599. */
	accessTokenLifetimeSeconds?: number;
	/** Folder for ca.pem; a new temporary folder unless given. */
	certificateFolder?: string;
}

/** Tokens as Google's token endpoint gives them. */
export interface Tokens {
	access_token: string;
	refresh_token: string;
	scope: string;
	token_type: 'Bearer';
	expires_in: number;
}

/** What is in one person's library as created by one OAuth client (for assertions in tests). */
export interface LibrarySnapshot {
	albums: Array<{ id: string; title: string; mediaItemIds: string[]; enrichmentIds: string[] }>;
	mediaItems: Array<{
		id: string;
		filename: string;
		description: string;
		mimeType: string;
		bytes: number;
		sha256: string;
	}>;
}

/** Items to put into a library without going through the API. */
export interface Seed {
	clientId: string;
	userId: string;
	/** Number of albums, titled `Album 1` …, or their titles. */
	albums?: number | string[];
	/** Number of small generated JPEG photos, named `photo-1.jpg` …. */
	mediaItems?: number;
	/** Put the seeded media items into the first seeded album. */
	intoFirstAlbum?: boolean;
}

/** What a test does to the simulated Google; the same calls are served as `POST /control/<name>` with a JSON array of arguments. */
export interface Control extends LibraryControls, PickerControls {
	/** Everything as at the start: no client, the user `demo` (demo@example.com), an empty library, real time. */
	reset: () => void;
	setMode: (mode: Mode) => void;
	/** Moves the simulator's clock. */
	advance: (seconds: number) => void;
	requests: () => RecordedRequest[];
	/** Forgets the recorded requests and nothing else. */
	clearRequests: () => void;
	/** Number of recorded requests by `host route`, for example `photoslibrary.googleapis.com POST /v1/uploads`. */
	counts: () => Record<string, number>;
	fail: (fault: Fault) => void;
	/** Forgets all faults and latencies. */
	clearFaults: () => void;
	/** Latency in milliseconds by route in Google's notation; `*` for all. */
	setLatency: (latency: Record<string, number>) => void;
	/**
	 * Adds or replaces an OAuth client. Redirect URIs are compared exactly; `*` accepts any.
	 * Refresh tokens of a client in `testing` die after seven days; default `production`.
	 */
	createClient: (client: {
		clientId: string;
		clientSecret: string;
		redirectUris: string[];
		publishingStatus?: 'testing' | 'production';
	}) => void;
	createUser: (user: { userId: string; email: string }) => void;
	/** A grant as if the person had consented; scopes as full URLs. */
	issueTokens: (grant: { clientId: string; userId: string; scopes: string[] }) => Tokens;
	/** Makes every live access token stale; refresh tokens go on. */
	expireAccessTokens: () => void;
	/** Kills all refresh and access tokens of a person, as a revocation or the 7-day rule does. */
	revoke: (userId: string) => void;
	setApiEnabled: (clientId: string, host: string, enabled: boolean) => void;
	/** Returns the ids of what was put in. */
	seed: (seed: Seed) => Promise<{ albumIds: string[]; mediaItemIds: string[] }>;
	library: (clientId: string, userId: string) => LibrarySnapshot;
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
