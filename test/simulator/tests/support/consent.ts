import type { Fetch } from './proxyFetch';

export interface Decision {
	user?: string;
	/** Scopes to untick. */
	untick?: string[];
	cancel?: boolean;
}

/** Fills in the consent page at `url` as a person does; gives the address the browser is sent to. */
export async function giveConsent(
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
	const response = await browse(new URL(action, url).href, { method: 'POST', body: form });
	const location = response.headers.get('location');
	if (location === null) throw new Error(`No redirect: ${await response.text()}`);
	return new URL(location);
}
