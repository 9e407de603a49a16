import { sessionAllowances } from '../../../client/flow/processState';

/** A family at one table. */
const MAX_SESSIONS = 10;
const REFILL_MS = 3 * 60_000;

/**
 * Takes the right to open one more session, of which a page has ten, and one more every three
 * minutes: Google allows an account only so many open ones, and refuses all others after that.
 *
 * @returns how many seconds to wait for the next one; 0 when it was given
 */
export function takeAllowance(page: string): number {
	const now = Date.now();
	const { left, at } = sessionAllowances.get(page) ?? { left: MAX_SESSIONS, at: now };
	const available = Math.min(MAX_SESSIONS, left + Math.max(0, now - at) / REFILL_MS);
	if (available < 1) return Math.ceil(((1 - available) * REFILL_MS) / 1000);
	sessionAllowances.set(page, { left: available - 1, at: now });
	return 0;
}
