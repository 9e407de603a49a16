import type { JsonObject } from 'n8n-workflow';

/**
 * What went wrong with one request, read from whatever Google or the network gave us.
 * https://cloud.google.com/apis/design/errors
 */
export interface Fault {
	/** HTTP status; absent when no answer arrived. */
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
	/** Node's code of a connection fault, for example `ECONNRESET`. */
	networkCode?: string;
	/** The sign-in behind the credential is missing, expired or revoked. */
	signInLost?: boolean;
}

/** An HTTP answer as n8n's helper returns it with `returnFullResponse`. */
export interface HttpAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
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

const LONGEST_TEXT = 500;

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(body: unknown): string {
	if (Buffer.isBuffer(body)) return body.toString('utf8', 0, 64 * 1024);
	return typeof body === 'string' ? body : '';
}

/** The API wraps a status in `error`; the upload endpoint may send it bare, as text, or as HTML. */
function statusIn(body: unknown): GoogleStatus | undefined {
	let value = body;
	if (Buffer.isBuffer(value) || typeof value === 'string') {
		try {
			value = JSON.parse(textOf(value));
		} catch {
			return undefined;
		}
	}
	if (Array.isArray(value)) value = value[0] as unknown;
	if (!isRecord(value)) return undefined;
	if (isRecord(value.error)) return value.error;
	return 'message' in value ? value : undefined;
}

function plainText(body: unknown): string {
	return textOf(body)
		.replace(/<(style|script|title)[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, LONGEST_TEXT);
}

/** Retry-After holds seconds or a date. https://developer.mozilla.org/docs/Web/HTTP/Headers/Retry-After */
function retryAfterIn(headers: Record<string, unknown>): number | undefined {
	const value = headers['retry-after'];
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const date = Date.parse(String(value));
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** A base URL that leads nowhere answers with a picture, which says nothing in words. */
function isText({ headers }: HttpAnswer): boolean {
	const type = headers['content-type'];
	return typeof type !== 'string' || !/^(image|video|audio)\/|octet-stream/i.test(type);
}

/** Reads an answer with a status of 400 or more. */
export function faultOfAnswer(answer: HttpAnswer): Fault {
	const body = isText(answer) ? answer.body : undefined;
	const status = statusIn(body);
	const details = Array.isArray(status?.details) ? status.details : [];
	const info = details.find((detail) => detail.reason !== undefined);
	const delay = details.find((detail) => detail.retryDelay !== undefined)?.retryDelay;
	const delaySeconds = delay === undefined ? NaN : parseFloat(delay);
	return {
		httpStatus: answer.statusCode,
		status: status?.status,
		message: status?.message ?? (plainText(body) || `HTTP status ${answer.statusCode}`),
		reason: info?.reason,
		quotaLimit: info?.metadata?.quota_limit,
		retryAfterMs:
			retryAfterIn(answer.headers) ??
			(Number.isFinite(delaySeconds) ? delaySeconds * 1000 : undefined),
	};
}

/** What the body of a good answer is. Either may be empty. */
export type GoodBody = 'json' | 'uploadToken';

function isGood(body: unknown, kind: GoodBody): boolean {
	const text = textOf(body).trim();
	if (kind === 'json') return isRecord(body) || text === '';
	// Google says nothing of a token's letters; these are those of pages and of messages.
	return !isRecord(body) && !/[\s<{]/.test(text);
}

/**
 * Reads an answer that should be Google's and cannot be: a redirect, which Google never sends here,
 * or a page such as the sign-in of a proxy. Taken for Google's, it would pass for success.
 *
 * @param kind what Google would have answered with
 * @returns undefined when the answer may well be Google's
 */
export function faultOfForeignAnswer(
	{ statusCode, body }: HttpAnswer,
	kind: GoodBody,
): Fault | undefined {
	if (statusCode >= 200 && statusCode < 300 && isGood(body, kind)) return undefined;
	const words = plainText(body).slice(0, 100);
	return {
		message: `HTTP status ${statusCode} with something that is no answer of Google's${words ? `: ${words}` : ''}`,
		networkCode: 'EBADANSWER',
	};
}

function chainOf(error: unknown): Array<Record<string, unknown>> {
	const chain: Array<Record<string, unknown>> = [];
	let current: unknown = error;
	while (isRecord(current) && chain.length < 6) {
		chain.push(current);
		current = current.cause ?? current.errorResponse;
	}
	return chain;
}

const SIGN_IN_LOST = /invalid_grant|needs to be reconnected|credentials not connected/i;

/** Reads what n8n's request helper threw: a 401 that a refresh did not cure, a failed refresh, or no answer at all. */
export function faultOfThrown(error: unknown): Fault {
	const chain = chainOf(error);
	const text = (key: string): string | undefined =>
		chain.map((link) => link[key]).find((value): value is string => typeof value === 'string');
	const message = text('message') ?? 'No answer';
	const httpCode = Number(text('httpCode') ?? chain.find((link) => link.status)?.status);
	const response = chain.map((link) => link.response).find(isRecord);
	const code = chain
		.map((link) => link.code)
		.find((value): value is string => typeof value === 'string' && /^E[A-Z_]+$/.test(value));

	const refreshRefused = chain.some(
		(link) => isRecord(link.body) && link.body.error === 'invalid_grant',
	);
	if (refreshRefused || chain.some((link) => SIGN_IN_LOST.test(textOf(link.message)))) {
		return { message, signInLost: true };
	}
	if (response && typeof response.status === 'number' && response.status >= 400) {
		return faultOfAnswer({
			statusCode: response.status,
			headers: isRecord(response.headers) ? response.headers : {},
			body: response.data,
		});
	}
	if (httpCode >= 400) return { httpStatus: httpCode, message: text('description') ?? message };
	return { message, networkCode: code ?? 'ENOANSWER' };
}

/** The part of a fault that may be kept with an execution: no headers, no tokens. */
export function faultAsJson(fault: Fault): JsonObject {
	return JSON.parse(JSON.stringify(fault)) as JsonObject;
}
