import { loadPackage } from './nodeTypes';
import { ExecuteContext, LoadOptionsContext, PollContext, WebhookContext } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeListSearchResult,
	type IWebhookData,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData, buildWorkflow, WORKFLOW_ID, type NodeSetup } from './workflow';

/** What the node under test is given when it runs, for tests of a part that it is built of. */
export async function executeContext(setup: Partial<NodeSetup> = {}): Promise<IExecuteFunctions> {
	await loadPackage();
	const { workflow, node } = await buildWorkflow({ parameters: {}, ...setup });
	const data = { main: [[{ json: {} }]] };
	return new ExecuteContext(
		workflow,
		node,
		additionalData(setup.credential, 'manual'),
		'manual',
		createRunExecutionData(),
		0,
		data.main[0],
		data,
		{ node, data, source: null },
		[],
	);
}

export interface PollOptions extends NodeSetup {
	/** `manual` is "Fetch Test Event" in the editor. Default `trigger`. */
	mode?: WorkflowExecuteMode;
	/** `activate` for the first poll after activation. Default `update`. */
	activation?: WorkflowActivateMode;
	/** The node's memory; changed in place, so pass the same object to the next poll. */
	memory?: IDataObject;
	/** Time the host gives this poll, in milliseconds. Default 300,000. */
	budgetMs?: number;
}

/** Polls a trigger once and gives what it returned: items by output, or null for nothing new. */
export async function poll(options: PollOptions): Promise<INodeExecutionData[][] | null> {
	const setup = { type: 'googlePhotosTrigger', ...options };
	const { workflow, node } = await buildWorkflow(setup);
	const mode = options.mode ?? 'trigger';
	const memory = options.memory ?? {};
	const context = new PollContext(
		workflow,
		node,
		additionalData(options.credential, mode),
		mode,
		options.activation ?? 'update',
		undefined,
		undefined,
		undefined,
		undefined,
		() => memory,
		() => options.budgetMs ?? 300_000,
	);
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	if (!type.poll) throw new Error(`${node.type} is not a polling trigger`);
	return await type.poll.call(context);
}

export interface WebhookOptions extends NodeSetup {
	/** What the node reads of the Express request. */
	request: {
		method?: string;
		body?: unknown;
		headers?: Record<string, string>;
		query?: Record<string, string>;
		params?: Record<string, string>;
	};
	/** What the node calls of the Express response. */
	response?: object;
	webhookName?: 'default' | 'setup';
	mode?: WorkflowExecuteMode;
	/** Id of the workflow. */
	workflowId?: string;
	/** The workflow's static data; changed in place, so pass the same object to the next call. */
	staticData?: IDataObject;
}

/** The engine hands on whole Express objects, of which a node reads only a few parts. */
function expressOf(options: WebhookOptions): Partial<IWorkflowExecuteAdditionalData> {
	const httpRequest = { headers: {}, query: {}, params: {}, body: {}, ...options.request };
	const parts: object = { httpRequest, httpResponse: options.response ?? {} };
	return parts;
}

/** Delivers one HTTP call to a node with a webhook. */
export async function webhook(options: WebhookOptions): Promise<IWebhookResponseData> {
	const { workflow, node } = await buildWorkflow(options, '', {}, options.staticData);
	workflow.id = options.workflowId ?? WORKFLOW_ID;
	const mode = options.mode ?? 'webhook';
	const host = additionalData(options.credential, mode, {
		...expressOf(options),
	});
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const description = type.description.webhooks?.find(
		(candidate) => candidate.name === (options.webhookName ?? 'default'),
	);
	if (!type.webhook || !description) throw new Error(`${node.type} has no such webhook`);
	const data: IWebhookData = {
		httpMethod: 'POST',
		node: node.name,
		path: 'webhook',
		webhookDescription: description,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: host,
	};
	return await type.webhook.call(new WebhookContext(workflow, node, host, mode, data, [], null));
}

export interface ListSearchOptions extends Partial<NodeSetup> {
	/** Name in the node's `methods.listSearch`. */
	method: string;
	filter?: string;
	/** `paginationToken` of the previous answer. */
	token?: string;
	/** Parameter whose list is opened. Default `albumId`. */
	parameter?: string;
}

/** Opens the "From List" drop-down of a resource locator. */
export async function listSearch(options: ListSearchOptions): Promise<INodeListSearchResult> {
	await loadPackage();
	const { workflow, node } = await buildWorkflow({ parameters: {}, ...options });
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const method = type.methods?.listSearch?.[options.method];
	if (!method) throw new Error(`${node.type} has no list search "${options.method}"`);
	const host = additionalData(options.credential, 'internal', {
		currentNodeParameters: node.parameters,
	});
	const path = `parameters.${options.parameter ?? 'albumId'}`;
	const context = new LoadOptionsContext(workflow, node, host, path);
	return await method.call(context, options.filter, options.token);
}
