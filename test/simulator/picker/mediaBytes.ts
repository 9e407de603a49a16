/** https://developers.google.com/photos/picker/guides/media-items */
import { ApiError } from '../library/errors';
import { authenticate, checkEnabled, checkScopes } from '../library/auth';
import {
	badSuffix,
	forbidden,
	isRead,
	missingVideo,
	notAllowed,
	redirect,
	serveRendition,
	splitBaseUrl,
	videoFile,
} from '../library/mediaBytes';
import { missingImage } from '../library/missingImage';
import { htmlError } from '../library/responses';
import { PICKER_SCOPES } from './methods';
import { withContent } from './personalLibrary';
import { PICKER, type PickerState } from './state';

/**
 * Serves a base URL of a picked item to the app that it was picked for, with the person's token.
 * @returns the bytes, 401 without a valid token, 403 for another person, app or scope and after the
 * URL or the session has ended, 400 for a bare URL or an unknown suffix. Google does not document
 * these numbers. A video is behind a redirect to another host.
 */
export async function servePickedMedia(state: PickerState, request: Request): Promise<Response> {
	if (!isRead(request)) return notAllowed(request);
	try {
		return await serve(state, request);
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		// The media host responds with a page, not with JSON.
		const unknownCaller = error.http === 401;
		const sentence = 'Your client does not have permission to get this URL.';
		const response = htmlError(error.http, unknownCaller ? 'Unauthorized' : 'Forbidden', sentence);
		for (const [name, value] of Object.entries(error.extras.headers ?? {}))
			response.headers.set(name, value);
		return response;
	}
}

async function serve(state: PickerState, request: Request): Promise<Response> {
	// Only a token in the header counts, not one in the query.
	const grant = authenticate(state, request, new URL('/', request.url), PICKER);
	checkEnabled(state, grant, PICKER);
	checkScopes(state, grant, PICKER_SCOPES, 'GetMedia', PICKER);

	const refused = state.mediaQuota.refuse();
	if (refused) return refused;
	const { path, suffix } = splitBaseUrl(request);
	const target = state.baseUrls.resolve(path);
	if (target === 'unknown') return missingImage();
	if (target === 'expired') return forbidden();
	const { session, item } = find(state, target);
	if (session?.userId !== grant.userId || session.clientId !== grant.clientId) return forbidden();
	if (!item) return missingImage();
	if (!suffix) return badSuffix();
	if (suffix === 'dv') {
		const ready = item.videoStatus === 'READY';
		return ready ? redirect(state.videoUrls.issue(target.id)) : missingImage();
	}
	return serveRendition(await withContent(item), suffix, request);
}

/**
 * Serves the bytes of a video at the host to which its base URL redirects. No token is asked for
 * here, which nobody has seen at Google.
 */
export async function servePickedVideo(state: PickerState, request: Request): Promise<Response> {
	if (!isRead(request)) return notAllowed(request);
	const target = state.videoUrls.resolve(new URL(request.url).pathname);
	const { item } = typeof target === 'string' ? {} : find(state, target);
	return item ? videoFile(await withContent(item), request) : missingVideo();
}

function find({ sessions }: PickerState, { id: target }: { id: string }) {
	const [sessionId, itemId] = target.split('/');
	const session = sessions.find(sessionId);
	return { session, item: session?.picked?.find(({ id }) => id === itemId) };
}
