import type { Exchange, Outgoing } from './exchange';
import type { Lab } from './lab';

const LIBRARY = 'https://photoslibrary.googleapis.com';
const PICKER = 'https://photospicker.googleapis.com';

type Verb = NonNullable<Outgoing['method']>;

/** Verb and address of each API method; `{}` is where the id goes. */
const METHODS = {
	'albums.create': ['POST', `${LIBRARY}/v1/albums`],
	'albums.get': ['GET', `${LIBRARY}/v1/albums/{}`],
	'albums.list': ['GET', `${LIBRARY}/v1/albums`],
	'albums.patch': ['PATCH', `${LIBRARY}/v1/albums/{}`],
	'albums.addEnrichment': ['POST', `${LIBRARY}/v1/albums/{}:addEnrichment`],
	'albums.batchAddMediaItems': ['POST', `${LIBRARY}/v1/albums/{}:batchAddMediaItems`],
	'albums.batchRemoveMediaItems': ['POST', `${LIBRARY}/v1/albums/{}:batchRemoveMediaItems`],
	'albums.share': ['POST', `${LIBRARY}/v1/albums/{}:share`],
	'albums.unshare': ['POST', `${LIBRARY}/v1/albums/{}:unshare`],
	'mediaItems.batchCreate': ['POST', `${LIBRARY}/v1/mediaItems:batchCreate`],
	'mediaItems.batchGet': ['GET', `${LIBRARY}/v1/mediaItems:batchGet`],
	'mediaItems.get': ['GET', `${LIBRARY}/v1/mediaItems/{}`],
	'mediaItems.list': ['GET', `${LIBRARY}/v1/mediaItems`],
	'mediaItems.patch': ['PATCH', `${LIBRARY}/v1/mediaItems/{}`],
	'mediaItems.search': ['POST', `${LIBRARY}/v1/mediaItems:search`],
	'uploads.create': ['POST', `${LIBRARY}/v1/uploads`],
	'sharedAlbums.get': ['GET', `${LIBRARY}/v1/sharedAlbums/{}`],
	'sharedAlbums.list': ['GET', `${LIBRARY}/v1/sharedAlbums`],
	'sharedAlbums.join': ['POST', `${LIBRARY}/v1/sharedAlbums:join`],
	'sharedAlbums.leave': ['POST', `${LIBRARY}/v1/sharedAlbums:leave`],
	'sessions.create': ['POST', `${PICKER}/v1/sessions`],
	'sessions.get': ['GET', `${PICKER}/v1/sessions/{}`],
	'sessions.delete': ['DELETE', `${PICKER}/v1/sessions/{}`],
	'pickedMediaItems.list': ['GET', `${PICKER}/v1/mediaItems`],
} as const satisfies Record<string, readonly [Verb, string]>;

export type Method = keyof typeof METHODS;

/** The part of a request that its method does not settle. */
export type Details = Omit<Partial<Outgoing>, 'call' | 'situation' | 'method' | 'url'> & {
	id?: string;
};

/** Calls an API method; any status is an answer. */
export async function call(
	lab: Lab,
	method: Method,
	situation: string,
	{ id = '', ...details }: Details = {},
): Promise<Exchange> {
	const [verb, address] = METHODS[method];
	const url = address.replace('{}', encodeURIComponent(id));
	return await lab.send({ call: method, situation, method: verb, url, ...details });
}

/** Fetches media bytes from a base URL with its suffix. */
export async function download(
	lab: Lab,
	situation: string,
	url: string,
	details: Pick<Outgoing, 'as' | 'headers'> = {},
): Promise<Exchange> {
	return await lab.send({ call: 'download', situation, url, as: 'nobody', once: true, ...details });
}

/** Google's JSON, of which anything may be missing. */
export interface Reply {
	id?: string;
	title?: string;
	albums?: Array<{ id: string }>;
	mediaItems?: Item[];
	mediaItemResults?: Array<{ mediaItem?: Item; status?: { code?: number; message?: string } }>;
	newMediaItemResults?: Array<{
		mediaItem?: Item;
		status?: { code?: number; message?: string };
	}>;
	nextPageToken?: string;
	pickerUri?: string;
	mediaItemsSet?: boolean;
	expireTime?: string;
	pollingConfig?: { pollInterval?: string; timeoutIn?: string };
	pickingConfig?: { maxItemCount?: string };
	error?: ErrorReply;
	/** Uploads send an error without the envelope. */
	code?: number;
	message?: string;
}

interface ErrorReply {
	message?: string;
	status?: string;
	details?: Array<{ reason?: string }>;
}

/** A media item of the Library API or of the Picker API. */
export interface Item {
	id: string;
	baseUrl?: string;
	filename?: string;
	type?: string;
	mediaMetadata?: { creationTime?: string; video?: { status?: string } };
	mediaFile?: { baseUrl?: string };
}

/** The JSON of a response; empty for text. */
export function reply({ body }: Exchange): Reply {
	return typeof body === 'object' && body !== null ? body : {};
}

/** Whether Google carried it out. */
export const isGood = ({ status }: Exchange): boolean => status < 300;

/** The response of a step that a probe cannot do without. */
export function needed(exchange: Exchange): Exchange {
	if (isGood(exchange)) return exchange;
	throw new Error(`${exchange.call} (${exchange.situation}) got ${words(exchange)}`);
}

/** The answer in words: status, canonical status, reason and Google's message. */
export function words(exchange: Exchange): string {
	const { error, code, message } = reply(exchange);
	const reason = error?.details?.find((detail) => detail.reason)?.reason;
	const said = error?.message ?? message;
	return [
		`HTTP ${exchange.status}`,
		error?.status ?? (code === undefined ? undefined : `code ${code}`),
		reason && `reason ${reason}`,
		said && `"${said}"`,
	]
		.filter(Boolean)
		.join(' ');
}
