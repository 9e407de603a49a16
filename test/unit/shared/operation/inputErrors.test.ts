import type { INode } from 'n8n-workflow';
import {
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
