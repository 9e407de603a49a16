import type { IExecuteFunctions } from 'n8n-workflow';
import { failureOfItem, type Outcome } from './outcomes';

/** An input item that was read and found good, or the reason why it was not. */
export type Prepared<T> = { ready: T } | { failure: Error };

/**
 * First half of a job over all items: reads and checks each input item before anything is sent.
 *
 * @returns one entry per input item
 * @throws the first failure when On Error is "Stop", so that nothing is sent for the others either
 */
export async function prepareItems<T>(
	context: IExecuteFunctions,
	read: (itemIndex: number) => Promise<T> | T,
): Promise<Array<Prepared<T>>> {
	const prepared: Array<Prepared<T>> = [];
	for (let index = 0; index < context.getInputData().length; index++) {
		try {
			prepared.push({ ready: await read(index) });
		} catch (error) {
			prepared.push({ failure: stoppedBy(context, error as Error, index) });
		}
	}
	return prepared;
}

/** Hands the failure back where failed items go on as error items, and throws it otherwise. */
export function stoppedBy(context: IExecuteFunctions, failure: Error, itemIndex: number): Error {
	if (context.continueOnFail()) return failure;
	throw failureOfItem(context.getNode(), failure, itemIndex);
}

/** What the items that are ready hold, in input order. */
export function readyOf<T>(prepared: ReadonlyArray<Prepared<T>>): T[] {
	return prepared.flatMap((item) => ('ready' in item ? [item.ready] : []));
}

/**
 * Second half of a job over all items: one outcome for each input item.
 * @param outcomes of the items that were ready, in the order of `readyOf`
 */
export function mergeOutcomes<T>(
	prepared: ReadonlyArray<Prepared<T>>,
	outcomes: readonly Outcome[],
): Outcome[] {
	let next = 0;
	return prepared.map((item) => ('ready' in item ? outcomes[next++] : item));
}
