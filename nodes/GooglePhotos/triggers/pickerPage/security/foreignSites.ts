import type { IWebhookFunctions } from 'n8n-workflow';
import { headerOf } from '../page';

/**
 * The hosts, with port, under which a browser may know this page. A proxy may change `Host`, so the
 * one that n8n knows of (`WEBHOOK_URL`) counts as well. `X-Forwarded-Host` does not: n8n allows the
 * scripts of every site to send it.
 */
function ownHosts(context: IWebhookFunctions): string[] {
	const url = context.getNodeWebhookUrl('default') ?? '';
	const hosts = [headerOf(context, 'host'), URL.canParse(url) ? new URL(url).host : ''];
	return hosts.map((host) => host.trim().toLowerCase()).filter((host) => host !== '');
}

/**
 * Whether another site makes the browser send this request. Other sites may link to the page, but
 * neither press its button nor read it with scripts. Programs that are no browsers say nothing of
 * where they come from.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function isForeignRequest(context: IWebhookFunctions): boolean {
	const site = headerOf(context, 'sec-fetch-site');
	const isOwn = site === 'same-origin' || site === 'none';
	if (context.getWebhookName() !== 'setup') {
		const mode = headerOf(context, 'sec-fetch-mode');
		return site !== '' && !isOwn && mode !== '' && mode !== 'navigate';
	}
	if (site !== '') return !isOwn;
	// Browsers leave the header out over plain http.
	const origin = headerOf(context, 'origin');
	if (origin === '') return false;
	return !URL.canParse(origin) || !ownHosts(context).includes(new URL(origin).host);
}
