import type { Dispatcher, RequestInit, Response } from 'undici';
import { fetch } from 'undici';

/** Sends one request; redirects are shown and not followed. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** `fetch` through a dispatcher such as a proxy. */
export function fetchThrough(dispatcher: Dispatcher): Fetch {
	return async (url, init) => await fetch(url, { redirect: 'manual', dispatcher, ...init });
}

/** Whose access token goes along. */
export type Caller = 'signedIn' | 'nobody' | 'stranger';

/** A request as a probe states it. */
export interface Outgoing {
	/** The API method, for example `albums.get`. */
	call: string;
	/** What is special about this request, in words. */
	situation: string;
	method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	url: string;
	query?: Record<string, string | number | string[]>;
	json?: unknown;
	bytes?: Uint8Array;
	headers?: Record<string, string>;
	as?: Caller;
	/** Trouble is what the probe asks for, so the request is not sent again. */
	once?: boolean;
}

/** A request with its response, before anything is scrubbed. */
export interface Exchange {
	call: string;
	situation: string;
	request: { url: string; headers: Record<string, string>; json?: unknown };
	status: number;
	headers: Record<string, string>;
	/** Parsed JSON, text, or for media what kind of bytes they were. */
	body: unknown;
	/** The bytes of a photo or video. */
	bytes?: Buffer;
}

/** The address with its query; a list becomes a repeated key. */
export function addressOf({ url, query = {} }: Outgoing): string {
	const address = new URL(url);
	for (const [name, value] of Object.entries(query)) {
		for (const one of Array.isArray(value) ? value : [value])
			address.searchParams.append(name, String(one));
	}
	return address.href;
}

function parsed(text: string): unknown {
	if (!/^\s*[[{]/.test(text)) return text;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

/** Reads a response to its end. JSON is recognized by its looks: upload errors call it text/html. */
export async function readResponse(
	response: Response,
): Promise<Pick<Exchange, 'status' | 'headers' | 'body' | 'bytes'>> {
	const headers = Object.fromEntries(response.headers);
	const bytes = Buffer.from(await response.arrayBuffer());
	const type = headers['content-type'] ?? '';
	const { status } = response;
	if (/^(image|video|audio)\/|octet-stream/.test(type)) {
		return { status, headers, body: `<${bytes.length} bytes of ${type}>`, bytes };
	}
	return { status, headers, body: parsed(bytes.toString()) };
}
