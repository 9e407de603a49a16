import { loadPackage } from './nodeTypes';
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type ExecutionError,
	type ExecutionStatus,
	type IDataObject,
	type INodeExecutionData,
	type IRun,
	type IWorkflowSettings,
	type NodeExecutionHint,
	type OnError,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { completeOutput } from './engine';
import { additionalData, buildWorkflow, NODE_NAME, type NodeSetup } from './workflow';

export interface RunOptions extends NodeSetup {
	/** Items that reach the node. Default one item with empty JSON. */
	items?: INodeExecutionData[];
	/** The node's "On Error" setting. Default `stopWorkflow`. */
	onError?: OnError;
	/** Presses Stop as soon as this holds. */
	cancelWhen?: () => boolean;
	/** Expression read by a node after this one, for each item. */
	downstream?: string;
	workflowSettings?: IWorkflowSettings;
	/** How n8n was started: `webhook` is by a visitor of a page. Default `manual`. */
	mode?: WorkflowExecuteMode;
	/** Default `1`. */
	executionId?: string;
}

export interface RunResult {
	/** Main output of the node under test. */
	items: INodeExecutionData[];
	/** Its error output (with "Continue (using error output)"). */
	errorItems: INodeExecutionData[];
	/** JSON of the main output. */
	json: IDataObject[];
	/** What stopped the workflow. */
	error: ExecutionError | undefined;
	/** All a person reads about it: message and description. */
	errorText: string;
	/** The input items that the items of the main output, and of the error output, are paired with. */
	inputs: Array<number | undefined>;
	errorInputs: Array<number | undefined>;
	hints: NodeExecutionHint[];
	status: ExecutionStatus;
	/** What the following node read for each item of the main output, and of the error output. */
	downstream: unknown[];
	downstreamOfErrors: unknown[];
}

function readableText(error: ExecutionError | undefined): string {
	if (!error) return '';
	return [error.message, 'description' in error ? error.description : undefined]
		.filter((part) => typeof part === 'string')
		.join(' ');
}

function inputIndex({ pairedItem }: INodeExecutionData): number | undefined {
	const first = Array.isArray(pairedItem) ? pairedItem[0] : pairedItem;
	return typeof first === 'object' ? first.item : first;
}

function valuesOf(run: IRun, name: string): unknown[] {
	const output = run.data.resultData.runData[name]?.[0]?.data?.main[0] ?? [];
	return output.map((item) => item.json.value);
}

/** Executes the node under test in a workflow, with n8n's own engine. */
export async function run(options: RunOptions): Promise<RunResult> {
	await loadPackage();
	const settings = { ...options.settings, ...(options.onError && { onError: options.onError }) };
	const { workflow } = await buildWorkflow(
		{ ...options, settings },
		options.downstream,
		options.workflowSettings,
	);
	const start = workflow.getNode('Start');
	if (!start) throw new Error('The test workflow has no start');
	const runData = createRunExecutionData({
		executionData: {
			contextData: {},
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
			nodeExecutionStack: [
				{ node: start, data: { main: [options.items ?? [{ json: {} }]] }, source: null },
			],
		},
	});
	const { mode = 'manual', executionId = '1' } = options;
	const host = additionalData(options.credential, mode, { executionId });
	const execution = new WorkflowExecute(host, mode, runData).processRunExecutionData(workflow);
	const watch = setInterval(() => {
		if (options.cancelWhen?.()) execution.cancel();
	}, 10);
	const finished = await execution.finally(() => clearInterval(watch));
	const task = finished.data.resultData.runData[NODE_NAME]?.at(-1);
	const items = await completeOutput(task?.data?.main[0] ?? []);
	const errorItems = task?.data?.main[1] ?? [];
	const error = finished.data.resultData.error ?? task?.error;
	return {
		items,
		errorItems,
		json: items.map((item) => item.json),
		error,
		errorText: readableText(error),
		inputs: items.map(inputIndex),
		errorInputs: errorItems.map(inputIndex),
		hints: task?.hints ?? [],
		status: finished.status,
		downstream: valuesOf(finished, 'After'),
		downstreamOfErrors: valuesOf(finished, 'After Error'),
	};
}
