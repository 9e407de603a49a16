import { loadPackage } from './nodeTypes';
import { ExecuteContext, LoadOptionsContext, WebhookContext } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeListSearchResult,
	type IWebhookData,
	type IWebhookResponseData,
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

export interface WebhookOptions extends NodeSetup {
	/** What the node reads of the Express request. */
	request: {
		method: string;
		headers: Record<string, string>;
		query: Record<string, string>;
		ip?: string;
	};
	/** What the node calls of the Express response. */
	response: object;
	webhookName: 'default' | 'setup';
	mode?: WorkflowExecuteMode;
	workflowId?: string;
	/** The workflow's static data; changed in place, so pass the same object to the next call. */
	staticData?: IDataObject;
}

/** Delivers one HTTP call to a node with a webhook. */
export async function webhook(options: WebhookOptions): Promise<IWebhookResponseData> {
	const { workflow, node, type } = await buildWorkflow(options, '', {}, options.staticData);
	workflow.id = options.workflowId ?? WORKFLOW_ID;
	const mode = options.mode ?? 'webhook';
	// The engine hands on whole Express objects, of which a node reads only a few parts.
	const express: object = {
		httpRequest: { params: {}, body: {}, ...options.request },
		httpResponse: options.response,
	};
	const host = additionalData(options.credential, mode, express);
	const description = type.description.webhooks?.find(({ name }) => name === options.webhookName);
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
	/** `paginationToken` of the previous page. */
	token?: string;
	/** Parameter whose list is opened. Default `albumId`. */
	parameter?: string;
}

/** What a part of the node is given while somebody fills in its panel. */
export async function loadOptionsContext(
	setup: Partial<NodeSetup> & { parameter?: string },
): Promise<LoadOptionsContext> {
	const { workflow, node } = await buildWorkflow({ parameters: {}, ...setup });
	const host = additionalData(setup.credential, 'internal', {
		currentNodeParameters: node.parameters,
	});
	return new LoadOptionsContext(workflow, node, host, `parameters.${setup.parameter ?? 'albumId'}`);
}

/** Opens the "From List" drop-down of a resource locator. */
export async function listSearch(options: ListSearchOptions): Promise<INodeListSearchResult> {
	const context = await loadOptionsContext(options);
	const { nodeTypes } = await loadPackage();
	const type = nodeTypes.getByNameAndVersion('googlePhotos');
	const method = type.methods?.listSearch?.[options.method];
	if (!method) throw new Error(`There is no list search "${options.method}"`);
	return await method.call(context, options.filter, options.token);
}
