import { node } from './workflow';

/** A webhook that takes files by POST; `responseMode` as in n8n's panel. */
export const webhookTrigger = (
	path: string,
	responseMode: 'onReceived' | 'lastNode' | 'responseNode',
) =>
	node(
		'Webhook',
		'n8n-nodes-base.webhook',
		{ httpMethod: 'POST', path, responseMode, options: {} },
		{ typeVersion: 2.1, webhookId: path },
	);

/** The body of a POST with one file, which n8n puts into the binary field `data`. */
export function formWith(bytes: Buffer, fileName: string, type = 'image/jpeg'): FormData {
	const form = new FormData();
	form.append('data', new Blob([new Uint8Array(bytes)], { type }), fileName);
	return form;
}
