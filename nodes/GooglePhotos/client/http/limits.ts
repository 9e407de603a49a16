/**
 * How long is waited for what, and how much is read. All times in milliseconds, sizes in bytes.
 * What bytes up and down may take is told where they are sent.
 */
import type { Method } from './methods';

/** Google ends its own work on a read or a small write before. */
const CALL_TIMEOUT_MS = 60_000;
/** batchCreate has been seen to take minutes. */
const BATCH_CREATE_TIMEOUT_MS = 300_000;
/** Nobody waits half a minute for a list in the editor. */
const INTERACTIVE_TIMEOUT_MS = 30_000;

/** Three silent attempts, or all quick ones: then something is down, and the next items wait. */
const CALL_BUDGET_MS = 180_000;
const BATCH_CREATE_BUDGET_MS = 600_000;
/** So long no byte may move on its way up, and then so long the response may take. */
const UPLOAD_IDLE_MS = 120_000;
/** Media hosts begin within two minutes, or not at all. */
const DOWNLOAD_BUDGET_MS = 300_000;

/** Longer pauses than this end in an error where somebody looks at a spinner. */
export const MAX_INTERACTIVE_PAUSE_MS = 3_000;

/** Google asks for at least 1 s after a 5xx, and 30 s after a 429. */
export const SERVER_BACKOFF_MS = 1_000;
export const QUOTA_BACKOFF_MS = 30_000;
export const MAX_BACKOFF_MS = 120_000;
/** Who is asked to wait longer is better told so. */
export const MAX_RETRY_AFTER_MS = 300_000;

/** The quota of a minute is back after one; what refuses for so long is another limit. */
export const MAX_QUOTA_PAUSE_MS = 300_000;
/** Another write ends within seconds, and long pauses would miss the gap before the next one. */
export const CONCURRENT_WRITE_BACKOFF_MS = 1_000;
export const MAX_CONCURRENT_WRITE_BACKOFF_MS = 5_000;
/** As long as the longest write may take. */
export const MAX_CONCURRENT_WRITE_PAUSE_MS = BATCH_CREATE_TIMEOUT_MS;

/** What was made a moment ago is known everywhere within seconds. */
export const SETTLING_BACKOFF_MS = 1_000;
export const MAX_SETTLING_RETRIES = 4;

/** n8n gives the token endpoint minutes; it answers within a second. */
export const SIGN_IN_TIMEOUT_MS = 30_000;

/** A page of 100 items with the longest descriptions takes less than 1 MiB. */
export const MAX_JSON_BYTES = 16 * 1024 * 1024;
/** An error, a page in its place, or an upload token: what is longer or later adds nothing. */
export const MAX_SHORT_BODY_BYTES = 64 * 1024;
export const SHORT_BODY_TIMEOUT_MS = 5_000;

/** How long one attempt may take to the end of its response, and all of a call's together. */
export interface TimeLimits {
	attemptMs: number;
	/** Tries and the pauses between them, without the wait for the account's turn and limits. */
	callMs: number;
}

/** The time limits of a method, of one attempt without progress where bytes go up. */
export function timeLimitsOf({ kind }: Method, interactive: boolean): TimeLimits {
	if (interactive) return { attemptMs: INTERACTIVE_TIMEOUT_MS, callMs: INTERACTIVE_TIMEOUT_MS };
	switch (kind) {
		case 'upload':
			return { attemptMs: UPLOAD_IDLE_MS, callMs: Infinity };
		case 'download':
			return { attemptMs: Infinity, callMs: DOWNLOAD_BUDGET_MS };
		case 'creation':
			return { attemptMs: BATCH_CREATE_TIMEOUT_MS, callMs: BATCH_CREATE_BUDGET_MS };
		default:
			return { attemptMs: CALL_TIMEOUT_MS, callMs: CALL_BUDGET_MS };
	}
}
