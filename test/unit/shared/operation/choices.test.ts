import type { INode } from 'n8n-workflow';
import {
	asCollection,
	readChoice,
	readSwitch,
	toNumber,
} from '../../../../nodes/GooglePhotos/shared/operation/choices';

const context = { getNode: () => ({ name: 'Google Photos', type: 'googlePhotos' }) as INode };

it.each([true, 'true', 'Yes', ' ON ', '1', 1])('reads %p as on', (value) => {
	expect(readSwitch(context, 'Crop', value)).toBe(true);
});

it.each([false, 'FALSE', 'no', 'off', '0', 0, '', null, undefined])('reads %p as off', (value) => {
	expect(readSwitch(context, 'Crop', value)).toBe(false);
});

it.each(['maybe', 2, {}, [true], NaN, 'yes please'])('refuses %p as a switch', (value) => {
	expect(() => readSwitch(context, 'Crop', value)).toThrow("'Crop' is neither true nor false");
});

it.each(['constructor', '__proto__', 'DAY', null, ['day'], {}])(
	'refuses %p where a menu offers others',
	(value) => {
		expect(() => readChoice(context, 'Match', value, ['day', 'month'])).toThrow(
			"'Match' has an unknown value",
		);
	},
);

it.each([undefined, null, ''])('takes %p for a collection to which nothing was added', (value) => {
	expect(asCollection(context, 'Options', value)).toEqual({});
});

it.each(['all', 7, true, [], [{}]])('refuses %p where fields belong', (value) => {
	expect(() => asCollection(context, 'Options', value)).toThrow("'Options' is not a group");
});

it.each([
	[5, 5],
	['5', 5],
	[' 0.5 ', 0.5],
	['', NaN],
	[null, NaN],
	[true, NaN],
	[[5], NaN],
	[Object.create(null), NaN],
	['9'.repeat(100), NaN],
])('reads %p as the number %p', (value, number) => {
	expect(toNumber(value)).toBe(number);
});
