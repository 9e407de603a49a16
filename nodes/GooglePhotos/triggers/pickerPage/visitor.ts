import { randomBytes } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { contentPolicy, render, type Page } from './layout';

/** What the node answers to a visitor. */
export interface Reply {
	status: number;
	page?: Page;
	headers?: Record<string, string>;
}

/** The part of Express's response that is needed. */
interface Response {
	statusCode: number;
	setHeader: (name: string, value: string) => unknown;
	end: (body?: string) => unknown;
}

const NONCE_BYTES = 16;

/** Answers a visitor; nothing of a page may be kept, framed, or told to other sites. */
export function send(context: IWebhookFunctions, reply: Reply): void {
	const nonce = randomBytes(NONCE_BYTES).toString('base64');
	const response = context.getResponseObject() as unknown as Response;
	response.statusCode = reply.status;
	const headers = {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': contentPolicy(nonce),
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'DENY',
		'Referrer-Policy': 'no-referrer',
		'Cache-Control': 'no-store',
		...reply.headers,
	};
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	response.end(reply.page ? render(reply.page, nonce) : '');
}
