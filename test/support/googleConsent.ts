import { readFileSync } from 'node:fs';
import fetchCookie from 'fetch-cookie';
import { type HTMLElement, parse } from 'node-html-parser';
import type { CookieJar } from 'tough-cookie';
import { ProxyAgent, type RequestInit, fetch } from 'undici';
import type { GoogleEnd } from './n8n';

export interface ConsentOptions {
	authorizationUrl: string;
	google: GoogleEnd;
	/** Cookies of the browser that is signed in to n8n. */
	cookies: CookieJar;
	/** Whether to leave a scope ticked, by its URL; all are unless given. */
	tick?: (scope: string) => boolean;
	/** The button to press. Default: the one that continues. */
	button?: RegExp;
}

/** What a browser would send for a form: its fields, and the button that was pressed. */
function formFields(form: HTMLElement, { tick, button = /continue/i }: ConsentOptions): URLSearchParams {
	const fields = new URLSearchParams();
	const chosen = new Set<string>();
	for (const input of form.querySelectorAll('input')) {
		const { name, type = 'text', value = 'on' } = input.attributes;
		if (!name || type === 'submit') continue;
		const isChecked = input.hasAttribute('checked');
		if (type === 'checkbox' && !(tick ? tick(value) : true)) continue;
		// People have to pick an account; a radio button is taken when marked, else the first one.
		if (type === 'radio' && !isChecked) {
			const marked = form.querySelectorAll(`input[type=radio][name=${name}][checked]`);
			if (marked.length > 0 || chosen.has(name)) continue;
		}
		chosen.add(name);
		fields.append(name, value);
	}
	for (const select of form.querySelectorAll('select')) {
		const option = select.querySelector('option[selected]') ?? select.querySelector('option');
		fields.append(select.getAttribute('name') ?? '', option?.getAttribute('value') ?? '');
	}
	const pressed = form.querySelectorAll('button').find(({ text }) => button.test(text));
	if (!pressed) throw new Error(`No button ${button} in ${form.outerHTML}`);
	const { name, value } = pressed.attributes;
	if (name) fields.append(name, value ?? '');
	return fields;
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
		const text = parse(await done.text()).textContent.replace(/\s+/g, ' ').trim();
		if (!done.ok || !/connection successful|got connected/i.test(text)) {
			throw new Error(`n8n's callback page says (${done.status}): ${text}`);
		}
		return text;
	} finally {
		await google.close();
	}
}
