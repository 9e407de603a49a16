import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { delay, getCancelSignal, throwIfCancelled } from '../flow/cancellation';
import { writeQueues } from '../flow/processState';
import { CREDENTIAL, type PhotosContext, getAccountKey } from './context';
import { apiError } from './errors';
import {
	type ApiFailure,
	type ExpectedBody,
	failureFromException,
	failureFromResponse,
	failureIfNotFromGoogle,
	failureIfWithoutId,
} from './failures';
import { type ApiMethod, aboutMethod } from './methods';
import { isOutcomeUnknown, isRateLimited, retryDelay } from './retries';
import { refreshSignIn } from './signIn';
import { isStream, readPrefix } from './streams';

const JSON_TIMEOUT_MS = 60_000;
/** batchCreate has been seen to take minutes. */
const BATCH_CREATE_TIMEOUT_MS = 300_000;
/** Nobody waits half a minute for a list in the editor. */
const INTERACTIVE_TIMEOUT_MS = 30_000;
const MAX_INTERACTIVE_DELAY_MS = 3_000;
const SETTLING_BACKOFF_MS = 1_000;
const MAX_SETTLING_RETRIES = 4;

/** How a request is sent. */
export interface SendOptions {
	/** Send the access token; yes unless said otherwise. A Library base URL opens without it. */
	authenticated?: boolean;
	/** Somebody is looking at a spinner: long pauses end in an error instead. */
	interactive?: boolean;
	/** The refusal passes by itself, because what it names is new. */
	isSettling?: (failure: ApiFailure) => boolean;
	/** Maximum retries; as many as `retryDelay` allows unless given. */
	maxRetries?: number;
}

/** Text is asked for where bytes are sent, and Google sends an upload token back. */
function expectedBodyOf({ json, encoding }: IHttpRequestOptions): ExpectedBody | undefined {
	if (json) return 'json';
	return encoding === 'text' ? 'uploadToken' : undefined;
}

const EMPTY_RESPONSE: IN8nHttpFullResponse = { statusCode: 200, headers: {}, body: {} };

/** One attempt: every status comes back as a response, with its body. */
async function sendOnce(
	context: PhotosContext,
	options: IHttpRequestOptions,
	authenticated: boolean,
): Promise<IN8nHttpFullResponse> {
	const full = { ...options, returnFullResponse: true, ignoreHttpStatusErrors: true };
	const response: unknown = authenticated
		? await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, full)
		: await context.helpers.httpRequest({ ...full, abortSignal: getCancelSignal(context) });
	return response as IN8nHttpFullResponse;
}

/** One attempt, with every way to fail turned into a failure. */
async function attempt(
	context: PhotosContext,
	options: IHttpRequestOptions,
	authenticated: boolean,
): Promise<IN8nHttpFullResponse | ApiFailure> {
	try {
		const response = await sendOnce(context, options, authenticated);
		const { body } = response;
		if (response.statusCode < 400) {
			const expected = expectedBodyOf(options);
			return (expected && failureIfNotFromGoogle(response, expected)) ?? response;
		}
		const failure = failureFromResponse(
			isStream(body) ? { ...response, body: await readPrefix(body) } : response,
		);
		return authenticated ? failure : { ...failure, unsigned: true };
	} catch (error) {
		throwIfCancelled(context);
		return failureFromException(error);
	}
}

/**
 * Sends every request of this package: adds token and timeout, retries what is safe to retry, stops
 * when the execution is canceled.
 *
 * @param build makes the request anew for each attempt, since n8n changes the options it is given
 *   and a stream can be read only once; the verb is the method's
 * @returns the response, with a status below 400
 * @throws NodeApiError in words a person can act on; as `throwIfCancelled`
 */
export async function sendRequest(
	context: PhotosContext,
	method: ApiMethod,
	build: () => Promise<Omit<IHttpRequestOptions, 'method'>> | Omit<IHttpRequestOptions, 'method'>,
	options: SendOptions = {},
): Promise<IN8nHttpFullResponse> {
	const {
		api,
		verb,
		idempotent,
		maxQuotaRetries = Infinity,
		idPath,
		removes,
	} = aboutMethod(method);
	const { authenticated = true, interactive = false, maxRetries = Infinity, isSettling } = options;
	let isRefreshed = false;
	let mayBeDone = false;
	for (let attempts = 1; ; attempts++) {
		const request = { ...(await build()), method: verb };
		let outcome = await attempt(context, request, authenticated);
		// A stream that was not read to its end would keep its file open.
		if (isStream(request.body)) request.body.destroy();
		if ('statusCode' in outcome) {
			const missing = idPath && failureIfWithoutId(outcome, idPath);
			if (!missing) return outcome;
			outcome = missing;
		}
		if (removes && mayBeDone && outcome.httpStatus === 404) return EMPTY_RESPONSE;
		mayBeDone ||= isOutcomeUnknown(outcome);

		let failure = outcome;
		// The first 401 means an expired token; nothing was done, so the request is sent again as it is.
		const mayRefresh = authenticated && outcome.httpStatus === 401 && !isRefreshed;
		if (mayRefresh) {
			const obstacle = await refreshSignIn(context, api);
			throwIfCancelled(context);
			if (!obstacle) {
				isRefreshed = true;
				attempts--;
				continue;
			}
			failure = obstacle;
		}
		const isNew = isSettling?.(failure) && attempts <= MAX_SETTLING_RETRIES;
		const wait = isNew
			? SETTLING_BACKOFF_MS * 2 ** (attempts - 1)
			: retryDelay(failure, attempts, idempotent || mayRefresh);
		const isTooLong = interactive && wait !== undefined && wait > MAX_INTERACTIVE_DELAY_MS;
		const retries = isRateLimited(failure) ? Math.min(maxRetries, maxQuotaRetries) : maxRetries;
		if (wait === undefined || isTooLong || attempts > retries) {
			throw apiError(context.getNode(), failure, method);
		}
		await delay(context, wait);
	}
}

function timeoutOf(method: ApiMethod): number {
	return method === 'mediaItems.batchCreate' ? BATCH_CREATE_TIMEOUT_MS : JSON_TIMEOUT_MS;
}

/** What goes into one JSON call. */
export interface CallOptions extends Pick<
	SendOptions,
	'interactive' | 'maxRetries' | 'isSettling'
> {
	/** From the tag `path`, so that ids are encoded. */
	path: string;
	query?: IDataObject;
	/** Or what makes it, before each attempt, when it is the request's turn. */
	body?: IDataObject | (() => IDataObject);
}

/**
 * Calls a JSON method; writes of one account go one after the other.
 * @returns Google's JSON; an empty object where Google sends nothing
 * @throws as `sendRequest`
 */
export async function callMethod<T>(
	context: PhotosContext,
	method: ApiMethod,
	{ path, query, body, ...sendOptions }: CallOptions,
): Promise<T> {
	const { api, write } = aboutMethod(method);
	const build = () => ({
		url: api.origin + path,
		qs: query,
		arrayFormat: 'repeat' as const,
		body: typeof body === 'function' ? body() : body,
		json: true,
		timeout: sendOptions.interactive ? INTERACTIVE_TIMEOUT_MS : timeoutOf(method),
		disableFollowRedirect: true,
	});
	const send = async () => await sendRequest(context, method, build, sendOptions);
	const response = write
		? await writeQueues.get(getAccountKey(context)).run(send, context)
		: await send();
	return (response.body || {}) as T;
}
