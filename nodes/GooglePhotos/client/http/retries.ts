import type { ApiFailure } from './failures';
import { isApiDisabled, isStorageFull, isSwitchedOff, lacksScope } from './refusals';

const SERVER_BACKOFF_MS = 1_000;
const QUOTA_BACKOFF_MS = 30_000;
const MAX_BACKOFF_MS = 120_000;
/** Who is asked to wait longer is better told so. */
const MAX_RETRY_AFTER_MS = 300_000;
const MAX_SERVER_RETRIES = 4;
const MAX_QUOTA_RETRIES = 3;

const UPLOAD_QUOTA = /Insufficient tokens for quota/i;

/** The quota of a whole day is used up: waiting does not help before midnight Pacific time. */
export function isDailyQuotaExceeded(failure: ApiFailure): boolean {
	if (failure.httpStatus !== 429) return false;
	return /per day/i.test(failure.message) || /PerDay/.test(failure.quotaLimit ?? '');
}

/** Too many requests for the moment; the upload endpoint has been seen to say so with status 400. */
export function isRateLimited(failure: ApiFailure): boolean {
	if (isDailyQuotaExceeded(failure)) return false;
	const { httpStatus, message } = failure;
	return httpStatus === 429 || (httpStatus === 400 && UPLOAD_QUOTA.test(message));
}

/** The reason we give a refusal of the download hosts, which send no explanation. */
export const MEDIA_QUOTA = 'MEDIA_QUOTA';

const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

/** The connection was never made, so that nothing has reached Google. */
export function isNeverSent({ networkCode = '' }: ApiFailure): boolean {
	return NEVER_SENT.includes(networkCode);
}

/** A server error or a network failure, which usually passes. */
function isTransient({ networkCode, httpStatus = 0 }: ApiFailure): boolean {
	return networkCode !== undefined || [500, 502, 503, 504].includes(httpStatus);
}

/** No useful response came, and yet the request may have been carried out. */
export function isOutcomeUnknown(failure: ApiFailure): boolean {
	return isTransient(failure) && !isNeverSent(failure);
}

/** No further request of this execution can succeed, so none should be spent. */
export function isFatalFailure(failure: ApiFailure): boolean {
	return (
		failure.signInLost === true ||
		(failure.httpStatus === 401 && !failure.unsigned) ||
		isApiDisabled(failure) ||
		isSwitchedOff(failure) ||
		lacksScope(failure) ||
		isStorageFull(failure) ||
		failure.reason === MEDIA_QUOTA ||
		isDailyQuotaExceeded(failure)
	);
}

/**
 * How long to wait before the next attempt, in milliseconds, or undefined to give up.
 * A refused request (quota, 409 ABORTED) has done nothing and may always be repeated; after a
 * server error or a lost response only idempotent methods may be.
 * Google asks for at least 1 s after a 5xx and 30 s after a 429:
 * https://developers.google.com/photos/overview/best-practices
 *
 * @param attempt attempts made so far, from 1
 * @param random a number in [0, 1): jitter, so that clients do not move in step
 */
export function retryDelay(
	failure: ApiFailure,
	attempt: number,
	idempotent: boolean,
	random: number = Math.random(),
): number | undefined {
	const rateLimited = isRateLimited(failure);
	const aborted = failure.httpStatus === 409 && failure.status !== 'ALREADY_EXISTS';
	const neverSent = isNeverSent(failure);
	const hasDoneNothing = rateLimited || aborted || neverSent;
	if (!hasDoneNothing && !(idempotent && isTransient(failure))) return undefined;
	if (attempt > (rateLimited ? MAX_QUOTA_RETRIES : MAX_SERVER_RETRIES)) return undefined;
	const backoff = rateLimited ? QUOTA_BACKOFF_MS : SERVER_BACKOFF_MS;
	const { retryAfterMs = 0 } = failure;
	if (retryAfterMs > MAX_RETRY_AFTER_MS) return undefined;
	const wait = Math.max(Math.min(backoff * 2 ** (attempt - 1), MAX_BACKOFF_MS), retryAfterMs);
	return Math.round(wait * (1 + random * 0.25));
}
