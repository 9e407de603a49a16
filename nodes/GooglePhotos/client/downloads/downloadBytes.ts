import { type IN8nHttpFullResponse, type INode, NodeApiError } from 'n8n-workflow';
import { delay, throwIfCancelled } from '../flow/cancellation';
import { toError } from '../flow/result';
import type { PhotosContext } from '../http/context';
import { apiError, failureOf } from '../http/errors';
import { type ApiFailure, describeBody, failureFromException } from '../http/failures';
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
const MAX_TEXT_PREFIX = 512;
const BROKEN_CONNECTION = [
	'ECONNRESET',
	'ECONNABORTED',
	'EPIPE',
	'ETIMEDOUT',
	'ERR_STREAM_PREMATURE_CLOSE',
];

/**
 * The hosts from which Google serves photos, and to which it redirects for videos. Nothing is fetched
 * from, and no token sent to, any other: what else is under their domain is not Google Photos'.
 */
const MEDIA_HOST = /^(lh[3-6]|video-downloads)\.googleusercontent\.com$/;

function isMediaHost(url: URL): boolean {
	return (
		url.protocol === 'https:' &&
		url.port === '' &&
		url.username === '' &&
		MEDIA_HOST.test(url.hostname)
	);
}

function misledError(node: INode, what: string): NodeApiError {
	return new NodeApiError(
		node,
		{ message: `The download address ${what}` },
		{
			message: `The download address ${what}`,
			description:
				'Nothing was fetched from there. Media items come from lh3.googleusercontent.com and video-downloads.googleusercontent.com; look at what stands between n8n and Google, such as a proxy.',
		},
	);
}

function getHeader({ headers }: IN8nHttpFullResponse, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A photo or video begins with bytes that no text holds. */
function isText(chunk: Buffer): boolean {
	const prefix = chunk.subarray(0, MAX_TEXT_PREFIX);
	// A character that is cut off at the end is no sign of binary data.
	const text = prefix.toString('utf8').replace(/\uFFFD$/, '');
	return !/[\p{Cc}\uFFFD]/u.test(text.replace(/[\t\n\f\r]/g, ''));
}

/** What came in place of a photo or video, such as the sign-in page of a proxy. */
function notMedia(node: INode, method: ApiMethod, chunk: Buffer): NodeApiError {
	const response = { statusCode: 200, headers: {}, body: chunk.toString('utf8', 0, 1024) };
	const message = `HTTP status 200 with text in place of a photo or video: ${describeBody(response)}`;
	return apiError(node, { message, networkCode: 'EBADRESPONSE' }, method);
}

/** Opens the address; redirects are followed by hand, as far as Google's media hosts reach. */
async function open(context: PhotosContext, download: Download): Promise<IN8nHttpFullResponse> {
	if (!URL.canParse(download.url)) throw misledError(context.getNode(), 'is not an address');
	let url = new URL(download.url);
	const { host } = url;
	for (let redirects = 0; ; redirects++) {
		if (!isMediaHost(url)) {
			throw misledError(context.getNode(), `led to ${url.host}, which is no media host of Google`);
		}
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
		if (response.statusCode === 200) return response;
		await readPrefix(response.body as ByteStream);
		if (response.statusCode < 300) {
			const message = `HTTP status ${response.statusCode} in place of a photo or video`;
			throw apiError(context.getNode(), { message, networkCode: 'EBADRESPONSE' }, download.method);
		}
		const location = getHeader(response, 'location');
		if (redirects >= MAX_REDIRECTS) throw misledError(context.getNode(), 'redirected too often');
		if (!location || !URL.canParse(location, url.href)) {
			throw misledError(context.getNode(), 'redirected without a target');
		}
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
	return [401, 403, 404].includes(failureOf(error)?.httpStatus ?? 0);
}

/**
 * Fetches the bytes behind a base URL as a stream, and fetches them again, from the start, when the
 * connection breaks off or fewer bytes arrive than were announced.
 *
 * @param store takes the stream in and gives back what it became; called again for each new attempt
 * @param idleTimeoutMs how long no byte may come until the connection counts as broken, in milliseconds
 * @returns what `store` gave for the complete bytes
 * @throws NodeApiError (`isExpiredBaseUrl` tells whether the base URL has expired); what `store`
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
		const checkStart = (chunk: Buffer) => {
			if (isText(chunk)) throw notMedia(context.getNode(), download.method, chunk);
		};
		const body = withIdleTimeout(response.body as ByteStream, idleTimeoutMs, checkStart);
		let failure: ApiFailure;
		try {
			const stored = await store({
				stream: body.stream,
				mimeType: getHeader(response, 'content-type')?.split(';')[0].trim().toLowerCase(),
			});
			const announced = Number(getHeader(response, 'content-length') ?? 1);
			if (body.bytesRead() >= Math.max(1, announced)) return stored;
			failure =
				body.bytesRead() === 0
					? { message: 'The response was empty', networkCode: 'EBADRESPONSE' }
					: {
							message: `Only ${body.bytesRead()} of ${announced} bytes arrived`,
							networkCode: 'ECONNRESET',
						};
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
