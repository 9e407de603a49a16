import type { IWebhookFunctions } from 'n8n-workflow';
import { headerOf } from '../page';
import type { Picking } from './address';

const NAME = 'googlePhotosPicking';

/** The signed address of the last selection this browser has started here, if it says so. */
export function readCookie(context: IWebhookFunctions): string | undefined {
	const cookies = headerOf(context, 'cookie').split(';');
	const prefix = `${NAME}=`;
	return cookies
		.map((one) => one.trim())
		.find((one) => one.startsWith(prefix))
		?.slice(prefix.length);
}

/**
 * The header that makes a browser remember its selection, for this page alone and out of reach of
 * scripts and other sites. None where the page's path cannot stand in a cookie.
 */
export function cookieHeader(
	context: IWebhookFunctions,
	address: string,
	{ expiresAt }: Picking,
): Record<string, string> {
	const url = context.getNodeWebhookUrl('default') ?? '';
	if (!URL.canParse(url)) return {};
	const { pathname, protocol } = new URL(url);
	if (/[;,\s]/.test(pathname)) return {};
	const maxAge = Math.max(0, Math.floor(expiresAt - Date.now() / 1000));
	const secure = protocol === 'https:' ? '; Secure' : '';
	const scope = `Path=${pathname}; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`;
	return { 'Set-Cookie': `${NAME}=${address}; ${scope}` };
}
