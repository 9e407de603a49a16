import type { IWebhookFunctions } from 'n8n-workflow';

/** Tells apart the pages of one process: workflows, nodes, and test runs from production. */
export function pageOf(context: IWebhookFunctions): string {
	return JSON.stringify([context.getMode(), context.getWorkflow().id, context.getNode().id]);
}

/** A header's value as text; empty where it is missing. */
export function headerOf(context: IWebhookFunctions, name: string): string {
	const value: unknown = context.getHeaderData()[name];
	return typeof value === 'string' ? value : '';
}
