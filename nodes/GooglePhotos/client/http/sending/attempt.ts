import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { throwIfCancelled, withCancelSignal } from '../../flow/cancellation';
import { Deadline } from '../../flow/deadline';
import { CREDENTIAL, type PhotosContext } from '../context';
import {
	type ApiFailure,
	type ExpectedBody,
	failureFromException,
	failureFromResponse,
	failureIfNotFromGoogle,
} from '../failures';
import { MAX_JSON_BYTES } from '../limits';
import { isStream, onAbandon, readAll, readPrefix } from '../streams';

/** What one attempt is given besides its request. */
export interface Attempt {
	authenticated: boolean;
	/** What a successful response holds; it is handed out as a stream unless given. */
	expected?: ExpectedBody;
	/** How long it may take: to the end of the response, or to its beginning where that is a stream. */
	timeoutMs: number;
	/** How many bytes have moved: while they do, the time begins anew. */
	progress?: () => number;
}

/** Every status comes back as a response, with its body as a stream. */
async function send(
	context: PhotosContext,
	request: IHttpRequestOptions,
	authenticated: boolean,
	signal: AbortSignal,
): Promise<IN8nHttpFullResponse> {
	const full: IHttpRequestOptions = {
		...request,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
	// n8n asks its context for the signal that ends a signed request.
	const signing = withCancelSignal(context, signal);
	const response: unknown = authenticated
		? await context.helpers.httpRequestWithAuthentication.call(signing, CREDENTIAL, full)
		: await context.helpers.httpRequest({ ...full, abortSignal: signal });
	return response as IN8nHttpFullResponse;
}

function isPage({ headers }: IN8nHttpFullResponse): boolean {
	const type = headers['content-type'];
	return typeof type === 'string' && /html/i.test(type);
}

/** The body of a successful response, parsed where it is JSON. */
async function readBody(
	response: IN8nHttpFullResponse,
	expected: ExpectedBody,
): Promise<IN8nHttpFullResponse['body']> {
	const { body } = response;
	// n8n's evaluations answer in Google's place, with what is read already.
	if (!isStream(body)) return body;
	const isShort = expected === 'uploadToken' || isPage(response);
	const content = isShort ? await readPrefix(body) : await readAll(body, MAX_JSON_BYTES);
	const text = content.toString();
	if (isShort) return text;
	try {
		return JSON.parse(text) as IN8nHttpFullResponse['body'];
	} catch {
		return text;
	}
}

/**
 * Sends a request once, with every way to fail turned into a failure. A response is read with limits
 * to its time and size, which n8n's own reading does not know.
 *
 * @throws only when the execution is cancelled
 */
export async function attempt(
	context: PhotosContext,
	request: IHttpRequestOptions,
	{ authenticated, expected, timeoutMs, progress }: Attempt,
): Promise<IN8nHttpFullResponse | ApiFailure> {
	const deadline = new Deadline(context, timeoutMs, progress);
	let isHandedOut = false;
	try {
		const sending = send(context, request, authenticated, deadline.signal);
		const response = await deadline.race(sending);
		const { body } = response;
		if (isStream(body)) onAbandon(body, () => deadline.abort());
		if (response.statusCode >= 400) {
			const prefix = isStream(body) ? await readPrefix(body) : body;
			const failure = failureFromResponse({ ...response, body: prefix });
			return authenticated ? failure : { ...failure, unsigned: true };
		}
		if (!expected && isStream(body)) {
			isHandedOut = true;
			deadline.set(Infinity);
			body.once('close', () => deadline.dispose());
			return response;
		}
		if (!expected) return response;
		const read = { ...response, body: await deadline.race(readBody(response, expected)) };
		return failureIfNotFromGoogle(read, expected) ?? read;
	} catch (error) {
		throwIfCancelled(context);
		return failureFromException(error);
	} finally {
		if (!isHandedOut) deadline.dispose();
	}
}
