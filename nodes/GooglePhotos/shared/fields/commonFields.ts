import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readSwitch, toNumber } from '../operation/choices';
import { inputError, preview } from '../operation/inputErrors';

/** Return All and Limit, as every Get Many operation has them. */
export const returnAllAndLimit: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Simplify where the output has addresses of photos and videos. */
export const simplifyMediaItemsField: INodeProperties = {
	...simplifyField,
	description:
		'Whether to return a simplified version of the response instead of the raw data. Its downloadUrl and previewUrl open without signing in and work for 60 minutes; get the media item again for new ones.',
};

/** The Options of an operation, in alphabetical order. */
export function optionsField(...options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: options.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}

/** What an Update operation changes. */
export function updateFieldsField(...fields: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'What to change. Everything else stays as it is.',
		options: fields,
	};
}

/** Said wherever something is read, since an empty list is what surprises people most. */
export const ownItemsNotice: INodeProperties = {
	displayName:
		'Google shows n8n only the albums and media items that were created through n8n (with this OAuth client). Photos added in the Google Photos app do not appear here.',
	name: 'ownItemsNotice',
	type: 'notice',
	default: '',
};

/** Stands on everything that Google no longer serves; the action texts say it as well. */
export const removedNotice: INodeProperties = {
	displayName:
		'Google removed this from its API on March 31, 2025 and returns 403 to every app. Share and join albums in the Google Photos app or on photos.google.com instead.',
	name: 'removedNotice',
	type: 'notice',
	default: '',
};

/**
 * The most items to return, from Return All and Limit; undefined for all.
 * @throws NodeOperationError naming 'Limit' when it is not a whole number from 1
 */
export function readLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const returnAll: unknown = context.getNodeParameter('returnAll', itemIndex);
	if (readSwitch(context, 'Return All', returnAll)) return undefined;
	const value: unknown = context.getNodeParameter('limit', itemIndex);
	const limit = toNumber(value);
	if (Number.isSafeInteger(limit) && limit >= 1) return limit;
	throw inputError(
		context,
		`'Limit' is not a whole number from 1: "${preview(value)}"`,
		"Give the most results you want, or turn 'Return All' on.",
	);
}
