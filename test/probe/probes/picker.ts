import { call, isGood, needed, reply, words } from '../calls';
import type { Exchange } from '../exchange';
import type { Lab } from '../lab';
import type { Probe } from '../probe';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
/** Sessions that the probe of their number makes at most; all are deleted. */
const MOST_SESSIONS = 12;

async function create(lab: Lab, situation: string, json: object = {}): Promise<Exchange> {
	return needed(await call(lab, 'sessions.create', situation, { json }));
}

const idOf = (exchange: Exchange) => reply(exchange).id ?? '';

export const pickerProbes: Probe[] = [
	{
		name: 'picker-before-done',
		question: 'What does listing the picked items get before the person pressed Done?',
		assumes: '400 FAILED_PRECONDITION.',
		maxRequests: 3,
		leaves: 'nothing',
		async run(lab) {
			const id = idOf(await create(lab, 'a session nobody opens'));
			const query = { sessionId: id };
			const listed = await call(lab, 'pickedMediaItems.list', 'before Done', { query });
			await call(lab, 'sessions.delete', 'before Done', { id });
			const isAsked = reply(listed).error?.status === 'FAILED_PRECONDITION';
			return { says: words(listed), asAssumed: listed.status === 400 && isAsked };
		},
	},
	{
		name: 'picker-polling',
		question: 'Which poll interval, timeout and life does a session have, and do they count down?',
		assumes: 'An interval of about 5 s; timeoutIn is present before Done; the life is 7 days.',
		maxRequests: 4,
		leaves: 'nothing',
		async run(lab) {
			const made = await create(lab, 'a session nobody opens');
			const id = idOf(made);
			const first = reply(await call(lab, 'sessions.get', 'at once', { id }));
			await lab.pause(6_000);
			const later = reply(await call(lab, 'sessions.get', '6 s later', { id }));
			await call(lab, 'sessions.delete', 'before Done', { id });
			const { pollInterval, timeoutIn } = first.pollingConfig ?? {};
			const hours = (Date.parse(first.expireTime ?? '') - Date.now()) / 3_600_000;
			const says = `pollInterval ${pollInterval}, timeoutIn ${timeoutIn}, 6 s later ${later.pollingConfig?.timeoutIn}; it expires after ${hours.toFixed(1)} hours; mediaItemsSet ${first.mediaItemsSet ?? 'is left out'}`;
			return { says, asAssumed: pollInterval !== undefined && timeoutIn !== undefined };
		},
	},
	{
		name: 'picker-largest-count',
		question: 'What becomes of a maxItemCount above 2000?',
		assumes: 'It is cut down to 2000; the package asks for no more.',
		maxRequests: 2,
		leaves: 'nothing',
		async run(lab) {
			const json = { pickingConfig: { maxItemCount: '5000' } };
			const made = await call(lab, 'sessions.create', 'a maxItemCount of 5000', { json });
			if (!isGood(made)) return { says: words(made), asAssumed: false };
			await call(lab, 'sessions.delete', 'before Done', { id: idOf(made) });
			const most = reply(made).pickingConfig?.maxItemCount;
			return { says: `maxItemCount ${most}`, asAssumed: most === '2000' };
		},
	},
	{
		name: 'picker-unknown-session',
		question: 'What does a session get that is deleted or unknown?',
		assumes: '404.',
		maxRequests: 5,
		leaves: 'nothing',
		async run(lab) {
			const id = idOf(await create(lab, 'a session to delete'));
			await call(lab, 'sessions.delete', 'before Done', { id });
			const deleted = await call(lab, 'sessions.get', 'a deleted session', { id });
			const again = await call(lab, 'sessions.delete', 'a deleted session', { id });
			const unknown = await call(lab, 'sessions.get', 'an unknown session', { id: UNKNOWN });
			const says = `get: ${words(deleted)}; delete again: ${words(again)}; unknown: ${words(unknown)}`;
			return { says, asAssumed: [deleted, again, unknown].every(({ status }) => status === 404) };
		},
	},
	{
		name: 'picker-session-limit',
		question: 'How many sessions may be open before Google refuses another?',
		assumes: '429 RESOURCE_EXHAUSTED at some number; sessions are deleted when they are done.',
		maxRequests: 2 * MOST_SESSIONS,
		leaves: 'nothing',
		async run(lab) {
			const ids: string[] = [];
			let refusal: Exchange | undefined;
			while (!refusal && ids.length < MOST_SESSIONS) {
				const situation = `session ${ids.length + 1} of this probe`;
				const made = await call(lab, 'sessions.create', situation, { json: {}, once: true });
				if (isGood(made)) ids.push(idOf(made));
				else refusal = made;
			}
			for (const id of ids) await call(lab, 'sessions.delete', 'before Done', { id });
			if (!refusal) return { says: `not reached with ${ids.length}` };
			const says = `refused after ${ids.length}: ${words(refusal)}`;
			return { says, asAssumed: refusal.status === 429 };
		},
	},
];
