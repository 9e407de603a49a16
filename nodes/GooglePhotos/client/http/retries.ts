import type { Fault } from './failures';

/** Whether a request may be sent again after its answer was lost or Google stumbled. */
export type Repeat = 'safe' | 'unsafe';

const FIRST_SERVER_WAIT_MS = 1_000;
const FIRST_QUOTA_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 120_000;
const MOST_SERVER_RETRIES = 4;
const MOST_QUOTA_RETRIES = 3;

const UPLOAD_QUOTA = /Insufficient tokens for quota/i;

/** The quota of a whole day is used up: waiting does not help before midnight Pacific time. */
export function isDailyQuota(fault: Fault): boolean {
	if (fault.httpStatus !== 429) return false;
	return /per day/i.test(fault.message) || /PerDay/.test(fault.quotaLimit ?? '');
}

/** Too many requests for the moment; the upload endpoint has been seen to say so with status 400. */
export function isMomentaryQuota(fault: Fault): boolean {
	if (isDailyQuota(fault)) return false;
	return fault.httpStatus === 429 || (fault.httpStatus === 400 && UPLOAD_QUOTA.test(fault.message));
}

const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

function isStumble(fault: Fault): boolean {
	return fault.networkCode !== undefined || [500, 502, 503, 504].includes(fault.httpStatus ?? 0);
}

/** No good answer came, and yet the request may have been carried out. */
export function isUnclear(fault: Fault): boolean {
	return isStumble(fault) && !NEVER_SENT.includes(fault.networkCode ?? '');
}

/**
 * How long to wait before the next try, in milliseconds, or undefined to give up.
 * A refused request (quota, 409 ABORTED) has done nothing and may always be repeated; after a
 * server fault or a lost answer only those may that do no harm when they run twice.
 * Google asks for at least 1 s after a 5xx and 30 s after a 429:
 * https://developers.google.com/photos/overview/best-practices
 *
 * @param attempt tries made so far, from 1
 * @param random a number in [0, 1), spread over the wait so that clients do not move in step
 */
export function waitBeforeRetry(
	fault: Fault,
	attempt: number,
	repeat: Repeat,
	random: number = Math.random(),
): number | undefined {
	const refusedForNow = isMomentaryQuota(fault);
	const aborted = fault.httpStatus === 409 && fault.status !== 'ALREADY_EXISTS';
	const neverSent = NEVER_SENT.includes(fault.networkCode ?? '');
	const harmless = refusedForNow || aborted || neverSent;
	if (!harmless && !(repeat === 'safe' && isStumble(fault))) return undefined;
	if (attempt > (refusedForNow ? MOST_QUOTA_RETRIES : MOST_SERVER_RETRIES)) return undefined;
	if (fault.retryAfterMs !== undefined) {
		return fault.retryAfterMs <= LONGEST_WAIT_MS ? fault.retryAfterMs : undefined;
	}
	const first = refusedForNow ? FIRST_QUOTA_WAIT_MS : FIRST_SERVER_WAIT_MS;
	const wait = Math.min(first * 2 ** (attempt - 1), LONGEST_WAIT_MS);
	return Math.round(wait * (1 + random * 0.25));
}
