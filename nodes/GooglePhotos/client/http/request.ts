import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { apiError } from './errors';
import {
	faultOfAnswer,
	faultOfForeignAnswer,
	faultOfThrown,
	type Fault,
	type GoodBody,
	type HttpAnswer,
} from './failures';
import { aboutMethod, LIBRARY, type ApiMethod } from './methods';
import { Queues } from '../flow/concurrency';
import { waitBeforeRetry, type Repeat } from './retries';
import { isStream, startOf } from './streams';
import { cancelSignalOf, pause, throwIfCancelled } from '../flow/cancellation';

/** The n8n contexts in which Google Photos can be called. */
export type PhotosContext =
	IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

/** The credential type every request is signed with. */
export const CREDENTIAL = 'googlePhotosOAuth2Api';

/** The credential a context signs with, which stands for one Google account. */
export function accountOf(context: PhotosContext): string {
	return context.getNode().credentials?.[CREDENTIAL]?.id ?? '';
}

/** One JSON call of an API method. */
export interface ApiCall {
	method: ApiMethod;
	http: IHttpRequestMethods;
	/** From the tag `path`, so that ids are encoded. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	repeat: Repeat;
}

/** batchCreate has been seen to take minutes. */
const JSON_TIMEOUT_MS = 300_000;
/** Nobody waits half a minute for a list in the editor. */
const EDITOR_PATIENCE_MS = 3_000;
const EDITOR_TIMEOUT_MS = 30_000;

function isExecution(context: PhotosContext): boolean {
	return 'getExecutionCancelSignal' in context || 'getPollBudgetMs' in context;
}

/** Whether a request carries the access token; a base URL of the Library API opens without it. */
export type Signing = 'signed' | 'anonymous';

async function send(
	context: PhotosContext,
	options: IHttpRequestOptions,
	signing: Signing,
): Promise<HttpAnswer> {
	const whole = { ...options, returnFullResponse: true };
	if (signing === 'anonymous') {
		return (await context.helpers.httpRequest({
			...whole,
			ignoreHttpStatusErrors: true,
			abortSignal: cancelSignalOf(context),
		})) as HttpAnswer;
	}
	return (await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, {
		...whole,
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
	})) as HttpAnswer;
}

/** Text is asked for where bytes are sent, and Google answers with an upload token. */
function goodBodyOf({ json, encoding }: IHttpRequestOptions): GoodBody | undefined {
	if (json) return 'json';
	return encoding === 'text' ? 'uploadToken' : undefined;
}

/**
 * One try. 401 is left to n8n, which then refreshes the token and sends the request again;
 * every other status comes back as an answer, with its body.
 */
async function attempt(
	context: PhotosContext,
	options: IHttpRequestOptions,
	signing: Signing,
): Promise<HttpAnswer | Fault> {
	try {
		const answer = await send(context, options, signing);
		if (answer.statusCode < 400) {
			const kind = goodBodyOf(options);
			return (kind && faultOfForeignAnswer(answer, kind)) ?? answer;
		}
		const { body } = answer;
		return faultOfAnswer(isStream(body) ? { ...answer, body: await startOf(body) } : answer);
	} catch (error) {
		throwIfCancelled(context);
		return faultOfThrown(error);
	}
}

/**
 * The one way out: signs, times out, repeats what is safe to repeat, stops on cancellation.
 *
 * @param build makes the request anew for each try, since n8n changes the options it is given
 *   and a stream can be read only once
 * @returns the answer with a status below 400
 * @throws NodeApiError in words a person can act on; an error saying so when the execution is cancelled
 */
export async function exchange(
	context: PhotosContext,
	method: ApiMethod,
	repeat: Repeat,
	build: () => Promise<IHttpRequestOptions> | IHttpRequestOptions,
	signing: Signing = 'signed',
): Promise<HttpAnswer> {
	let reopened = false;
	for (let tries = 1; ; tries++) {
		const options = await build();
		const outcome = await attempt(context, options, signing);
		// A stream that was not read to its end would keep its file open.
		if (isStream(options.body)) options.body.destroy();
		if ('statusCode' in outcome) return outcome;

		// n8n has refreshed the token by now, but it cannot send a consumed stream twice.
		if (outcome.httpStatus === 401 && isStream(options.body) && !reopened) {
			reopened = true;
			continue;
		}
		const wait = waitBeforeRetry(outcome, tries, repeat);
		if (wait === undefined || (!isExecution(context) && wait > EDITOR_PATIENCE_MS)) {
			throw apiError(context.getNode(), outcome, method);
		}
		await pause(context, wait);
	}
}

/**
 * Google refuses a write while another one of the same account runs, and then for half a minute
 * and more. Other n8n processes may still be in the way; their refusals are waited out.
 * https://developers.google.com/photos/overview/best-practices
 */
const writers = new Queues();

function isWrite({ http, method }: ApiCall): boolean {
	return http !== 'GET' && method !== 'mediaItems.search' && aboutMethod(method).api === LIBRARY;
}

/**
 * Calls a JSON method; writes of one account go one after the other.
 * @returns Google's JSON; an empty object where Google sends nothing
 * @throws as `exchange`
 */
export async function call<T>(context: PhotosContext, request: ApiCall): Promise<T> {
	const send = async () =>
		await exchange(context, request.method, request.repeat, () => ({
			method: request.http,
			url: aboutMethod(request.method).api.origin + request.path,
			qs: request.query,
			arrayFormat: 'repeat',
			body: request.body,
			json: true,
			timeout: isExecution(context) ? JSON_TIMEOUT_MS : EDITOR_TIMEOUT_MS,
			disableFollowRedirect: true,
		}));
	const answer = isWrite(request)
		? await writers.of(accountOf(context)).run(send, context)
		: await send();
	return (answer.body || {}) as T;
}
