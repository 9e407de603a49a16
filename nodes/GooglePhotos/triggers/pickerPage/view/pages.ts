import { html, paragraphs } from './html';
import type { Page } from './layout';

/** What the person who builds the workflow says on the page. */
export interface PageTexts {
	title: string;
	text: string;
	/** Which Google account can choose. */
	accountHint: string;
	buttonLabel: string;
	pickerButtonLabel: string;
	waitingText: string;
	completionTitle: string;
	completionMessage: string;
	/** Where to send the visitor in place of saying `completionMessage`. */
	redirectUrl?: string;
	/** The language of all of these. */
	language: string;
}

const startAgain = html`<p><a class="button" href="?">Start again</a></p>`;

const softly = (text: string) =>
	paragraphs(text).map((paragraph) => html`<div class="soft">${paragraph}</div>`);

/** The first page; it creates nothing until the button is pressed. */
export function startPage({ title, text, buttonLabel, accountHint, language }: PageTexts): Page {
	return {
		state: 'start',
		title,
		language,
		content: [
			...paragraphs(text),
			html`<form method="post" action="?"><button type="submit">${buttonLabel}</button></form>`,
			...softly(accountHint),
		],
	};
}

/** Shown while the person chooses in another tab. */
export function waitingPage(texts: PageTexts, pickerUri: string, seconds: number): Page {
	return {
		state: 'waiting',
		title: texts.title,
		language: texts.language,
		askAgainAfter: seconds,
		content: html`<p><a class="button" href="${pickerUri}" target="_blank" rel="noopener noreferrer">${texts.pickerButtonLabel}</a></p>
<div role="status">${paragraphs(texts.waitingText)}</div>
<p id="note" role="alert" lang="en" hidden>No response at the moment. This page keeps asking.</p>
${softly(texts.accountHint)}`,
	};
}

/** Google advises against waiting longer, but the choice can still be finished. */
export function pausedPage({ title }: PageTexts, pickerUri: string): Page {
	return {
		state: 'refused',
		title,
		content: html`<p>No choice was made for a long time, so this page has stopped asking.</p>
<p><a href="${pickerUri}" target="_blank" rel="noopener noreferrer">Open Google Photos</a> and press <strong>Done</strong>, then look again.</p>
<p><a class="button" href="">Look again</a></p>
<p><a href="?">Start again</a></p>`,
	};
}

/** The workflow has started. */
export function donePage(texts: PageTexts): Page {
	const { completionTitle: title, completionMessage, redirectUrl, buttonLabel, language } = texts;
	if (redirectUrl === undefined) {
		const more = html`<p><a href="?">${buttonLabel}</a></p>`;
		return { state: 'done', title, language, content: [...paragraphs(completionMessage), more] };
	}
	return {
		state: 'done',
		title,
		language,
		goTo: redirectUrl,
		content: html`<p><a href="${redirectUrl}">${redirectUrl}</a></p>`,
	};
}

/** The visitor cannot go on from this address. */
export function refusedPage(title: string, text: string): Page {
	return { state: 'refused', title, content: [...paragraphs(text), startAgain] };
}

/** Something did not respond; the page tries again by itself when it was waiting. */
export function errorPage(text: string, askAgainAfter?: number): Page {
	const again = html`<p><a class="button" href="">Try again</a></p><p><a href="?">Start again</a></p>`;
	return {
		state: 'error',
		title: 'That did not work just now',
		askAgainAfter,
		content: [...paragraphs(text), again],
	};
}
