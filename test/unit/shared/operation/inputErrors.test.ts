import type { INode } from 'n8n-workflow';
import {
	preview,
	readText,
	readId,
	readRequiredText,
	toText,
} from '../../../../nodes/GooglePhotos/shared/operation/inputErrors';

const context = { getNode: () => ({ name: 'Google Photos', type: 'googlePhotos' }) as INode };

it('takes what expressions give for text', () => {
	expect(toText(undefined)).toBe('');
	expect(toText(null)).toBe('');
	expect(toText(2026)).toBe('2026');
	expect(toText(false)).toBe('false');
	expect(toText(new Date('2026-07-14T10:00:00Z'))).toBe('2026-07-14T10:00:00.000Z');
});

it.each([[{}], [{ title: 'x' }], [['a', 'b']], [[]]])(
	'refuses %j where a text belongs',
	(value) => {
		expect(() => readText(context, 'Title', value, 500)).toThrow("'Title' is not text");
	},
);

it('counts characters, not code units', () => {
	expect(readText(context, 'Title', '📷'.repeat(500), 500)).toHaveLength(1000);
	expect(() => readText(context, 'Title', '📷'.repeat(501), 500)).toThrow("'Title' is too long");
});

it.each(['', '  ', '\n', null])('calls %j empty', (value) => {
	expect(() => readRequiredText(context, 'Title', value, 500)).toThrow("'Title' is empty");
});

it.each(['.', '..', '...'])('refuses "%s" for an id, because a path would swallow it', (value) => {
	expect(() => readId(context, 'Session ID', value)).toThrow("'Session ID' is not an ID");
});

it.each([NaN, Infinity, () => 1, new Date(NaN), Object.create(null), { toJSON: () => 7 }])(
	'refuses %p where a text belongs',
	(value) => {
		expect(() => readText(context, 'Title', value, 500)).toThrow("'Title' is not text");
	},
);

it('shows the beginning of a value, however large, deep or odd it is', () => {
	const circle: Record<string, unknown> = {};
	circle.self = circle;
	const wide = Object.fromEntries([...Array(1000).keys()].map((key) => [`key${key}`, key]));
	const values = ['x'.repeat(10_000_000), Array(1_000_000).fill('y'), wide, circle, 10n, { a: 1n }];
	for (const value of values) expect(preview(value).length).toBeLessThanOrEqual(60);
	expect(preview('📷'.repeat(300))).toBe(`${'📷'.repeat(57)}…`);
	expect(preview('cut \ud83d')).toBe('cut \ufffd');
});
