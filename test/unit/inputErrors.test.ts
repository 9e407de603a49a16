import type { INode } from 'n8n-workflow';
import {
	checkedText,
	requiredId,
	requiredText,
	textOf,
} from '../../nodes/GooglePhotos/shared/operation/inputErrors';

const context = { getNode: () => ({ name: 'Google Photos', type: 'googlePhotos' }) as INode };

it('takes what expressions give for text', () => {
	expect(textOf(undefined)).toBe('');
	expect(textOf(null)).toBe('');
	expect(textOf(2026)).toBe('2026');
	expect(textOf(false)).toBe('false');
	expect(textOf(new Date('2026-07-14T10:00:00Z'))).toBe('2026-07-14T10:00:00.000Z');
});

it.each([[{}], [{ title: 'x' }], [['a', 'b']], [[]]])(
	'refuses %j where a text belongs',
	(value) => {
		expect(() => checkedText(context, 'Title', value, 500)).toThrow("'Title' is not a text");
	},
);

it('counts characters, not code units', () => {
	expect(checkedText(context, 'Title', '📷'.repeat(500), 500)).toHaveLength(1000);
	expect(() => checkedText(context, 'Title', '📷'.repeat(501), 500)).toThrow("'Title' is too long");
});

it.each(['', '  ', '\n', null])('calls %j empty', (value) => {
	expect(() => requiredText(context, 'Title', value, 500)).toThrow("'Title' is empty");
});

it.each(['.', '..', '...'])('refuses "%s" for an id, because a path would swallow it', (value) => {
	expect(() => requiredId(context, 'Session ID', value)).toThrow("'Session ID' is not an ID");
});
