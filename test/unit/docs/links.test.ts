import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt, { type Token } from 'markdown-it';
import { readText } from '../support/sources';

const documents = [...globSync('*.md'), ...globSync('docs/**/*.md')];

const parse = (name: string) =>
	new MarkdownIt({ html: true, linkify: false }).parse(readText(name), {});

const plain = (children: Token[] | null) => (children ?? []).map(({ content }) => content).join('');

/** The anchors that GitHub makes of headings. */
function anchorsOf(name: string): Set<string> {
	const tokens = parse(name);
	return new Set(
		tokens.flatMap((token, index) =>
			token.type === 'heading_open'
				? [
						plain(tokens[index + 1].children)
							.toLowerCase()
							.replace(/[^\p{L}\p{N}\s_-]/gu, '')
							.replace(/\s/g, '-'),
					]
				: [],
		),
	);
}

/** Targets of links and pictures that are in this repository. */
function localTargets(name: string): string[] {
	const inline = parse(name).flatMap(({ children }) => children ?? []);
	return inline
		.map((token) => String(token.attrGet('href') ?? token.attrGet('src') ?? ''))
		.filter((target) => target !== '' && !/^[a-z]+:/i.test(target));
}

it.each(documents)('%s links to files and headings that exist', (name) => {
	const broken = localTargets(name).filter((target) => {
		const [file, anchor] = decodeURI(target).split('#');
		const found = file === '' ? name : path.join(path.dirname(name), file);
		if (!existsSync(found)) return true;
		return Boolean(anchor) && !anchorsOf(found).has(anchor);
	});
	expect(broken).toEqual([]);
});
