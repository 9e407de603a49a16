import type { IExecuteFunctions } from 'n8n-workflow';
import { type Result, toError, valuesOf } from '../../client/flow/result';
import { type Outcome, itemError } from './outcomes';

async function prepareItems<T>(
	context: IExecuteFunctions,
	read: (itemIndex: number) => Promise<T> | T,
): Promise<Array<Result<T>>> {
	const prepared: Array<Result<T>> = [];
	for (let index = 0; index < context.getInputData().length; index++) {
		try {
			prepared.push({ value: await read(index) });
		} catch (caught) {
			const error = toError(caught);
			if (!context.continueOnFail()) throw itemError(context.getNode(), error, index);
			prepared.push({ error });
		}
	}
	return prepared;
}

/**
 * Puts outcomes back where their items were among those that had failed before.
 * @param outcomes of the items that had not failed, in their order
 */
export function mergeOutcomes<T>(
	prepared: ReadonlyArray<Result<T>>,
	outcomes: readonly Outcome[],
): Outcome[] {
	let next = 0;
	return prepared.map((item) => ('value' in item ? outcomes[next++] : item));
}

/**
 * Runs one job over all input items: each is read and checked before anything is sent.
 *
 * @param read one input item; what it throws fails that item only
 * @param work with the items that were read; returns one outcome for each, in their order
 * @returns one outcome for each input item
 * @throws the first failure to read when On Error is "Stop", so that nothing is sent for the others
 */
export async function runAsOneJob<T>(
	context: IExecuteFunctions,
	read: (itemIndex: number) => Promise<T> | T,
	work: (wanted: T[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
	const prepared = await prepareItems(context, read);
	return mergeOutcomes(prepared, await work(valuesOf(prepared)));
}
