import type { INodeProperties } from 'n8n-workflow';
import { GooglePhotos } from '../../../../nodes/GooglePhotos/GooglePhotos.node';
import { resources } from '../../../../nodes/GooglePhotos/resources';
import {
	describeResources,
	findOperation,
} from '../../../../nodes/GooglePhotos/shared/operation/describe';

const properties = describeResources(resources);
const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation })),
);

function shownFor(field: INodeProperties, resource: string, operation: string): boolean {
	const show = field.displayOptions?.show ?? {};
	return Boolean(show.resource?.includes(resource) && show.operation?.includes(operation));
}

it('puts Resource first, then an Operation menu for each resource', () => {
	expect(properties[0].name).toBe('resource');
	const menus = properties.slice(1, 1 + resources.length);
	expect(menus.map(({ name }) => name)).toEqual(resources.map(() => 'operation'));
	expect(menus.map(({ displayOptions }) => displayOptions?.show?.resource)).toEqual(
		resources.map(({ value }) => [value]),
	);
});

it('shows every other field for exactly one operation of one resource', () => {
	for (const field of properties.slice(1 + resources.length)) {
		const homes = operations.filter(({ resource, operation }) =>
			shownFor(field, resource.value, String(operation.option.value)),
		);
		expect(homes).toHaveLength(1);
	}
});

it('keeps what a field itself shows on', () => {
	const limits = properties.filter(({ name }) => name === 'limit');
	expect(limits.length).toBeGreaterThan(0);
	for (const limit of limits) {
		expect(limit.displayOptions?.show).toMatchObject({ returnAll: [false] });
		expect(Object.keys(limit.displayOptions?.show ?? {})).toHaveLength(3);
	}
});

it('offers each menu in alphabetical order, its default among the entries', () => {
	for (const menu of properties.slice(0, 1 + resources.length)) {
		const options = (menu.options ?? []) as Array<{ name: string; value: string }>;
		expect(options.map(({ value }) => value)).toContain(menu.default);
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	}
});

it('shows the upload of a photo in a new node', () => {
	const [resource, operation] = properties;
	expect([resource.default, operation.default]).toEqual(['mediaItem', 'upload']);
	expect(operation.displayOptions?.show?.resource).toEqual(['mediaItem']);
});

it('says of every operation that Google removed so, in its action and its panel', () => {
	const removed = operations.filter(({ operation }) =>
		operation.fields.some(({ name }) => name === 'removedNotice'),
	);
	expect(removed).toHaveLength(6);
	for (const { operation } of removed) {
		expect(operation.option.action).toContain('removed by Google');
		expect(operation.option.description).toContain('Removed by Google');
	}
});

it('has a name, an action and a description for every operation', () => {
	for (const { operation } of operations) {
		const { name, action, description } = operation.option;
		for (const text of [name, action, description]) expect(text).toMatch(/^[A-Z]/);
	}
});

it('finds every operation by its stored values', () => {
	for (const { resource, operation } of operations) {
		const { value } = operation.option;
		expect(findOperation(resources, resource.value, String(value))).toBe(operation);
	}
	expect(() => findOperation(resources, 'album', 'explode')).toThrow('explode');
	expect(() => findOperation(resources, 'nothing', 'get')).toThrow('nothing');
});

it('has a list search for every locator that names one', () => {
	const { methods } = new GooglePhotos();
	const named = properties
		.flatMap(({ modes }) => modes ?? [])
		.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
	expect(named.length).toBeGreaterThan(0);
	for (const name of named) expect(Object.keys(methods.listSearch)).toContain(name);
});
