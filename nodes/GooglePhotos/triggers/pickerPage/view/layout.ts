import { Markup, html } from './html';
import { POLLING, STYLE } from './pageAssets';

/** What the page's own script does with a page it fetched. */
export type PageState = 'start' | 'waiting' | 'error' | 'done' | 'refused';

export interface Page {
	state: PageState;
	title: string;
	/** What stands under the title. */
	content: Markup | Markup[];
	/** Seconds after which to ask again. */
	askAgainAfter?: number;
	/** The language of its texts; English unless given. */
	language?: string;
	/** Where to go from here without being asked. */
	goTo?: string;
}

/**
 * What the page may do: its own style and script, asking its own address, its own forms.
 * https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP
 */
export function contentPolicy(nonce: string): string {
	return [
		"default-src 'none'",
		`style-src 'nonce-${nonce}'`,
		`script-src 'nonce-${nonce}'`,
		"connect-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	].join('; ');
}

/** For visitors without scripts; with scripts the page asks by itself and stays as it is. */
function refreshTag({ askAgainAfter, goTo }: Page): Markup | string {
	if (goTo) return html`<meta http-equiv="refresh" content="0; url=${goTo}">`;
	if (askAgainAfter === undefined) return '';
	return html`<noscript><meta http-equiv="refresh" content="${Math.ceil(askAgainAfter)}"></noscript>`;
}

/** A whole page, readable without scripts, styles, or anything from elsewhere. */
export function render(page: Page, nonce: string): string {
	const asks = page.askAgainAfter !== undefined;
	return html`<!doctype html>
<html lang="${page.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
${refreshTag(page)}
<title>${page.title}</title>
<style nonce="${nonce}">${new Markup(STYLE)}</style>
</head>
<body>
<main data-state="${page.state}" data-after="${page.askAgainAfter ?? ''}" data-go="${page.goTo ?? ''}" tabindex="-1" dir="auto">
<h1>${page.title}</h1>
${page.content}
</main>
${asks ? html`<script nonce="${nonce}">${new Markup(POLLING)}</script>` : ''}
</body>
</html>
`.text;
}
