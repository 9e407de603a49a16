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
} from './failures';
import { type ApiMethod, aboutMethod } from './methods';
import { retryDelay } from './retries';
import { isStream, readPrefix } from './streams';

/** batchCreate has been seen to take minutes. */
const JSON_TIMEOUT_MS = 300_000;
/** Nobody waits half a minute for a list in the editor. */
const INTERACTIVE_TIMEOUT_MS = 30_000;
const MAX_INTERACTIVE_DELAY_MS = 3_000;

/** How a request is sent. */
export interface SendOptions {
	/** Send the access token; yes unless said otherwise. A Library base URL opens without it. */
	authenticated?: boolean;
	/** Somebody is looking at a spinner: long pauses end in an error instead. */
	interactive?: boolean;
}

/** Text is asked for where bytes are sent, and Google sends an upload token back. */
function expectedBodyOf({ json, encoding }: IHttpRequestOptions): ExpectedBody | undefined {
	if (json) return 'json';
	return encoding === 'text' ? 'uploadToken' : undefined;
}

/**
 * One attempt. 401 is left to n8n, which then refreshes the token and sends the request again;
 * every other status comes back as a response, with its body.
 */
async function sendOnce(
	context: PhotosContext,
	options: IHttpRequestOptions,
	authenticated: boolean,
): Promise<IN8nHttpFullResponse> {
	const full = { ...options, returnFullResponse: true };
	if (!authenticated) {
		return (await context.helpers.httpRequest({
			...full,
			ignoreHttpStatusErrors: true,
			abortSignal: getCancelSignal(context),
		})) as IN8nHttpFullResponse;
	}
	return (await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
		...full,
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
	})) as IN8nHttpFullResponse;
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
		return failureFromResponse(
			isStream(body) ? { ...response, body: await readPrefix(body) } : response,
		);
	} catch (error) {
		throwIfCancelled(context);
		return failureFromException(error);
	}
}

/**
 * The one way out: signs, times out, repeats what is safe to repeat, stops on cancellation.
 *
 * @param build makes the request anew for each attempt, since n8n changes the options it is given
 *   and a stream can be read only once; verb and addresses are the method's
 * @returns the response, with a status below 400
 * @throws NodeApiError in words a person can act on; as `throwIfCancelled`
 */
export async function sendRequest(
	context: PhotosContext,
	method: ApiMethod,
	build: () => Promise<Omit<IHttpRequestOptions, 'method'>> | Omit<IHttpRequestOptions, 'method'>,
	{ authenticated = true, interactive = false }: SendOptions = {},
): Promise<IN8nHttpFullResponse> {
	const { verb, idempotent } = aboutMethod(method);
	let reopened = false;
	for (let attempts = 1; ; attempts++) {
		const options = { ...(await build()), method: verb };
		const outcome = await attempt(context, options, authenticated);
		// A stream that was not read to its end would keep its file open.
		if (isStream(options.body)) options.body.destroy();
		if ('statusCode' in outcome) return outcome;

		// n8n has refreshed the token by now, but it cannot send a consumed stream twice.
		if (outcome.httpStatus === 401 && isStream(options.body) && !reopened) {
			reopened = true;
			continue;
		}
		const wait = retryDelay(outcome, attempts, idempotent);
		if (wait === undefined || (interactive && wait > MAX_INTERACTIVE_DELAY_MS)) {
			throw apiError(context.getNode(), outcome, method);
		}
		await delay(context, wait);
	}
}

/** What goes into one JSON call. */
export interface CallOptions extends Pick<SendOptions, 'interactive'> {
	/** From the tag `path`, so that ids are encoded. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
}

/**
 * Calls a JSON method; writes of one account go one after the other.
 * @returns Google's JSON; an empty object where Google sends nothing
 * @throws as `sendRequest`
 */
export async function callMethod<T>(
	context: PhotosContext,
	method: ApiMethod,
	{ path, query, body, interactive }: CallOptions,
): Promise<T> {
	const { api, write } = aboutMethod(method);
	const build = () => ({
		url: api.origin + path,
		qs: query,
		arrayFormat: 'repeat' as const,
		body,
		json: true,
		timeout: interactive ? INTERACTIVE_TIMEOUT_MS : JSON_TIMEOUT_MS,
		disableFollowRedirect: true,
	});
	const send = async () => await sendRequest(context, method, build, { interactive });
	const response = write
		? await writeQueues.get(getAccountKey(context)).run(send, context)
		: await send();
	return (response.body || {}) as T;
}
