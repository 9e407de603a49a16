import { NodeApiError, type INode } from 'n8n-workflow';
import { apiError, asError, faultOf } from '../http/errors';
import { faultOfForeignAnswer, faultOfThrown, type Fault, type HttpAnswer } from '../http/failures';
import { exchange, type PhotosContext } from '../http/request';
import { waitBeforeRetry } from '../http/retries';
import { startOf, watched, type ByteStream } from '../http/streams';
import { pause, throwIfCancelled } from '../flow/cancellation';

/** Bytes to fetch from Google's media hosts. */
export interface Download {
	/** A base URL with its suffix, such as `=d`. */
	url: string;
	method: 'mediaItems.download' | 'pickedMediaItems.download';
	/** Send the access token. Picked media items need it; a Library base URL opens without. */
	authenticated: boolean;
}

/** What is coming in. */
export interface MediaBytes {
	stream: ByteStream;
	/** As Google declares it; the suffix of the URL decides more than the media item does. */
	mimeType?: string;
}

const ANSWER_TIMEOUT_MS = 120_000;
/** Without a byte for so long the connection counts as broken. */
const SILENCE_MS = 120_000;
const MOST_REDIRECTS = 3;
const BROKEN_OFF = [
	'ECONNRESET',
	'ECONNABORTED',
	'EPIPE',
	'ETIMEDOUT',
	'ERR_STREAM_PREMATURE_CLOSE',
];

/** Google keeps media under this domain; nothing is fetched from, and no token sent to, any other. */
function isMediaAddress(url: URL): boolean {
	return (
		url.protocol === 'https:' &&
		url.port === '' &&
		url.username === '' &&
		/(^|\.)googleusercontent\.com$/.test(url.hostname)
	);
}

function ledAstray(node: INode, to: string): NodeApiError {
	return new NodeApiError(
		node,
		{ message: `The address led to ${to}` },
		{
			message: `The address of the bytes led to ${to}, which is no media host of Google`,
			description:
				'Nothing was fetched from there. Media items come from hosts under googleusercontent.com only; look at what stands between n8n and Google, such as a proxy.',
		},
	);
}

function headerOf(answer: HttpAnswer, name: string): string | undefined {
	const value = answer.headers[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** No photo or video is text: a page, such as the sign-in of a proxy, must not be stored as one. */
async function refusePage(context: PhotosContext, { method }: Download, answer: HttpAnswer) {
	if (!/^text\//i.test(headerOf(answer, 'content-type') ?? '')) return;
	const body = (await startOf(answer.body as ByteStream)).toString();
	const fault = faultOfForeignAnswer({ ...answer, body }, 'uploadToken');
	if (fault) throw apiError(context.getNode(), fault, method);
}

/** Opens the address; redirects are followed by hand, as far as Google's media hosts reach. */
async function open(context: PhotosContext, download: Download): Promise<HttpAnswer> {
	let url = new URL(download.url);
	const { host } = url;
	for (let redirects = 0; ; redirects++) {
		if (!isMediaAddress(url)) throw ledAstray(context.getNode(), url.host);
		const answer = await exchange(
			context,
			download.method,
			'safe',
			() => ({
				method: 'GET',
				url: url.href,
				// With a compressed body the announced length would not be that of the bytes.
				headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
				encoding: 'stream',
				timeout: ANSWER_TIMEOUT_MS,
				disableFollowRedirect: true,
			}),
			download.authenticated && url.host === host ? 'signed' : 'anonymous',
		);
		if (answer.statusCode < 300) {
			await refusePage(context, download, answer);
			return answer;
		}
		await startOf(answer.body as ByteStream);
		const location = headerOf(answer, 'location');
		if (!location || redirects >= MOST_REDIRECTS) throw ledAstray(context.getNode(), 'nowhere');
		url = new URL(location, url);
	}
}

/** What cut the bytes off on their way, or undefined when it was not the connection that failed. */
function breakOf(error: unknown): Fault | undefined {
	const code = (error as { code?: unknown }).code;
	if (typeof code !== 'string' || !BROKEN_OFF.includes(code)) return undefined;
	return { ...faultOfThrown(error), networkCode: code };
}

/** Whether a base URL was refused: one that has died looks like one that was never there. */
export function isDeadAddress(error: unknown): boolean {
	return [403, 404].includes(faultOf(error)?.httpStatus ?? 0);
}

/**
 * Fetches the bytes behind a base URL as a stream, and fetches them again, from the start, when the
 * connection breaks off or fewer bytes arrive than were announced.
 *
 * @param store takes the stream in and gives back what it became; called again for each new try
 * @param silenceMs after how long without a byte the connection counts as broken, in milliseconds
 * @returns what `store` gave for the complete bytes
 * @throws NodeApiError, of which `isDeadAddress` holds when the base URL has expired;
 *   what `store` throws; an error saying so when the execution is cancelled
 * @see https://developers.google.com/photos/library/guides/access-media-items#base-urls
 */
export async function downloadBytes<T>(
	context: PhotosContext,
	download: Download,
	store: (media: MediaBytes) => Promise<T>,
	silenceMs = SILENCE_MS,
): Promise<T> {
	for (let tries = 1; ; tries++) {
		const answer = await open(context, download);
		const { stream, passed, release } = watched(answer.body as ByteStream, silenceMs);
		let fault: Fault;
		try {
			const stored = await store({
				stream,
				mimeType: headerOf(answer, 'content-type')?.split(';')[0].trim().toLowerCase(),
			});
			const announced = Number(headerOf(answer, 'content-length') ?? NaN);
			if (!(passed() < announced)) return stored;
			const message = `Only ${passed()} of ${announced} bytes arrived`;
			fault = { message, networkCode: 'ECONNRESET' };
		} catch (error) {
			throwIfCancelled(context);
			const broken = breakOf(error);
			// Anything else, such as a full disk, is told in its own words.
			if (!broken) throw asError(error);
			fault = broken;
		} finally {
			release();
		}
		const wait = waitBeforeRetry(fault, tries, 'safe');
		if (wait === undefined) throw apiError(context.getNode(), fault, download.method);
		await pause(context, wait);
	}
}
