import type { INodeProperties } from 'n8n-workflow';
import { GooglePhotosOAuth2Api } from '../../credentials/GooglePhotosOAuth2Api.credentials';
import { GooglePhotosPickerPageApi } from '../../credentials/GooglePhotosPickerPageApi.credentials';
import { GooglePhotos } from '../../nodes/GooglePhotos/GooglePhotos.node';
import { GooglePhotosPickerTrigger } from '../../nodes/GooglePhotos/GooglePhotosPickerTrigger.node';
import { resources } from '../../nodes/GooglePhotos/resources';
import storedNames from './storedNames.json';

/** The values of a menu, which workflows store too. */
function values({ type, options, modes }: INodeProperties): string {
	const stored =
		type === 'options' || type === 'multiOptions'
			? (options ?? []).map((option) => String((option as { value: unknown }).value))
			: (modes ?? []).map(({ name }) => name);
	return stored.length > 0 ? ` (${stored.sort().join(', ')})` : '';
}

/** Every name below a field, as paths: `options.ifTitleExists (create, reuse)`. */
function paths(field: INodeProperties, prefix = ''): string[] {
	const path = prefix + field.name;
	if (field.type === 'collection') {
		return (field.options ?? []).flatMap((option) => paths(option as INodeProperties, `${path}.`));
	}
	if (field.type === 'fixedCollection') {
		return (field.options ?? []).flatMap((group) =>
			(group as { values: INodeProperties[] }).values.flatMap((value) =>
				paths(value, `${path}.${group.name}.`),
			),
		);
	}
	return field.type === 'notice' ? [] : [path + values(field)];
}

const namesOf = (fields: INodeProperties[]) => fields.flatMap((field) => paths(field)).sort();

const operations = resources.flatMap(({ value: resource, operations: list }) =>
	list.map(({ option, fields }) => [`${resource}.${option.value}`, namesOf(fields)] as const),
);

/** Saved workflows depend on these names: a change here breaks them. New names may be added. */
it('are those that saved workflows hold', () => {
	expect({
		nodes: [new GooglePhotos(), new GooglePhotosPickerTrigger()].map(
			({ description: { name, version } }) => `${name} ${String(version)}`,
		),
		credentials: Object.fromEntries(
			[new GooglePhotosOAuth2Api(), new GooglePhotosPickerPageApi()].map(({ name, properties }) => [
				name,
				namesOf(properties),
			]),
		),
		operations: Object.fromEntries(operations),
		pickerTrigger: namesOf(new GooglePhotosPickerTrigger().description.properties),
	}).toEqual(storedNames);
});
