import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Operation, Resource } from './operation';

function shownFor(
	resource: Resource,
	operation: Operation,
	field: INodeProperties,
): INodeProperties {
	const displayOptions: IDisplayOptions = {
		...field.displayOptions,
		show: {
			...field.displayOptions?.show,
			resource: [resource.value],
			operation: [operation.option.value],
		},
	};
	return { ...field, displayOptions };
}

function operationMenu(resource: Resource): INodeProperties {
	const options = resource.operations.map(({ option }) => option);
	const [{ value: first }] = options;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options: [...options].sort((a, b) => a.name.localeCompare(b.name)),
		default: first,
	};
}

/**
 * The node's parameters: the Resource menu, an Operation menu per resource, then every
 * operation's own fields with the display options that tie them to it. Menus are in alphabetical
 * order; the first of the resources, and of a resource's operations, is what a new node shows.
 */
export function describeResources(resources: readonly Resource[]): INodeProperties[] {
	const [{ value: first }] = resources;
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources
				.map(({ name, value }) => ({ name, value }))
				.sort((a, b) => a.name.localeCompare(b.name)),
			default: first,
		},
		...resources.map(operationMenu),
		...resources.flatMap((resource) =>
			resource.operations.flatMap((operation) =>
				operation.fields.map((field) => shownFor(resource, operation, field)),
			),
		),
	];
}

/**
 * Finds what the person chose.
 * @throws RangeError for names that no menu offers, as a hand-written workflow may hold
 */
export function findOperation(
	resources: readonly Resource[],
	resourceValue: string,
	operationValue: string,
): Operation {
	const resource = resources.find(({ value }) => value === resourceValue);
	const operation = resource?.operations.find(({ option }) => option.value === operationValue);
	if (!operation) {
		throw new RangeError(`There is no operation "${operationValue}" of "${resourceValue}"`);
	}
	return operation;
}
