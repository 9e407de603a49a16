import type { DeduplicationHelperFunctions, IExecuteFunctions } from 'n8n-workflow';
import { delay, throwIfCancelled } from '../../../client/flow/cancellation';
import { toError } from '../../../client/flow/result';
import { inputError } from '../../../shared/operation/inputErrors';

/** Longer than n8n needs to read and write the list of one node. */
const SETTLING_MS = 1_000;
const MAX_ATTEMPTS = 5;
/** Two entries for each selection; n8n drops the oldest ones. */
const MAX_ENTRIES = 4_000;
const OPTIONS = { mode: 'entries', maxEntries: MAX_ENTRIES } as const;

type Store = Pick<DeduplicationHelperFunctions, 'checkProcessedAndRecord' | 'removeProcessed'>;

/** Only what a visitor started may be a second start; a retry is meant, a test run harmless. */
function isStartedByVisitor(context: IExecuteFunctions): boolean {
	return ['webhook', 'trigger'].includes(context.getMode());
}

/** One look at the store, which notes what it had not seen. */
async function look(store: Store, entries: string[]): Promise<string[]> {
	const { new: unseen } = await store.checkProcessedAndRecord(entries, 'node', OPTIONS);
	return unseen.map(String);
}

async function ask(context: IExecuteFunctions, store: Store, sessionId: string): Promise<boolean> {
	const selection = `selection ${sessionId}`;
	const mine = `${selection} execution ${context.getExecutionId()}`;
	let failure: Error | undefined;
	for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
		try {
			const unseen = await look(store, [selection, mine]);
			// Both have stood there for a while, so nobody else has written over them.
			if (unseen.length === 0) return true;
			if (!unseen.includes(selection)) {
				await store.removeProcessed([mine], 'node', OPTIONS);
				return false;
			}
			await delay(context, SETTLING_MS);
		} catch (error) {
			throwIfCancelled(context);
			// The very first entry of a node is refused to all processes but one.
			failure = toError(error);
			await delay(context, SETTLING_MS);
		}
	}
	throw inputError(
		context,
		'n8n could not say whether this selection has started the workflow before',
		`Nothing was done. Retry this execution in the list of executions. ${failure?.message ?? ''}`.trim(),
	);
}

/**
 * Whether this execution is the first one of a finished selection. Several n8n processes may start
 * one each; the store that n8n keeps in its database for all of them decides between them. It reads
 * and writes in two steps, so each execution looks again after a pause: whoever wrote last has won,
 * the others find their own entry gone. A repeated start of the same execution (Retry on Fail, a
 * worker that died) still finds its own.
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
