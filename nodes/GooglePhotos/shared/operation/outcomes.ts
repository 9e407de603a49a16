import {
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type NodeApiError,
	NodeError,
	type NodeOperationError,
} from 'n8n-workflow';
import { SkippedError, failFastOf } from '../../client/execution/failFast';
import { throwIfCancelled } from '../../client/flow/cancellation';
import { fairTurns } from '../../client/flow/fairness';
import { type Result, toError } from '../../client/flow/result';
import { cloneError } from '../../client/http/errors';
import { describeCompletedWork } from './completedWork';

/** One output item before it is linked to its input item. */
export interface OutputItem {
	json: IDataObject;
	binary?: IBinaryKeyData;
}

/** What one input item gave; some of it may have failed while the rest is there. */
export interface ItemOutput {
	items: Array<Result<OutputItem>>;
	/** What it changed at Google, by id: told when the run stops at another item, for the rerun. */
	sideEffect?: string;
}

/** What became of one input item. */
export type Outcome = Result<ItemOutput>;

/** Makes the output of plain objects. */
export function toItemOutput(json: IDataObject | IDataObject[], sideEffect?: string): ItemOutput {
	const list = Array.isArray(json) ? json : [json];
	return { items: list.map((one) => ({ value: { json: one } })), sideEffect };
}

/**
 * Runs a job for each input item, one after the other. After a failure that stops the execution the
 * remaining items are skipped.
 *
 * @returns one outcome per input item
 */
export async function forEachItem(
	context: IExecuteFunctions,
	job: (itemIndex: number) => Promise<IDataObject | IDataObject[]>,
): Promise<Outcome[]> {
	return await forEachOutput(context, async (itemIndex) => toItemOutput(await job(itemIndex)));
}

/** `forEachItem` for jobs whose output carries files, has side effects, or may fail in part. */
export async function forEachOutput(
	context: IExecuteFunctions,
	job: (itemIndex: number) => Promise<ItemOutput>,
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (let index = 0; index < context.getInputData().length; index++) {
		outcomes.push(await failFastOf(context).run(async () => await job(index)));
	}
	return outcomes;
}

/**
 * Runs an operation; what it throws becomes the failure of every input item.
 * @throws what the operation throws when On Error is "Stop"; as `throwIfCancelled`
 */
export async function runOperation(
	context: IExecuteFunctions,
	operation: () => Promise<Outcome[]>,
): Promise<Outcome[]> {
	try {
		return await operation();
	} catch (caught) {
		throwIfCancelled(context);
		const error = toError(caught);
		// An error that left the node here would send its input items out as if they had been processed.
		if (context.continueOnFail()) return context.getInputData().map(() => ({ error }));
		throw error instanceof NodeError ? error : itemError(context.getNode(), error, 0);
	}
}

/**
 * The error as this item's own: a copy, because one refused batch is the failure of up to 50 items,
 * named by index in the message and in the context n8n's editor reads.
 * @param addition full sentences to follow the description
 */
export function itemError(node: INode, error: Error, itemIndex: number, addition?: string): Error {
	const message = `${error.message} [item ${itemIndex}]`;
	return cloneError(node, error, { message, addition, itemIndex });
}

function errorItem(error: Error, itemIndex: number): INodeExecutionData {
	// n8n sends an item to the error output by its `error`; further keys in json would prevent it.
	return {
		json: { error: error.message },
		error: error as NodeApiError | NodeOperationError,
		pairedItem: { item: itemIndex },
	};
}

/** The outcome of an input item that asked for several things, each with an outcome of its own. */
export function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
	const sideEffects = outcomes.flatMap((one) => ('value' in one ? one.value.sideEffect : []));
	return {
		value: {
			items: outcomes.flatMap(itemsOf),
			sideEffect: sideEffects.filter(Boolean).join(', ') || undefined,
		},
	};
}

function itemsOf(outcome: Outcome): Array<Result<OutputItem>> {
	return 'error' in outcome ? [outcome] : outcome.value.items;
}

/** The failure that ended the run: not that of an item which was skipped because of another. */
function firstError(context: IExecuteFunctions, outcomes: readonly Outcome[]): Error | undefined {
	const errors = outcomes.flatMap((outcome, itemIndex) =>
		itemsOf(outcome).flatMap((item) => ('error' in item ? [{ ...item, itemIndex }] : [])),
	);
	const first = errors.find(({ error }) => !(error instanceof SkippedError)) ?? errors[0];
	if (!first) return undefined;
	const sideEffects = outcomes.map((one) => ('value' in one ? one.value.sideEffect : undefined));
	const completed = describeCompletedWork(context, sideEffects);
	return itemError(context.getNode(), first.error, first.itemIndex, completed);
}

/**
 * Turns outcomes into the node's output: every item linked to its input item, failures as error
 * items or, with On Error "Stop", thrown.
 */
export async function toNodeOutput(
	context: IExecuteFunctions,
	outcomes: Outcome[],
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const error = context.continueOnFail() ? undefined : firstError(context, outcomes);
	if (error) throw error;
	const output: INodeExecutionData[] = [];
	const nextTurn = fairTurns();
	for (const [itemIndex, outcome] of outcomes.entries()) {
		// One refusal may be the end of a hundred thousand ids, and making an error is slow.
		const errors = new Map<Error, Error>();
		for (const item of itemsOf(outcome)) {
			await nextTurn();
			if ('value' in item) {
				output.push({ ...item.value, pairedItem: { item: itemIndex } });
				continue;
			}
			const own = errors.get(item.error) ?? itemError(node, item.error, itemIndex);
			errors.set(item.error, own);
			output.push(errorItem(own, itemIndex));
		}
	}
	return [output];
}
