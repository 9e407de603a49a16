import { randomBytes } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { type Page, contentPolicy, render } from './layout';

/** What the node sends to a visitor. */
export interface PageResponse {
	status: number;
	page?: Page;
	headers?: Record<string, string>;
}

/** The part of Express's response that is needed here. */
interface ExpressResponse {
	statusCode: number;
	setHeader: (name: string, value: string) => unknown;
	end: (body?: string) => unknown;
}

const NONCE_BYTES = 16;

/** Responds to a visitor; nothing of a page may be kept, framed, or told to other sites. */
export function respond(context: IWebhookFunctions, { status, page, headers }: PageResponse): void {
	const nonce = randomBytes(NONCE_BYTES).toString('base64');
	const response = context.getResponseObject() as unknown as ExpressResponse;
	response.statusCode = status;
	const allHeaders = {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': contentPolicy(nonce),
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'DENY',
		'Referrer-Policy': 'no-referrer',
		'Cache-Control': 'no-store',
		...headers,
	};
	for (const [name, value] of Object.entries(allHeaders)) response.setHeader(name, value);
	response.end(page ? render(page, nonce) : '');
}
