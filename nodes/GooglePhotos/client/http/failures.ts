import type { IN8nHttpFullResponse, JsonObject } from 'n8n-workflow';
import { bodyText, stripMarkup } from './bodyText';

/**
 * What went wrong with one request, read from whatever Google or the network gave us.
 * https://cloud.google.com/apis/design/errors
 */
export interface ApiFailure {
	/** HTTP status; absent when no response arrived. */
	httpStatus?: number;
	/** Canonical status such as `PERMISSION_DENIED`. */
	status?: string;
	/** Google's own words, or the network's. */
	message: string;
	/** `ErrorInfo.reason`, for example `SERVICE_DISABLED`. */
	reason?: string;
	/** The quota that was used up, where Google names it. */
	quotaLimit?: string;
	/** How long Google asks to wait, in milliseconds. */
	retryAfterMs?: number;
	/** Node's code of a network failure, for example `ECONNRESET`. */
	networkCode?: string;
	/** The request carried no access token, so a 401 says nothing about the sign-in. */
	unsigned?: boolean;
	/** The sign-in behind the credential is missing, expired or revoked. */
	signInLost?: boolean;
}

/** What a person reads: what happened, and what to do about it. */
export interface Explanation {
	message: string;
	description: string;
}

interface GoogleStatus {
	code?: number;
	message?: string;
	status?: string;
	details?: Array<{
		'@type'?: string;
		reason?: string;
		retryDelay?: string;
		metadata?: Record<string, string>;
	}>;
}

const MAX_TEXT_LENGTH = 500;

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The API wraps a status in `error`; the upload endpoint may send it bare, as text, or as HTML. */
function parseGoogleStatus(body: unknown): GoogleStatus | undefined {
	let value = body;
	if (Buffer.isBuffer(value) || typeof value === 'string') {
		try {
			value = JSON.parse(bodyText(value));
		} catch {
			return undefined;
		}
	}
	if (Array.isArray(value)) value = value[0] as unknown;
	if (!isRecord(value)) return undefined;
	if (isRecord(value.error)) return value.error;
	return 'message' in value ? value : undefined;
}

function googleWords(status: GoogleStatus | undefined): string | undefined {
	const words: unknown = status?.message;
	return typeof words === 'string' ? words.slice(0, MAX_TEXT_LENGTH) : undefined;
}

/** Retry-After holds seconds or a date. https://developer.mozilla.org/docs/Web/HTTP/Headers/Retry-After */
function parseRetryAfter(headers: Record<string, unknown>): number | undefined {
	const value = headers['retry-after'];
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const date = Date.parse(String(value));
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** For an invalid base URL Google returns an image, which holds no message. */
function isText({ headers }: IN8nHttpFullResponse): boolean {
	const type = headers['content-type'];
	return typeof type !== 'string' || !/^(image|video|audio)\/|octet-stream/i.test(type);
}

/** Reads a response with a status of 400 or more. */
export function failureFromResponse(response: IN8nHttpFullResponse): ApiFailure {
	const body = isText(response) ? response.body : undefined;
	const status = parseGoogleStatus(body);
	const details = Array.isArray(status?.details) ? status.details : [];
	const info = details.find((detail) => detail.reason !== undefined);
	const retryDelay = details.find((detail) => detail.retryDelay !== undefined)?.retryDelay;
	const retryDelaySeconds = retryDelay === undefined ? NaN : parseFloat(retryDelay);
	return {
		httpStatus: response.statusCode,
		status: status?.status,
		message:
			googleWords(status) ??
			(stripMarkup(body, MAX_TEXT_LENGTH) || `HTTP status ${response.statusCode}`),
		reason: info?.reason,
		quotaLimit: info?.metadata?.quota_limit,
		retryAfterMs:
			parseRetryAfter(response.headers) ??
			(Number.isFinite(retryDelaySeconds) ? retryDelaySeconds * 1000 : undefined),
	};
}

/** The beginning of a body in words, without markup. */
export function describeBody({ body }: Pick<IN8nHttpFullResponse, 'body'>): string {
	return stripMarkup(body, 100);
}

/** What the body of a successful response is. Either may be empty. */
export type ExpectedBody = 'json' | 'uploadToken';

function isExpectedBody(body: unknown, kind: ExpectedBody): boolean {
	const text = bodyText(body).trim();
	if (kind === 'json') return isRecord(body) || text === '';
	// Google does not document a token's characters; these occur only in pages and messages.
	return !isRecord(body) && !/[\s<{]/.test(text);
}

/**
 * Recognizes a response that should be Google's and cannot be: a redirect, which Google never sends
 * here, or a page such as the sign-in of a proxy. It would otherwise pass for success.
 *
 * @param kind what Google would have sent
 * @returns undefined when the response may well be Google's
 */
export function failureIfNotFromGoogle(
	{ statusCode, body }: IN8nHttpFullResponse,
	kind: ExpectedBody,
): ApiFailure | undefined {
	if (statusCode >= 200 && statusCode < 300 && isExpectedBody(body, kind)) return undefined;
	const words = describeBody({ body });
	return {
		message: `HTTP status ${statusCode} with a response that is not Google's${words ? `: ${words}` : ''}`,
		networkCode: 'EBADRESPONSE',
	};
}

/**
 * Recognizes a successful response that lacks the resource it should hold. It would otherwise pass
 * for a result, although nothing is known of what was done.
 *
 * @param idPath where the id of the resource is, such as `album.id`
 */
export function failureIfWithoutId(
	{ statusCode, body }: IN8nHttpFullResponse,
	idPath: string,
): ApiFailure | undefined {
	const id = idPath
		.split('.')
		.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), body);
	if (typeof id === 'string' && id !== '') return undefined;
	return {
		message: `HTTP status ${statusCode} with a response that holds no ID`,
		networkCode: 'EBADRESPONSE',
	};
}

/** The error, what caused it, and so on. */
function causesOf(error: unknown): Array<Record<string, unknown>> {
	const causes: Array<Record<string, unknown>> = [];
	let current: unknown = error;
	while (isRecord(current) && causes.length < 6) {
		causes.push(current);
		current = current.cause ?? current.errorResponse;
	}
	return causes;
}

/** Codes of what fails in n8n itself: an impossible header, a file that cannot be read. */
const LOCAL_CODE = /^(ERR_INVALID_\w+|EIO|ENOSPC|ENOENT|EACCES|EPERM|EMFILE|EROFS)$/;
/** n8n's words for connections that were never made; before n8n 2.30 they replace the code. */
const N8N_WORDS: Array<[RegExp, string]> = [
	[/refused the connection/i, 'ECONNREFUSED'],
	[/connection cannot be established/i, 'ENOTFOUND'],
	[/DNS server returned an error/i, 'EAI_AGAIN'],
];
const LOCAL_WORDS = /credential|decrypt|invalid (url|character)/i;

/**
 * How n8n and its OAuth client word a refused refresh or a credential that was never connected.
 * Before n8n 2.30 these words are all that is left of the refusal.
 */
const SIGN_IN_LOST =
	/invalid_grant|authorization grant \(e\.g\.|client authentication failed|oauth client was|needs to be reconnected|credentials not connected/i;

/** Reads what n8n's request helper threw: a failed token refresh, or no response at all. */
export function failureFromException(error: unknown): ApiFailure {
	const causes = causesOf(error);
	const firstText = (key: string): string | undefined =>
		causes.map((cause) => cause[key]).find((value): value is string => typeof value === 'string');
	const message = firstText('message') ?? 'No response';
	const httpCode = Number(firstText('httpCode') ?? causes.find((cause) => cause.status)?.status);
	const response = causes.map((cause) => cause.response).find(isRecord);
	const code = causes
		.map((cause) => cause.code)
		.find((value): value is string => typeof value === 'string' && /^E[A-Z_]+$/.test(value));

	const refreshRefused = causes.some(
		({ code: kind, body }) =>
			(kind === 'EAUTH' && !/unavailable|unexpected|overload/i.test(message)) ||
			(isRecord(body) && body.error === 'invalid_grant'),
	);
	if (refreshRefused || causes.some((cause) => SIGN_IN_LOST.test(bodyText(cause.message)))) {
		return { message, signInLost: true };
	}
	if (response && typeof response.status === 'number' && response.status >= 400) {
		return failureFromResponse({
			statusCode: response.status,
			headers: (response.headers ?? {}) as IN8nHttpFullResponse['headers'],
			body: response.data as IN8nHttpFullResponse['body'],
		});
	}
	if (httpCode >= 400)
		return { httpStatus: httpCode, message: firstText('description') ?? message };
	if (code === undefined) {
		const [, known] = N8N_WORDS.find(([words]) => words.test(message)) ?? [];
		if (known) return { message, networkCode: known };
	}
	if (LOCAL_CODE.test(code ?? '') || LOCAL_WORDS.test(message)) return { message };
	return { message, networkCode: code ?? 'ENORESPONSE' };
}

/** The part of a failure that may be kept with an execution: no headers, no tokens. */
export function failureToJson(failure: ApiFailure): JsonObject {
	return JSON.parse(JSON.stringify(failure)) as JsonObject;
}
