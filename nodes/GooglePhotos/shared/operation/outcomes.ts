import {
	NodeApiError,
	NodeOperationError,
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { isHopeless } from '../../client/http/errors';
import { NotStarted } from '../../client/http/failFast';
import { throwIfCancelled } from '../../client/flow/cancellation';
import { doneText } from './completedWork';

/** One output item before it is linked to its input item. */
export interface Result {
	json: IDataObject;
	binary?: IBinaryKeyData;
}

/** One of several results of an input item that could not be had. */
export interface Failed {
	failure: Error;
}

/** What an item gave. */
export interface Given {
	results: Array<Result | Failed>;
	/** What it wrote at Google, by id: told when the run stops at another item, for the rerun. */
	wrote?: string;
}

/** What became of one input item: what it gave, in whole or in part, or why it gave nothing. */
export type Outcome = Given | Failed;

/** Makes results of plain objects. */
export function resultsOf(json: IDataObject | IDataObject[]): Given {
	return { results: (Array.isArray(json) ? json : [json]).map((one) => ({ json: one })) };
}

/**
 * Runs a job for each input item, one after the other. With On Error "Stop" the first failure ends
 * it; once no further request can succeed (quota of the day, lost sign-in), the rest fail unsent.
 *
 * @returns outcomes in input order; fewer than input items only after a failure with "Stop"
 */
export async function forEachItem(
	context: IExecuteFunctions,
	job: (itemIndex: number) => Promise<IDataObject | IDataObject[]>,
): Promise<Outcome[]> {
	return await outcomeOfEach(context, async (itemIndex) => resultsOf(await job(itemIndex)));
}

/** `forEachItem` for jobs whose results carry files or may fail in part. */
export async function outcomeOfEach(
	context: IExecuteFunctions,
	job: (itemIndex: number) => Promise<Outcome>,
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	let hopeless: Error | undefined;
	for (let index = 0; index < context.getInputData().length; index++) {
		if (hopeless) {
			outcomes.push({ failure: hopeless });
			continue;
		}
		try {
			outcomes.push(await job(index));
		} catch (error) {
			throwIfCancelled(context);
			const failure = error as Error;
			outcomes.push({ failure });
			if (!context.continueOnFail()) break;
			if (isHopeless(failure)) hopeless = failure;
		}
	}
	return outcomes;
}

/** What a copy of an error says differently. */
interface Change {
	message: string;
	/** Full sentences to follow the description. */
	addition?: string;
	itemIndex?: number;
}

/** A fresh copy of an error, with Google's answer and status kept. */
export function changedCopy(node: INode, failure: Error, change: Change): Error {
	const { message, addition, itemIndex } = change;
	const describe = (text?: string | null) =>
		[text, addition].filter(Boolean).join(' ') || undefined;
	if (failure instanceof NodeApiError) {
		const { httpCode } = failure;
		return new NodeApiError(node, failure.errorResponse ?? { message: failure.message }, {
			message,
			description: describe(failure.description),
			httpCode: httpCode ?? undefined,
			itemIndex,
		});
	}
	if (failure instanceof NodeOperationError) {
		const description = describe(failure.description);
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	return new NodeOperationError(node, failure, { message, description: describe(), itemIndex });
}

/**
 * The error as this item's own: a copy, because one refused batch is the failure of up to 50 items,
 * named by index in the message and in the context n8n's editor reads.
 * @param addition full sentences to follow the description
 */
export function failureOfItem(
	node: INode,
	failure: Error,
	itemIndex: number,
	addition?: string,
): Error {
	const message = `${failure.message} [item ${itemIndex}]`;
	return changedCopy(node, failure, { message, addition, itemIndex });
}

function errorItem(error: Error, itemIndex: number): INodeExecutionData {
	// n8n sends an item to the error output by its `error`; further keys in json would prevent it.
	return {
		json: { error: error.message },
		error: error as NodeApiError | NodeOperationError,
		pairedItem: { item: itemIndex },
	};
}

function partsOf(outcome: Outcome): Array<Result | Failed> {
	return 'failure' in outcome ? [outcome] : outcome.results;
}

/** The failure that ended the run: not that of an item which was left out because of another. */
function firstFailure(node: INode, outcomes: readonly Outcome[]): Error | undefined {
	const failed = outcomes.flatMap((outcome, itemIndex) =>
		partsOf(outcome).flatMap((part) =>
			'failure' in part ? [{ failure: part.failure, itemIndex }] : [],
		),
	);
	const first = failed.find(({ failure }) => !(failure instanceof NotStarted)) ?? failed[0];
	return first && failureOfItem(node, first.failure, first.itemIndex, doneText(outcomes));
}

/**
 * Turns outcomes into the node's output: every item linked to its input item, failures as error
 * items or, with On Error "Stop", thrown.
 */
export function outputOf(context: IExecuteFunctions, outcomes: Outcome[]): INodeExecutionData[][] {
	const node = context.getNode();
	const failure = context.continueOnFail() ? undefined : firstFailure(node, outcomes);
	if (failure) throw failure;
	const items = outcomes.flatMap((outcome, itemIndex) =>
		partsOf(outcome).map((part): INodeExecutionData => {
			if ('failure' in part) {
				return errorItem(failureOfItem(node, part.failure, itemIndex), itemIndex);
			}
			return { ...part, pairedItem: { item: itemIndex } };
		}),
	);
	return [items];
}
