import MarkdownIt from 'markdown-it';
import { parseSources, readText } from '../support/sources';
import { collectMessages } from './messages';

const DOCUMENT = 'docs/troubleshooting.md';

/** The code spans in the first column of every table whose first heading is "message". */
function documentedMessages(): string[] {
	const tokens = new MarkdownIt().parse(readText(DOCUMENT), {});
	const found: string[] = [];
	let column = 0;
	let isMessageTable = false;
	tokens.forEach(({ type, content, children }, index) => {
		const opener = tokens[index - 1]?.type;
		if (type === 'tr_open') column = 0;
		if (type === 'th_open' || type === 'td_open') column += 1;
		if (type !== 'inline' || column !== 1) return;
		if (opener === 'th_open') isMessageTable = content === 'message';
		if (opener !== 'td_open' || !isMessageTable) return;
		for (const child of children ?? []) {
			if (child.type === 'code_inline') found.push(child.content);
		}
	});
	return found;
}

const documented = documentedMessages();
const messages = collectMessages(parseSources());

/** Fails with words that say what to do, which a comparison of two lists would not. */
function expectNone(problems: string[], whatToDo: string): void {
	if (problems.length > 0) throw new Error(`${whatToDo}\n\n${problems.join('\n')}\n`);
}

it('holds every message that the package can produce', () => {
	const missing = messages.filter(({ text }) => !documented.includes(text));
	expectNone(
		missing.map(({ text, place }) => `| \`${text}\` | why it comes | what helps |   (${place})`),
		`Add a row for each of these to ${DOCUMENT}, in the table "message | cause | remedy" of the section that fits. Leave the text between the backticks as it is here; … stands for what is filled in.`,
	);
});

it('holds no message that the package no longer produces', () => {
	const texts = messages.map(({ text }) => text);
	expectNone(
		documented.filter((text) => !texts.includes(text)).map((text) => `\`${text}\``),
		`Nothing in the sources says these any more. Change or remove their rows in ${DOCUMENT}.`,
	);
});

it('holds each message once', () => {
	expect(documented.filter((text, index) => documented.indexOf(text) !== index)).toEqual([]);
});
