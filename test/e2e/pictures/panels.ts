import type { INode, INodeParameters, INodeProperties } from 'n8n-workflow';
import { resources } from '../../../nodes/GooglePhotos/resources';
import { describeResources } from '../../../nodes/GooglePhotos/shared/operation/describe';
import { pickerTriggerFields } from '../../../nodes/GooglePhotos/triggers/pickerPage/fields';
import { triggerType } from '../../support/names';
import type { Credential } from '../../support/testEnvironment';
import { node, photosNode } from '../../support/workflow';

/** The panels that one contact sheet shows. */
export interface PanelSheet {
	/** End of the picture's name. */
	name: string;
	nodes: INode[];
}

type Shown = Record<string, unknown>;

/** What brings out the fields that stay hidden with the defaults: one more panel for each. */
const MORE: Record<string, INodeParameters[]> = {
	'album.addEnrichment': [{ enrichmentType: 'location' }, { enrichmentType: 'map' }],
	'mediaItem.search': [{ searchBy: 'filters' }],
	'pickerSession.getMediaItems': [{ waitForSelection: true, returnAll: true, download: true }],
	trigger: [{ authentication: 'basicAuth', respondWith: 'redirect', download: true }],
};

const properties = describeResources(resources);

function choicesOf(property: INodeProperties | undefined): string[] {
	return (property?.options as Array<{ value: string }>).map(({ value }) => value);
}

function isShown({ displayOptions }: INodeProperties, values: Shown): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, allowed]) =>
		(allowed as unknown[]).includes(values[name]),
	);
}

/** A value that shows all fields in a field: collections have every option added. */
function opened({ type, typeOptions, default: value, options = [] }: INodeProperties): unknown {
	if (type === 'collection') {
		const fields = options as INodeProperties[];
		return Object.fromEntries(fields.map((field) => [field.name, opened(field)]));
	}
	if (type === 'fixedCollection') {
		const [{ name, values }] = options as Array<{ name: string; values: INodeProperties[] }>;
		const entry = Object.fromEntries(values.map((field) => [field.name, field.default]));
		return { [name]: typeOptions?.multipleValues ? [entry] : entry };
	}
	return value;
}

/** The parameters of a node whose collections are open. */
function openedParameters(fields: INodeProperties[], given: INodeParameters): INodeParameters {
	const values: Shown = { ...given };
	for (const field of fields) {
		if (!(field.name in values) && isShown(field, values)) values[field.name] = opened(field);
	}
	return values as INodeParameters;
}

function operationsOf(resource: string): string[] {
	const field = properties.find(
		(property) => property.name === 'operation' && isShown(property, { resource }),
	);
	return choicesOf(field);
}

/** A node for each panel of each operation, and of the trigger; one sheet for each resource. */
export function listPanels(credential: Credential): PanelSheet[] {
	const [resourceField] = properties;
	const sheets = choicesOf(resourceField).map((resource): PanelSheet => {
		const nodes = operationsOf(resource).flatMap((operation) => {
			const name = `${resource}.${operation}`;
			return [{}, ...(MORE[name] ?? [])].map((more, index) => {
				const parameters = openedParameters(properties, { resource, operation, ...more });
				return photosNode(`${name} ${index + 1}`, credential, parameters);
			});
		});
		return { name: resource, nodes };
	});
	const triggers = [{}, ...MORE.trigger].map((more, index) =>
		node(`Picker Trigger ${index + 1}`, triggerType, openedParameters(pickerTriggerFields, more)),
	);
	return [...sheets, { name: 'pickerTrigger', nodes: triggers }];
}
