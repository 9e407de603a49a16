import type { DeduplicationHelperFunctions, IExecuteFunctions } from 'n8n-workflow';
import { delay, throwIfCancelled } from '../../../client/flow/cancellation';
import { toError } from '../../../client/flow/result';
import { inputError } from '../../../shared/operation/inputErrors';

/** Longer than n8n needs to read and write the list of one node. */
const SETTLING_MS = 1_000;
const MAX_FAILURES = 5;
/** So many others may write over the entries before this gives up: hundreds at the same moment. */
const MAX_ROUNDS = 20;
/** Longer than the first execution needs to say that it goes on; nobody waits for a second one. */
const YIELDING_MS = 10_000;
/** Three entries for each selection; n8n drops the oldest ones. */
const MAX_ENTRIES = 4_000;
const OPTIONS = { mode: 'entries', maxEntries: MAX_ENTRIES } as const;

type Store = Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed'>;

/** Only what a visitor started may be a second start; a retry is meant, a test run harmless. */
function isStartedByVisitor(context: IExecuteFunctions): boolean {
	return ['webhook', 'trigger'].includes(context.getMode());
}

/** Executions that begin at the same moment write over each other until they get out of step. */
function settlingMs(round: number): number {
	return Math.ceil(SETTLING_MS * (round === 0 ? 1 : 1 + Math.random()));
}

/** One look at the store, which notes what it had not seen. */
async function look(store: Store, entries: string[]): Promise<string[]> {
	const { new: unseen } = await store.checkProcessedAndRecord(entries, 'node', OPTIONS);
	return unseen.map(String);
}

/**
 * Tells others that this execution goes on, until it has stood there for a while. Whoever has seen it
 * once stands back, so there is no way back from here, also when the store fails.
 */
async function noteBegun(context: IExecuteFunctions, store: Store, begun: string): Promise<void> {
	for (let round = 0; round < MAX_FAILURES; round++) {
		const unseen = await look(store, [begun]).catch(() => [begun]);
		if (unseen.length === 0) return;
		await delay(context, settlingMs(round));
	}
}

/**
 * Another execution has noted this selection. Whether this one goes on after all, because the other
 * has not: it was killed before that, or found its entry written over. Better twice than never.
 */
async function takeOver(
	context: IExecuteFunctions,
	store: Store,
	{ mine, begun }: { mine: string; begun: string },
): Promise<boolean> {
	await store.removeProcessed([mine], 'node', OPTIONS);
	await delay(context, Math.ceil(YIELDING_MS * (1 + Math.random())));
	if ((await look(store, [begun])).length === 0) return false;
	await look(store, [mine]);
	return true;
}

async function ask(context: IExecuteFunctions, store: Store, sessionId: string): Promise<boolean> {
	const selection = `selection ${sessionId}`;
	const mine = `${selection} execution ${context.getExecutionId()}`;
	const begun = `${selection} begun`;
	const failures: Error[] = [];
	for (let round = 0; round < MAX_ROUNDS && failures.length < MAX_FAILURES; round++) {
		try {
			const unseen = await look(store, [selection, mine]);
			// Both have stood there for a while, so nobody else has written over them.
			if (unseen.length === 0) {
				await noteBegun(context, store, begun);
				return true;
			}
			if (!unseen.includes(selection)) return await takeOver(context, store, { mine, begun });
		} catch (error) {
			throwIfCancelled(context);
			// The very first entry of a node is refused to all processes but one.
			failures.push(toError(error));
		}
		await delay(context, settlingMs(round));
	}
	throw inputError(
		context,
		'n8n could not say whether this selection has started the workflow before',
		`Nothing was done. Retry this execution in the list of executions. ${failures.at(-1)?.message ?? ''}`.trim(),
	);
}

/**
 * Whether this execution is the first one of a finished selection. Several n8n processes may start
 * one each; the store that n8n keeps in its database for all of them decides between them. It reads
 * and writes in two steps, so each execution looks again after a pause: whoever wrote last has won,
 * and notes that it goes on; the others find their own entry gone, and stand back once they have
 * read that note. A repeated start of the same execution (Retry on Fail, a worker that died) still
 * finds its own.
 *
 * @throws NodeOperationError when the store does not respond; as `throwIfCancelled`
 */
export async function isFirstStart(
	context: IExecuteFunctions,
	sessionId: string,
): Promise<boolean> {
	const store: Partial<Store> = context.helpers;
	if (!isStartedByVisitor(context) || !('checkProcessedAndRecord' in store)) return true;
	return await ask(context, context.helpers, sessionId);
}
