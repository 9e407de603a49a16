import { check } from 'recheck';
import ts from 'typescript';
import { parseSources, placeOf, visitTree } from './support/sources';

interface Pattern {
	place: string;
	source: string;
	flags: string;
}

const patterns: Pattern[] = [];
const constructed: string[] = [];

for (const file of parseSources().files) {
	visitTree(file, (node) => {
		if (ts.isRegularExpressionLiteral(node)) {
			const [, source, flags] = /^\/(.*)\/(\w*)$/s.exec(node.text)!;
			patterns.push({ place: placeOf(node), source, flags });
		}
		const isCalled = ts.isNewExpression(node) || ts.isCallExpression(node);
		if (isCalled && node.expression.getText() === 'RegExp') constructed.push(placeOf(node));
	});
}

/**
 * A text of a few thousand characters can keep a careless pattern, and with it all of n8n, busy for
 * minutes. Texts come from Google's side, from proxies and from anybody who opens the trigger's page.
 * https://makenowjust-labs.github.io/recheck/docs/intro/redos
 */
it.each(patterns)(
	'$place: /$source/$flags takes time in proportion to the text',
	async ({ source, flags }) => {
		const result = await check(source, flags, { timeout: 60_000 });
		const slowText = result.status === 'vulnerable' ? result.attack.pattern : undefined;
		expect({ status: result.status, slowText }).toEqual({ status: 'safe', slowText: undefined });
	},
	120_000,
);

it('are literals, so that they can be checked', () => expect(constructed).toEqual([]));
