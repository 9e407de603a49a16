import type { IWebhookFunctions } from 'n8n-workflow';
import { getSession } from '../../../client/api/pickerSessions';
import type { PickingSession } from '../../../client/api/pickerTypes';
import { watchedSessions } from '../../../client/flow/processState';
import { toError } from '../../../client/flow/result';
import { failureOf } from '../../../client/http/errors';
import { pollIntervalSeconds } from '../../../client/picker/polling';
import { pageOf } from '../page';

/** The visitor looks at the page meanwhile, so no request to Google may take long. */
export const INTERACTIVE = { interactive: true };

/** What Google said last about a session, and when it may be asked again. */
export interface Watched {
	/** Undefined when Google does not know the session. */
	session: PickingSession | undefined;
	/** Milliseconds since the epoch. */
	askAgainAt: number;
}

async function ask(context: IWebhookFunctions, sessionId: string): Promise<Watched> {
	try {
		const session = await getSession(context, sessionId, INTERACTIVE);
		return { session, askAgainAt: Date.now() + pollIntervalSeconds(session) * 1000 };
	} catch (error) {
		if (failureOf(error)?.httpStatus !== 404) throw toError(error);
		return { session: undefined, askAgainAt: Date.now() + pollIntervalSeconds() * 1000 };
	}
}

/**
 * How a session stands. Google is asked once in its own interval, however many visitors, tabs and
 * reloads ask the page meanwhile, and also when it does not respond.
 * @throws as `getSession`, but for a session that is gone
 */
export async function watchSession(
	context: IWebhookFunctions,
	sessionId: string,
): Promise<Watched> {
	const now = Date.now();
	for (const [key, { askAgainAt }] of watchedSessions) {
		if (askAgainAt <= now) watchedSessions.delete(key);
	}
	const key = `${pageOf(context)} ${sessionId}`;
	const known = watchedSessions.get(key);
	if (known) return await (known.answer as Promise<Watched>);
	const answer = ask(context, sessionId);
	const entry = { answer, askAgainAt: Infinity };
	watchedSessions.set(key, entry);
	try {
		entry.askAgainAt = (await answer).askAgainAt;
		return await answer;
	} catch (error) {
		// A failure is remembered as well: nobody makes one more request to Google by reloading.
		entry.askAgainAt = Date.now() + pollIntervalSeconds() * 1000;
		throw toError(error);
	}
}
