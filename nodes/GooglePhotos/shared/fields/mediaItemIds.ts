import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { inputError } from '../operation/inputErrors';
import { parseMediaItemId } from './locators';

const LABEL = 'Media Item IDs';

/** The media items of an operation on many of them. */
export const mediaItemIdsField: INodeProperties = {
	displayName: LABEL,
	name: 'mediaItemIds',
	type: 'string',
	default: '={{ $json.id }}',
	required: true,
	placeholder: 'e.g. AF1kq3VbGd7pQm…, AF1kq8ZtYh2cRw…',
	hint: 'The IDs of all input items are sent together, 50 at a time',
	description:
		'IDs or productUrls of media items this app created: one, several separated by commas, or an array by expression',
};

/** An expression may give text, an array, or whole media items with their id. */
function partsOf(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(partsOf);
	if (typeof value === 'object' && value !== null) {
		const { id } = value as { id?: unknown };
		return typeof id === 'string' ? partsOf(id) : [JSON.stringify(value)];
	}
	if (typeof value !== 'string')
		return value === undefined || value === null ? [] : [`${value as number}`];
	const text = value.trim();
	if (text.startsWith('[') || text.startsWith('{')) {
		const parsed = parsedJson(text);
		if (parsed !== undefined) return partsOf(parsed);
	}
	return text.split(/[\s,;]+/).filter((part) => part !== '');
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Reads the media items that one input item names, repeats dropped.
 * @returns their ids, at least one
 * @throws NodeOperationError naming 'Media Item IDs' when there are none or one cannot be an id
 */
export function readMediaItemIds(context: IExecuteFunctions, itemIndex: number): string[] {
	const parts = partsOf(context.getNodeParameter('mediaItemIds', itemIndex, ''));
	if (parts.length === 0) {
		throw inputError(
			context,
			`'${LABEL}' is empty`,
			'Give the ID of a media item, or several separated by commas. If the value is an expression, it returns nothing for this item.',
		);
	}
	return [
		...new Set(parts.map((part) => parseMediaItemId(context, { mode: 'id', value: part }, LABEL))),
	];
}
