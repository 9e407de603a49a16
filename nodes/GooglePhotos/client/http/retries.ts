import type { ApiFailure } from './failures';
import {
	CONCURRENT_WRITE_BACKOFF_MS,
	MAX_BACKOFF_MS,
	MAX_CONCURRENT_WRITE_BACKOFF_MS,
	MAX_RETRY_AFTER_MS,
	QUOTA_BACKOFF_MS,
	SERVER_BACKOFF_MS,
} from './limits';
import { isConcurrentWrite } from './refusals';

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

/** The larger of our own growing pause and what Google asks for, with jitter on top. */
function pause(
	{ retryAfterMs = 0 }: ApiFailure,
	first: number,
	longest: number,
	attempt: number,
	random: number,
): number {
	const wait = Math.max(Math.min(first * 2 ** (attempt - 1), longest), retryAfterMs);
	return Math.round(wait * (1 + random * 0.25));
}

/**
 * How long a limit of the account is waited for, in milliseconds: the quota of a minute in long
 * pauses, the end of another write in short ones, whose jitter finds the gap before the next.
 *
 * @param refusals so many in a row, from 1
 */
export function limitPause(
	failure: ApiFailure,
	refusals: number,
	random: number = Math.random(),
): number {
	return isConcurrentWrite(failure)
		? pause(
				failure,
				CONCURRENT_WRITE_BACKOFF_MS,
				MAX_CONCURRENT_WRITE_BACKOFF_MS,
				refusals,
				random * 2,
			)
		: pause(failure, QUOTA_BACKOFF_MS, MAX_BACKOFF_MS, refusals, random);
}

/**
 * How long to wait before the next attempt, in milliseconds, or undefined to give up.
 * A refused request (quota, 409 ABORTED) has done nothing and may always be repeated; after a
 * server error or a lost response only idempotent methods may be.
 * As Google asks:
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
	if (failure.outlasted || attempt > (rateLimited ? MAX_QUOTA_RETRIES : MAX_SERVER_RETRIES)) {
		return undefined;
	}
	if ((failure.retryAfterMs ?? 0) > MAX_RETRY_AFTER_MS) return undefined;
	const backoff = rateLimited ? QUOTA_BACKOFF_MS : SERVER_BACKOFF_MS;
	return pause(failure, backoff, MAX_BACKOFF_MS, attempt, random);
}
