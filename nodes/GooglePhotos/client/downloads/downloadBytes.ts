import { type IN8nHttpFullResponse, type INode, NodeApiError } from 'n8n-workflow';
import { delay, throwIfCancelled } from '../flow/cancellation';
import { toError } from '../flow/result';
import type { PhotosContext } from '../http/context';
import { apiError, failureOf } from '../http/errors';
import { type ApiFailure, failureFromException, failureIfNotFromGoogle } from '../http/failures';
import { type ApiMethod, aboutMethod } from '../http/methods';
import { sendRequest } from '../http/request';
import { retryDelay } from '../http/retries';
import { type ByteStream, readPrefix, withIdleTimeout } from '../http/streams';

/** Bytes to fetch from Google's media hosts. */
export interface Download {
	/** A base URL with its suffix, such as `=d`. */
	url: string;
	method: Extract<ApiMethod, `${string}.download`>;
	/** Send the access token. Picked media items need it; a Library base URL opens without. */
	authenticated: boolean;
}

/** What is coming in. */
export interface MediaBytes {
	stream: ByteStream;
	/** As Google declares it; the suffix of the URL decides more than the media item does. */
	mimeType?: string;
}

const HEADERS_TIMEOUT_MS = 120_000;
/** Without a byte for so long the connection counts as broken. */
const IDLE_TIMEOUT_MS = 120_000;
const MAX_REDIRECTS = 3;
const BROKEN_CONNECTION = [
	'ECONNRESET',
	'ECONNABORTED',
	'EPIPE',
	'ETIMEDOUT',
	'ERR_STREAM_PREMATURE_CLOSE',
];

/** Google keeps media under this domain; nothing is fetched from, and no token sent to, any other. */
function isMediaHost(url: URL): boolean {
	return (
		url.protocol === 'https:' &&
		url.port === '' &&
		url.username === '' &&
		/(^|\.)googleusercontent\.com$/.test(url.hostname)
	);
}

function foreignAddress(node: INode, destination: string): NodeApiError {
	return new NodeApiError(
		node,
		{ message: `The address led to ${destination}` },
		{
			message: `The address of the bytes led to ${destination}, which is no media host of Google`,
			description:
				'Nothing was fetched from there. Media items come from hosts under googleusercontent.com only; look at what stands between n8n and Google, such as a proxy.',
		},
	);
}

function getHeader({ headers }: IN8nHttpFullResponse, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** No photo or video is text: a page, such as the sign-in of a proxy, must not be stored as one. */
async function refusePage(
	context: PhotosContext,
	{ method }: Download,
	response: IN8nHttpFullResponse,
) {
	if (!/^text\//i.test(getHeader(response, 'content-type') ?? '')) return;
	const prefix = await readPrefix(response.body as ByteStream);
	const failure = failureIfNotFromGoogle({ ...response, body: prefix.toString() }, 'uploadToken');
	if (failure) throw apiError(context.getNode(), failure, method);
}

/** Opens the address; redirects are followed by hand, as far as Google's media hosts reach. */
async function open(context: PhotosContext, download: Download): Promise<IN8nHttpFullResponse> {
	let url = new URL(download.url);
	const { host } = url;
	for (let redirects = 0; ; redirects++) {
		if (!isMediaHost(url)) throw foreignAddress(context.getNode(), url.host);
		const response = await sendRequest(
			context,
			download.method,
			() => ({
				url: url.href,
				// With a compressed body the announced length would not be that of the bytes.
				headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
				encoding: 'stream',
				timeout: HEADERS_TIMEOUT_MS,
				disableFollowRedirect: true,
			}),
			{ authenticated: download.authenticated && url.host === host },
		);
		if (response.statusCode < 300) {
			await refusePage(context, download, response);
			return response;
		}
		await readPrefix(response.body as ByteStream);
		const location = getHeader(response, 'location');
		if (!location || redirects >= MAX_REDIRECTS) throw foreignAddress(context.getNode(), 'nowhere');
		url = new URL(location, url);
	}
}

/** What broke the transfer off, or undefined when it was not the connection that failed. */
function connectionFailure(error: unknown): ApiFailure | undefined {
	const code = (error as { code?: unknown }).code;
	if (typeof code !== 'string' || !BROKEN_CONNECTION.includes(code)) return undefined;
	return { ...failureFromException(error), networkCode: code };
}

/** Whether a base URL was refused: one that has expired looks like one that never existed. */
export function isExpiredBaseUrl(error: unknown): boolean {
	return [403, 404].includes(failureOf(error)?.httpStatus ?? 0);
}

/**
 * Fetches the bytes behind a base URL as a stream, and fetches them again, from the start, when the
 * connection breaks off or fewer bytes arrive than were announced.
 *
 * @param store takes the stream in and gives back what it became; called again for each new attempt
 * @param idleTimeoutMs how long no byte may come until the connection counts as broken, in milliseconds
 * @returns what `store` gave for the complete bytes
 * @throws NodeApiError, of which `isExpiredBaseUrl` holds when the base URL has expired; what `store`
 *   throws; as `throwIfCancelled`
 * @see https://developers.google.com/photos/library/guides/access-media-items#base-urls
 */
export async function downloadBytes<T>(
	context: PhotosContext,
	download: Download,
	store: (media: MediaBytes) => Promise<T>,
	idleTimeoutMs = IDLE_TIMEOUT_MS,
): Promise<T> {
	const { idempotent } = aboutMethod(download.method);
	for (let attempts = 1; ; attempts++) {
		const response = await open(context, download);
		const body = withIdleTimeout(response.body as ByteStream, idleTimeoutMs);
		let failure: ApiFailure;
		try {
			const stored = await store({
				stream: body.stream,
				mimeType: getHeader(response, 'content-type')?.split(';')[0].trim().toLowerCase(),
			});
			const announced = Number(getHeader(response, 'content-length') ?? NaN);
			if (!(body.bytesRead() < announced)) return stored;
			const message = `Only ${body.bytesRead()} of ${announced} bytes arrived`;
			failure = { message, networkCode: 'ECONNRESET' };
		} catch (error) {
			throwIfCancelled(context);
			const broken = connectionFailure(error);
			// Anything else, such as a full disk, is told in its own words.
			if (!broken) throw toError(error);
			failure = broken;
		} finally {
			body.dispose();
		}
		const wait = retryDelay(failure, attempts, idempotent);
		if (wait === undefined) throw apiError(context.getNode(), failure, download.method);
		await delay(context, wait);
	}
}
