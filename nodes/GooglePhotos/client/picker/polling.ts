import type { IExecuteFunctions } from 'n8n-workflow';
import { getSession } from '../api/pickerSessions';
import type { PickingSession } from '../api/pickerTypes';
import { failFastOf } from '../execution/failFast';
import { delay } from '../flow/cancellation';

/** How waiting for a person ended. */
export type SelectionState = 'done' | 'timedOut' | 'expired' | 'waitLimit';

const DEFAULT_INTERVAL_S = 5;
const MIN_INTERVAL_S = 1;
/** Timers take about 25 days at most, and one that is longer ends at once. */
const MAX_INTERVAL_S = 300;

/** Seconds in a duration of Google's, such as "5s" or "1799.9s"; undefined when there is none. */
export function parseSeconds(duration: string | undefined): number | undefined {
	const match = /^(-?\d+(?:\.\d+)?)s$/.exec(duration ?? '');
	return match ? Number(match[1]) : undefined;
}

/** How many seconds to wait before asking for this session again; one that is gone included. */
export function pollIntervalSeconds(session?: PickingSession): number {
	const seconds = parseSeconds(session?.pollingConfig?.pollInterval) ?? DEFAULT_INTERVAL_S;
	return Math.min(Math.max(MIN_INTERVAL_S, seconds), MAX_INTERVAL_S);
}

/** Whether Google asks to stop polling: the person may still finish, but is not expected to. */
export function isTimedOut(session: PickingSession): boolean {
	return timeoutAtMs(session) <= Date.now();
}

/** When Google stops expecting a choice, in milliseconds since the epoch, as of now. */
export function timeoutAtMs(session: PickingSession): number {
	return Date.now() + (parseSeconds(session.pollingConfig?.timeoutIn) ?? Infinity) * 1000;
}

/** When the session ends, in milliseconds since the epoch. */
export function expiresAtMs(session: PickingSession): number {
	const time = Date.parse(session.expireTime ?? '');
	return Number.isNaN(time) ? Infinity : time;
}

/**
 * Polls a session, at Google's own interval, until the person pressed Done or there is no point in
 * waiting any longer: Google's time-out, the end of the session, or the caller's limit.
 *
 * @param maxWaitMs the longest time to wait, in milliseconds
 * @throws as `getSession`; as `throwIfStopped`, when another item has failed meanwhile
 * @see https://developers.google.com/photos/picker/guides/sessions#poll-session
 */
export async function waitForSelection(
	context: IExecuteFunctions,
	sessionId: string,
	maxWaitMs: number,
): Promise<SelectionState> {
	const waitEnds = Date.now() + maxWaitMs;
	// Kept across polls, so that a time-out that does not count down ends the wait as well.
	let timeoutAt = Infinity;
	for (;;) {
		failFastOf(context).throwIfStopped();
		const session = await getSession(context, sessionId);
		if (session.mediaItemsSet) return 'done';
		const now = Date.now();
		const expiresAt = expiresAtMs(session);
		timeoutAt = Math.min(timeoutAt, timeoutAtMs(session));
		if (expiresAt <= now) return 'expired';
		if (timeoutAt <= now) return 'timedOut';
		if (waitEnds <= now) return 'waitLimit';
		const left = Math.min(expiresAt, timeoutAt, waitEnds) - now;
		await delay(context, Math.min(pollIntervalSeconds(session) * 1000, left));
	}
}
