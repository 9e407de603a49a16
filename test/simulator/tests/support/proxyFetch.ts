import { ProxyAgent, fetch } from 'undici';
import type { RequestInit, Response } from 'undici';

import type { Simulator } from '../../contract';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** `fetch` through the simulator's proxy, redirects shown and not followed. */
export function through({ proxyUrl, caPem }: Pick<Simulator, 'proxyUrl' | 'caPem'>): Fetch {
	const dispatcher = new ProxyAgent({ uri: proxyUrl, requestTls: { ca: caPem } });
	return (url, init) => fetch(url, { redirect: 'manual', dispatcher, ...init });
}

export interface Decision {
	user?: string;
	/** Scopes to untick. */
	untick?: string[];
	cancel?: boolean;
}

/** Fills in the consent page at `url` as a person does; gives the address the browser is sent to. */
export async function decide(
	browse: Fetch,
	url: string,
	{ user, untick = [], cancel }: Decision = {},
): Promise<URL> {
	const page = await (await browse(url)).text();
	const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1].replaceAll('&amp;', '&');
	if (action === undefined) throw new Error(`No consent form: ${page}`);
	const form = new URLSearchParams({ decision: cancel ? 'cancel' : 'continue' });
	form.set('user', user ?? /name="user" value="([^"]+)" required checked/.exec(page)?.[1] ?? '');
	for (const [, scope] of page.matchAll(/name="scope" value="([^"]+)" checked/g)) {
		if (!untick.includes(scope)) form.append('scope', scope);
	}
	const answer = await browse(new URL(action, url).href, { method: 'POST', body: form });
	const location = answer.headers.get('location');
	if (location === null) throw new Error(`No redirect: ${await answer.text()}`);
	return new URL(location);
}
