import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { MAX_SHORT_BODY_BYTES } from '../limits';
import { cutText, isRecord, stripMarkup } from './bodies';
import type { ApiFailure } from './failure';

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

/** The API wraps a status in `error`; the upload endpoint may send it bare, as text, or as HTML. */
function parseGoogleStatus(body: unknown): GoogleStatus | undefined {
	let value = body;
	if (Buffer.isBuffer(value) || typeof value === 'string') {
		try {
			value = JSON.parse(value.toString().slice(0, MAX_SHORT_BODY_BYTES));
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
	return typeof words === 'string' ? cutText(words) : undefined;
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
	const details = Array.isArray(status?.details)
		? status.details.filter((one) => isRecord(one))
		: [];
	const info = details.find((detail) => detail.reason !== undefined);
	const retryDelay = details.find((detail) => detail.retryDelay !== undefined)?.retryDelay;
	const retryDelaySeconds = retryDelay === undefined ? NaN : parseFloat(retryDelay);
	return {
		httpStatus: response.statusCode,
		status: status?.status,
		message: googleWords(status) ?? (stripMarkup(body) || `HTTP status ${response.statusCode}`),
		reason: info?.reason,
		quotaLimit: info?.metadata?.quota_limit,
		uploadClosed: response.headers['x-goog-upload-status'] === 'final' || undefined,
		retryAfterMs:
			parseRetryAfter(response.headers) ??
			(Number.isFinite(retryDelaySeconds) ? retryDelaySeconds * 1000 : undefined),
	};
}
