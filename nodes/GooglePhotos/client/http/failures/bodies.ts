import type { IN8nHttpFullResponse } from 'n8n-workflow';

/** More is never read for words: patterns over long hostile texts would block n8n. */
const MAX_BODY_LENGTH = 16 * 1024;
const MAX_TEXT_LENGTH = 500;

/** Whether something is an object with fields, as in JSON. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The words of a text, as long as anybody reads them, without what changes how they are shown. */
export function cutText(text: string): string {
	return text.slice(0, MAX_TEXT_LENGTH).replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ');
}

/** The beginning of a body; empty for one that is no text. */
export function bodyText(body: unknown): string {
	if (Buffer.isBuffer(body)) return body.toString('utf8', 0, MAX_BODY_LENGTH);
	return typeof body === 'string' ? body.slice(0, MAX_BODY_LENGTH) : '';
}

/** The words of a page without its markup. What nobody sees, or what a page says twice, is left out. */
export function stripMarkup(body: unknown): string {
	let hiding = '';
	// Split at tags, not matched from one tag to another: that would take long on hostile texts.
	const words = bodyText(body)
		.split(/(<[^<>]*>)/)
		.filter((part, index) => {
			if (index % 2 === 0) return hiding === '';
			const [, slash, name] = /^<(\/?)(style|script|title)\b/i.exec(part) ?? [];
			if (name && !hiding && !slash) hiding = name.toLowerCase();
			else if (name?.toLowerCase() === hiding && slash) hiding = '';
			return false;
		});
	return cutText(words.join(' ').replace(/\s+/g, ' ').trim());
}

/** The beginning of a body in words, without markup. */
export function describeBody({ body }: Pick<IN8nHttpFullResponse, 'body'>): string {
	return stripMarkup(body).slice(0, 100);
}
