import type { IWebhookFunctions } from 'n8n-workflow';
import { deleteSession } from '../../../client/api/pickerSessions';
import type { PickingSession } from '../../../client/api/pickerTypes';
import { openedSessions } from '../../../client/flow/processState';
import { timeoutAtMs } from '../../../client/picker/polling';
import { pageOf } from '../page';
import { INTERACTIVE, watchSession } from './watchSession';

/** So many at a time: the visitor waits meanwhile. */
const MAX_AT_ONCE = 3;

/** Remembers when Google stops expecting a choice in a session that this page has opened. */
export function rememberSession(context: IWebhookFunctions, session: PickingSession): void {
	const page = pageOf(context);
	const sessions = openedSessions.get(page) ?? new Map<string, number>();
	openedSessions.set(page, sessions.set(session.id, timeoutAtMs(session)));
}

/** The selection was made or is gone: what becomes of the session is the workflow's business. */
export function forgetSession(context: IWebhookFunctions, sessionId: string): void {
	openedSessions.get(pageOf(context))?.delete(sessionId);
}

/** Ends one session that nobody needs; Google ends it by itself some day when that fails. */
export async function endSession(context: IWebhookFunctions, sessionId: string): Promise<void> {
	forgetSession(context, sessionId);
	try {
		await deleteSession(context, sessionId, INTERACTIVE);
	} catch (error) {
		context.logger.debug(`A picking session was not deleted: ${String(error)}`);
	}
}

/** A choice that was made but not yet fetched stays. */
async function endUnlessDone(context: IWebhookFunctions, sessionId: string): Promise<void> {
	const { session } = await watchSession(context, sessionId);
	if (session && !session.mediaItemsSet) await endSession(context, sessionId);
	else forgetSession(context, sessionId);
}

/** Ends sessions in which nobody has chosen in time, so that they do not use up the account's. */
export async function endTimedOutSessions(context: IWebhookFunctions): Promise<void> {
	const sessions = [...(openedSessions.get(pageOf(context)) ?? [])];
	const late = sessions.filter(([, timeoutAt]) => timeoutAt <= Date.now()).slice(0, MAX_AT_ONCE);
	await Promise.allSettled(
		late.map(async ([sessionId]) => await endUnlessDone(context, sessionId)),
	);
}
