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
	removeHeader: (name: string) => unknown;
	end: (body?: string) => unknown;
}

const NONCE_BYTES = 16;

/** n8n permits every site to read every webhook's response with scripts. */
const CORS_HEADERS = [
	'Access-Control-Allow-Origin',
	'Access-Control-Allow-Methods',
	'Access-Control-Allow-Headers',
	'Access-Control-Allow-Credentials',
];

/**
 * Browsers hide a form's origin where no referrer may be sent. The first page, whose address holds
 * no secret, says where its form comes from, to its own site alone.
 */
function referrerPolicy(page: Page | undefined): string {
	return page?.state === 'start' ? 'same-origin' : 'no-referrer';
}

/** Responds to a visitor; nothing of a page may be kept, framed, read by or told to other sites. */
export function respond(context: IWebhookFunctions, { status, page, headers }: PageResponse): void {
	const nonce = randomBytes(NONCE_BYTES).toString('base64');
	const response = context.getResponseObject() as unknown as ExpressResponse;
	response.statusCode = status;
	const allHeaders = {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': contentPolicy(nonce),
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'DENY',
		'Referrer-Policy': referrerPolicy(page),
		'Cache-Control': 'no-store',
		...headers,
	};
	for (const name of CORS_HEADERS) response.removeHeader(name);
	for (const [name, value] of Object.entries(allHeaders)) response.setHeader(name, value);
	response.end(page ? render(page, nonce) : '');
}
