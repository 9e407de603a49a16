/** https://developers.google.com/photos/library/guides/access-media-items#base-urls */
import { PLACEHOLDER } from './baseUrls';
import { bytesOf } from './content';
import { missingImage } from './missingImage';
import { htmlError } from './responses';
import { videoStatus } from './resources';
import { placeholderImage, renderPhoto, type Picture, type Size } from './renditions';
import type { LibraryState } from './state';

const SUFFIX = /^(?:d|dv|(?:w\d+|h\d+|w\d+-h\d+|h\d+-w\d+)(?:-(?:c|no|d))*)$/;

/**
 * Serves a base URL with its suffix. The URL is enough, no token is needed.
 * @returns the bytes, 400 for a bare URL or an unknown suffix, 403 for an expired URL, and for what
 * is not there 404 with a picture. A video is behind a redirect to another host.
 */
export async function serveMedia(state: LibraryState, request: Request): Promise<Response> {
	if (!isRead(request)) return notAllowed(request);
	const refused = state.mediaQuota.refuse();
	if (refused) return refused;
	const { path, suffix } = splitBaseUrl(request);
	const target = state.baseUrls.resolve(path);
	if (target === 'unknown') return missingImage();
	if (target === 'expired') return forbidden();
	if (!suffix) return badSuffix();
	if (target.id === PLACEHOLDER) {
		return suffix === 'dv' ? missingImage() : image(await placeholderImage(readSize(suffix)));
	}
	const item = state.store.item(target.id);
	if (!item || item.lost) return missingImage();
	if (suffix === 'dv') {
		const ready = item.kind === 'video' && videoStatus(state, item) === 'READY';
		return ready ? redirect(state.videoUrls.issue(item.id)) : missingImage();
	}
	return serveRendition(item, suffix, request);
}

/** Serves the bytes of a video at the host to which its base URL redirects, to anybody who has the URL. */
export function serveVideo(state: LibraryState, request: Request): Response {
	if (!isRead(request)) return notAllowed(request);
	const target = state.videoUrls.resolve(new URL(request.url).pathname);
	const item = typeof target === 'string' ? undefined : state.store.item(target.id);
	return item && !item.lost ? videoFile(item, request) : missingVideo();
}

export const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** 405. */
export function notAllowed({ method }: Request): Response {
	return htmlError(405, 'Method Not Allowed', `The request method ${method} is not allowed here.`);
}

/** @returns the parts of a base URL; the suffix is undefined where it is missing or not understood. */
export function splitBaseUrl(request: Request): { path: string; suffix?: string } {
	const [path, suffix, ...rest] = new URL(request.url).pathname.split('=');
	const understood = suffix !== undefined && rest.length === 0 && SUFFIX.test(suffix);
	return { path, suffix: understood ? suffix : undefined };
}

/** 302; Google's own number is not recorded. */
export const redirect = (location: string): Response =>
	new Response(null, { status: 302, headers: { location } });

/** 404 of the host for videos. */
export const missingVideo = (): Response =>
	htmlError(404, 'Not Found', 'The requested URL was not found on this server.');

/** @returns the whole video: this host ignores Range. The real service gives a transcoded MP4. */
export function videoFile(item: Picture & { filename: string }, request: Request): Response {
	const headers = fileHeaders('video/mp4', item.filename.replace(/(\.[^.]*)?$/, '.mp4'));
	headers['content-length'] = String(item.content.size);
	const body =
		request.method === 'HEAD' ? null : streamOf(bytesOf(item.content, 0, item.content.size));
	return new Response(body, { headers });
}

/**
 * @param suffix one that `splitBaseUrl` has understood, and not `dv`.
 * @returns the item in the form that the suffix asks for.
 */
export async function serveRendition(
	item: Picture & { filename: string },
	suffix: string,
	request: Request,
): Promise<Response> {
	if (suffix === 'd' && item.kind === 'photo') {
		return file(item, request, item.mimeType, item.filename);
	}
	return image(await renderPhoto(item, readSize(suffix)));
}

/** 400 for a bare base URL or an unknown suffix. */
export function badSuffix(): Response {
	return new Response('Bad request: the URL needs a size or a download option.', {
		status: 400,
		headers: { 'content-type': 'text/plain; charset=utf-8' },
	});
}

/** 403 for a base URL that has expired. */
export function forbidden(): Response {
	return htmlError(403, 'Forbidden', 'Your client does not have permission to get this URL.');
}

function readSize(suffix: string): Size {
	const number = (letter: string) => {
		const [, digits] = new RegExp(`(?:^|-)${letter}(\\d+)`).exec(suffix) ?? [];
		return digits === undefined ? undefined : Number(digits);
	};
	const [width, height] = [number('w'), number('h')];
	return { width, height, crop: /-c(-|$)/.test(suffix) && Boolean(width && height) };
}

function file({ content }: Picture, request: Request, type: string, filename: string): Response {
	const headers: Record<string, string> = {
		...fileHeaders(type, filename),
		'accept-ranges': 'bytes',
	};
	const range = readRange(request.headers.get('range'), content.size);
	if (range === 'unsatisfiable') {
		return new Response(null, {
			status: 416,
			headers: { 'content-range': `bytes */${content.size}` },
		});
	}
	const [start, end] = range ?? [0, content.size];
	headers['content-length'] = String(end - start);
	if (range) headers['content-range'] = `bytes ${start}-${end - 1}/${content.size}`;
	const body = request.method === 'HEAD' ? null : streamOf(bytesOf(content, start, end));
	return new Response(body, { status: range ? 206 : 200, headers });
}

function fileHeaders(type: string, filename: string): Record<string, string> {
	return {
		'content-type': type,
		'content-disposition': disposition(filename),
		'cache-control': 'private, max-age=86400, no-transform',
	};
}

/** @returns start and end (exclusive) of a single range, undefined for the whole. */
function readRange(
	header: string | null,
	size: number,
): [number, number] | 'unsatisfiable' | undefined {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
	if (!match || (match[1] === '' && match[2] === '')) return undefined;
	const [, first, last] = match;
	if (first === '') return [Math.max(0, size - Number(last)), size];
	const start = Number(first);
	const end = last === '' ? size : Math.min(size, Number(last) + 1);
	return start >= size || end <= start ? 'unsatisfiable' : [start, end];
}

function disposition(filename: string): string {
	const ascii = filename.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
	const plain = `attachment;filename="${ascii}"`;
	return ascii === filename ? plain : `${plain};filename*=UTF-8''${encodeURIComponent(filename)}`;
}

function streamOf(pieces: Iterator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream({
		pull(controller) {
			const next = pieces.next();
			if (next.done) controller.close();
			else controller.enqueue(next.value);
		},
	});
}

function image({ bytes, type }: { bytes: Buffer; type: string }): Response {
	return new Response(new Uint8Array(bytes), {
		headers: { 'content-type': type, 'content-length': String(bytes.length) },
	});
}
