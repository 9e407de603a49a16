/** Markup that may be put into a page as it is. */
export class Markup {
	constructor(readonly text: string) {}
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text as it may be put into an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

type Value = Markup | string | number | Value[];

function renderValue(value: Value): string {
	if (value instanceof Markup) return value.text;
	if (Array.isArray(value)) return value.map(renderValue).join('');
	return escapeHtml(String(value));
}

/** Tag for markup: whatever is put in is escaped, unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
	return new Markup(
		parts.reduce((sofar, part, index) => sofar + renderValue(values[index - 1]) + part),
	);
}

/** Plain text in which blank lines separate paragraphs. */
export function paragraphs(text: string): Markup[] {
	return text
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.trim())
		.filter((paragraph) => paragraph !== '')
		.map((paragraph) => html`<p>${paragraph}</p>`);
}
