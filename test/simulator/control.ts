import type { LibraryControls } from './library/controls';
import type { OAuthControls } from './oauth';
import type { PickerControls } from './picker/controls';
import type { Secret } from './secrets';
import type { Mode } from './simulator';

/** One request as the simulator saw it. */
export interface RecordedRequest {
	/** Milliseconds since the epoch, by the simulator's clock. */
	at: number;
	host: string;
	method: string;
	/** Path without the query. */
	path: string;
	query: string;
	/** Route in Google's notation, for example `POST /v1/albums/{albumId}:addEnrichment`. */
	route: string;
	/** 0 until a response is sent, and when the connection was cut instead. */
	status: number;
	/** Headers of the request, lower-case; the authorization header only as `Bearer …` with the token cut off. */
	headers: Record<string, string>;
	/** Parsed JSON body where there was one, otherwise undefined. */
	body?: unknown;
	/** Bytes received in the body. */
	bytes: number;
}

/** Which requests are meant: those that meet all that is given. */
export interface FaultConditions {
	host?: string;
	/** Route in Google's notation, as in RecordedRequest.route. */
	route?: string;
	/** Text that the path or query must contain. */
	includes?: string;
	/** This many matching requests pass first. Default 0. */
	skip?: number;
	/** How many matching requests are hit. Default 1. */
	times?: number;
}

/** A fault to inject, into the requests that meet all given conditions. */
export interface Fault extends FaultConditions {
	/** Milliseconds to wait before anything else. */
	delayMs?: number;
	/** Respond with this status, headers and body (text, a Buffer, or JSON) in place of the service. */
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	/** The service acts first; then its response is replaced by the one given. */
	acts?: boolean;
	/** Cut the connection: `before` the service acted, or `after` (it acted, the response is lost). */
	drop?: 'before' | 'after';
	/** For uploads: cut the connection after this many bytes of the body were received and kept. */
	dropAfterBytes?: number;
	/** Send only this many bytes of the response's body, then cut the connection. */
	truncateTo?: number;
	/** Send only this many bytes of the response's body, and keep the connection open. */
	stallAfterBytes?: number;
}

/** What a test does to the simulated Google; the same calls are served as `POST /control/<name>` with a JSON array of arguments. */
export interface Control extends OAuthControls, LibraryControls, PickerControls {
	/** Restores the start: no client, the user `demo` (demo@example.com), an empty library, real time. */
	reset: () => void;
	setMode: (mode: Mode) => void;
	/** Moves the simulator's clock. */
	advance: (seconds: number) => void;
	/** All requests since the start or the last `clearRequests`, oldest first. */
	requests: () => RecordedRequest[];
	/** Hosts that the proxy was asked for and that are none of Google's, since the same time. */
	foreignHosts: () => string[];
	/** Tokens and codes given out since the start, valid or not. */
	secrets: () => Secret[];
	/** Forgets the recorded requests and hosts, and nothing else. */
	clearRequests: () => void;
	/** Number of recorded requests by `host route`, for example `photoslibrary.googleapis.com POST /v1/uploads`. */
	counts: () => Record<string, number>;
	/** Injects a fault; of several that match a request, the first one is used. */
	fail: (fault: Fault) => void;
	/**
	 * Responds with one of the recorded responses of the real Google, as `fail` does to the requests
	 * that meet the conditions. Throws for an unknown id, and for those that are no single response.
	 */
	replay: (id: string, conditions?: FaultConditions) => void;
	/** Forgets all faults and latencies. */
	clearFaults: () => void;
	/** Latency in milliseconds by route in Google's notation; `*` for all. */
	setLatency: (latency: Record<string, number>) => void;
	/** Whether the client's Cloud project has the API at this host enabled; at the start it has all. */
	setApiEnabled: (clientId: string, host: string, enabled: boolean) => void;
}
