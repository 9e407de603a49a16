import type { IExecuteFunctions } from 'n8n-workflow';
import { type Result, toError } from '../../client/flow/result';
import { type Outcome, itemError } from './outcomes';

/**
 * First half of a job over all items: reads and checks each input item before anything is sent.
 *
 * @returns one result per input item
 * @throws the first failure when On Error is "Stop", so that nothing is sent for the others either
 */
export async function prepareItems<T>(
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
 * Second half of a job over all items: one outcome for each input item.
 * @param outcomes of the items that were prepared without a failure, in their order
 */
export function mergeOutcomes<T>(
	prepared: ReadonlyArray<Result<T>>,
	outcomes: readonly Outcome[],
): Outcome[] {
	let next = 0;
	return prepared.map((item) => ('value' in item ? outcomes[next++] : item));
}
