import { getSession } from '../api/pickerSessions';
import type { PickingSession } from '../api/pickerTypes';
import type { PhotosContext } from '../http/request';
import { pause } from '../flow/cancellation';

/** How waiting for a person ended. */
export type Selection = 'done' | 'timedOut' | 'expired' | 'waitedEnough';

const USUAL_INTERVAL_S = 5;
const SHORTEST_INTERVAL_S = 1;

/** Seconds in a duration of Google's, such as "5s" or "1799.9s"; undefined when there is none. */
export function secondsIn(duration: string | undefined): number | undefined {
	const match = /^(-?\d+(?:\.\d+)?)s$/.exec(duration ?? '');
	return match ? Number(match[1]) : undefined;
}

/** How many seconds to wait before asking for this session again. */
export function intervalOf(session: PickingSession): number {
	const seconds = secondsIn(session.pollingConfig?.pollInterval) ?? USUAL_INTERVAL_S;
	return Math.max(SHORTEST_INTERVAL_S, seconds);
}

/** Whether Google asks to stop polling: the person may still finish, but is not expected to. */
export function isTimedOut(session: PickingSession): boolean {
	return (secondsIn(session.pollingConfig?.timeoutIn) ?? Infinity) <= 0;
}

/** When the session ends, in milliseconds since the epoch. */
export function expiryOf(session: PickingSession): number {
	const time = Date.parse(session.expireTime ?? '');
	return Number.isNaN(time) ? Infinity : time;
}

/**
 * Polls a session, at Google's own interval, until the person pressed Done or there is no point in
 * waiting any longer: Google's time-out, the end of the session, or the caller's patience.
 *
 * @param mostMs the longest time to wait, in milliseconds
 * @throws as `getSession`; the signal's reason when the execution is cancelled
 * @see https://developers.google.com/photos/picker/guides/sessions#poll-session
 */
export async function waitForSelection(
	context: PhotosContext,
	sessionId: string,
	mostMs: number,
): Promise<Selection> {
	const patienceEnds = Date.now() + mostMs;
	// Kept across polls, so that a time-out that does not count down ends the wait as well.
	let timeoutAt = Infinity;
	for (;;) {
		const session = await getSession(context, sessionId);
		if (session.mediaItemsSet) return 'done';
		const now = Date.now();
		const expiresAt = expiryOf(session);
		const timeoutIn = secondsIn(session.pollingConfig?.timeoutIn) ?? Infinity;
		timeoutAt = Math.min(timeoutAt, now + timeoutIn * 1000);
		if (expiresAt <= now) return 'expired';
		if (timeoutAt <= now) return 'timedOut';
		if (patienceEnds <= now) return 'waitedEnough';
		const left = Math.min(expiresAt, timeoutAt, patienceEnds) - now;
		await pause(context, Math.min(intervalOf(session) * 1000, left));
	}
}
