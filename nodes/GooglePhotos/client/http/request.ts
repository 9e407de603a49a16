import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { delay, throwIfCancelled } from '../flow/cancellation';
import type { PhotosContext } from './context';
import { apiError } from './errors';
import { type ApiFailure, type ExpectedBody, failureIfWithout } from './failures';
import { rememberError, throwIfImpossible } from './impossible/discoveries';
import {
	MAX_INTERACTIVE_PAUSE_MS,
	MAX_SETTLING_RETRIES,
	SETTLING_BACKOFF_MS,
	timeLimitsOf,
} from './limits';
import { type ApiMethod, type Method, aboutMethod } from './methods';
import { isOutcomeUnknown, isRateLimited, retryDelay } from './retries';
import { attempt } from './sending/attempt';
import { Pacer } from './sending/pacing';
import { refreshSignIn } from './sending/signIn';
import { isStream } from './streams';

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
	/** How many bytes have gone out: while they do, an attempt's time begins anew. */
	progress?: () => number;
}

/** Text is asked for where bytes are sent, and Google sends an upload token back. */
function expectedBodyOf(
	{ givesNothing }: Method,
	{ json, encoding }: IHttpRequestOptions,
): ExpectedBody | undefined {
	if (json) return givesNothing ? 'nothing' : 'json';
	return encoding === 'text' ? 'uploadToken' : undefined;
}

const EMPTY_RESPONSE: IN8nHttpFullResponse = { statusCode: 200, headers: {}, body: {} };

type Build = () =>
	Promise<Omit<IHttpRequestOptions, 'method'>> | Omit<IHttpRequestOptions, 'method'>;

/** One call, with all its attempts. */
class Call {
	private readonly about: Method;

	private readonly pacer: Pacer;

	/** Milliseconds that tries and pauses may still take. */
	private leftMs: number;

	private isRefreshed = false;

	private mayBeDone = false;

	constructor(
		private readonly context: PhotosContext,
		private readonly method: ApiMethod,
		private readonly build: Build,
		private readonly options: SendOptions,
	) {
		this.about = aboutMethod(method);
		this.pacer = new Pacer(context, method, options.interactive ?? false);
		this.leftMs = this.timeLimits.callMs;
	}

	async run(): Promise<IN8nHttpFullResponse> {
		for (let attempts = 1; ; attempts++) {
			const { outcome, tookMs, isPaused } = await this.pacer.run(async () => await this.send());
			this.leftMs -= tookMs;
			if ('statusCode' in outcome) return outcome;
			const { maxRetries = Infinity } = this.options;
			if (isPaused && maxRetries > 0) {
				attempts--;
				continue;
			}
			const { removes } = this.about;
			if (removes && this.mayBeDone && outcome.httpStatus === 404) return EMPTY_RESPONSE;
			this.mayBeDone ||= isOutcomeUnknown(outcome);
			// The first 401 means an expired token; nothing was done, so the request is sent again as it is.
			const mayRefresh = outcome.httpStatus === 401 && !outcome.unsigned && !this.isRefreshed;
			const obstacle = mayRefresh ? await refreshSignIn(this.context) : undefined;
			throwIfCancelled(this.context);
			if (mayRefresh && !obstacle) {
				this.isRefreshed = true;
				attempts--;
				continue;
			}
			const failure = obstacle ?? outcome;
			const wait = this.pauseAfter(failure, attempts, mayRefresh);
			if (wait === undefined || attempts > maxRetries) {
				const error = apiError(this.context.getNode(), failure, this.method);
				rememberError(this.context, error);
				throw error;
			}
			this.leftMs -= wait;
			await delay(this.context, wait);
		}
	}

	private get timeLimits() {
		return timeLimitsOf(this.about, this.options.interactive ?? false);
	}

	private async send(): Promise<IN8nHttpFullResponse | ApiFailure> {
		throwIfImpossible(this.context, this.method);
		const { verb, resultPath } = this.about;
		const request: IHttpRequestOptions = { ...(await this.build()), method: verb };
		try {
			const expected = expectedBodyOf(this.about, request);
			const { authenticated = true, progress } = this.options;
			const timeoutMs = Math.min(this.timeLimits.attemptMs, this.leftMs);
			const outcome = await attempt(this.context, request, {
				authenticated,
				expected,
				timeoutMs,
				progress,
			});
			const missing =
				'statusCode' in outcome && resultPath && failureIfWithout(outcome, resultPath);
			return missing || outcome;
		} finally {
			// A stream that was not read to its end would keep its file open.
			if (isStream(request.body)) request.body.destroy();
		}
	}

	/** How long to wait before the next attempt, in milliseconds; undefined to give up. */
	private pauseAfter(
		failure: ApiFailure,
		attempts: number,
		nothingWasDone: boolean,
	): number | undefined {
		const isNew = this.options.isSettling?.(failure) && attempts <= MAX_SETTLING_RETRIES;
		const wait = isNew
			? SETTLING_BACKOFF_MS * 2 ** (attempts - 1)
			: retryDelay(failure, attempts, this.about.idempotent || nothingWasDone);
		if (wait === undefined || isRateLimited(failure) || wait >= this.leftMs) return undefined;
		const isTooLong = this.options.interactive && wait > MAX_INTERACTIVE_PAUSE_MS;
		return isTooLong ? undefined : wait;
	}
}
/**
 * Sends every request of this package: adds token and time limits, retries what is safe to retry,
 * waits for the account's turn and limits, and stops when the execution is canceled or has found out
 * that the method cannot succeed.
 *
 * @param build makes the request anew for each attempt, since n8n changes the options it is given
 *   and a stream can be read only once; the verb is the method's
 * @returns the response, with a status below 400
 * @throws NodeApiError in words a person can act on; as `throwIfCancelled`
 */
export async function sendRequest(
	context: PhotosContext,
	method: ApiMethod,
	build: Build,
	options: SendOptions = {},
): Promise<IN8nHttpFullResponse> {
	return await new Call(context, method, build, options).run();
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
 * Calls a JSON method.
 * @returns Google's JSON; an empty object where Google sends nothing
 * @throws as `sendRequest`
 */
export async function callMethod<T>(
	context: PhotosContext,
	method: ApiMethod,
	{ path, query, body, ...sendOptions }: CallOptions,
): Promise<T> {
	const { origin } = aboutMethod(method).api;
	const build = () => ({
		url: origin + path,
		qs: query,
		arrayFormat: 'repeat' as const,
		body: typeof body === 'function' ? body() : body,
		json: true,
		disableFollowRedirect: true,
	});
	const { body: result } = await sendRequest(context, method, build, sendOptions);
	return (result || {}) as T;
}
