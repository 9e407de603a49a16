import { readFileSync } from 'node:fs';
import fetchCookie from 'fetch-cookie';
import { type HTMLElement, parse } from 'node-html-parser';
import type { CookieJar } from 'tough-cookie';
import { ProxyAgent, type RequestInit, fetch } from 'undici';
import type { SimulatorConnection } from './n8n';

export interface ConsentOptions {
	authorizationUrl: string;
	google: SimulatorConnection;
	/** Cookies of the browser that is signed in to n8n. */
	cookies: CookieJar;
	/** The account to pick, by its user id in the simulator; the preselected one unless given. */
	account?: string;
	/** Whether to leave a scope ticked, by its URL; all are unless given. */
	tick?: (scope: string) => boolean;
	/** The button to press. Default: the one that continues. */
	button?: RegExp;
}

/** What a browser would send for the consent form: its ticked and chosen fields, and the button. */
function formFields(form: HTMLElement, options: ConsentOptions): URLSearchParams {
	const { account, tick, button = /continue/i } = options;
	const fields = new URLSearchParams();
	for (const input of form.querySelectorAll('input')) {
		const { name, type = 'text', value = 'on' } = input.attributes;
		const isMarked = input.hasAttribute('checked');
		if (type === 'radio' && !(account ? value === account : isMarked)) continue;
		if (type === 'checkbox' && !(tick ? tick(value) : isMarked)) continue;
		fields.append(name, value);
	}
	const pressed = form.querySelectorAll('button').find(({ text }) => button.test(text));
	if (!pressed) throw new Error(`No button ${button} in ${form.outerHTML}`);
	fields.append(pressed.attributes.name, pressed.attributes.value);
	return fields;
}

/** What a person reads on a page. */
function visibleText(html: string): string {
	const page = parse(html, { blockTextElements: { script: false, style: false } });
	return page.textContent.replace(/\s+/g, ' ').trim();
}

/**
 * Goes through the consent page as a person with a browser would, and ends where n8n's callback
 * page shows its result. Returns the text of that last page; fails when it is not n8n's success.
 */
export async function consent(options: ConsentOptions): Promise<string> {
	const google = new ProxyAgent({
		uri: options.google.proxyUrl,
		requestTls: { ca: readFileSync(options.google.caFile, 'utf8') },
	});
	const browser = fetchCookie((url: string | URL, init?: RequestInit) => {
		const isLocal = new URL(url).hostname === '127.0.0.1';
		return fetch(url, { ...init, dispatcher: isLocal ? undefined : google });
	}, options.cookies);
	try {
		const page = await browser(options.authorizationUrl, {});
		const html = await page.text();
		const form = parse(html).querySelector('form');
		if (!form) throw new Error(`Google shows no consent form (${page.status}): ${html}`);
		const action = new URL(form.getAttribute('action') ?? '', page.url || options.authorizationUrl);
		const done = await browser(action.href, { method: 'POST', body: formFields(form, options) });
		const text = visibleText(await done.text());
		if (!done.ok || !/connection successful/i.test(text)) {
			throw new Error(`n8n's callback page says (${done.status}): ${text}`);
		}
		return text;
	} finally {
		await google.close();
	}
}
