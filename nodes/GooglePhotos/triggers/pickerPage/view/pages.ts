import { type Markup, html, paragraphs } from './html';
import type { Page } from './layout';

/** What the person who builds the workflow says on the page. */
export interface PageTexts {
	title: string;
	text: string;
	completionMessage: string;
	/** Where to send the visitor in place of saying `completionMessage`. */
	redirectUrl?: string;
}

const startAgain = html`<p><a class="button" href="?">Start again</a></p>`;

/** The first page; it creates nothing until the button is pressed. */
export function startPage({ title, text }: PageTexts): Page {
	return {
		state: 'start',
		title,
		content: [
			...paragraphs(text),
			html`<form method="post" action="?"><button type="submit">Choose photos</button></form>
<p class="soft">You choose in Google Photos. Nothing but the photos you choose is handed over.</p>`,
		],
	};
}

/** Shown while the person chooses in another tab. */
export function waitingPage(texts: PageTexts, pickerUri: string, seconds: number): Page {
	return {
		state: 'waiting',
		title: texts.title,
		askAgainAfter: seconds,
		content: html`<p>Open Google Photos, choose, and press <strong>Done</strong> there.</p>
<p><a class="button" href="${pickerUri}" target="_blank" rel="noopener noreferrer">Open Google Photos</a></p>
<p role="status">Waiting for your choice. This page notices by itself.</p>
<p id="note" role="alert" hidden>No response at the moment. This page keeps asking.</p>
<p class="soft">Google asks for a sign-in if needed: use the Google account this page is meant for.</p>`,
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
export function donePage({ completionMessage, redirectUrl }: PageTexts): Page {
	const more: Markup = html`<p><a href="?">Choose more photos</a></p>`;
	if (redirectUrl === undefined) {
		return { state: 'done', title: 'Thank you', content: [...paragraphs(completionMessage), more] };
	}
	return {
		state: 'done',
		title: 'Thank you',
		goTo: redirectUrl,
		content: html`<p>Your photos are on their way. <a href="${redirectUrl}">Continue</a></p>`,
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
