import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

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

/** Said wherever something is read, since an empty list is what surprises people most. */
export const ownItemsNotice: INodeProperties = {
	displayName:
		'Google shows an app only what that app created: albums and media items made through the same OAuth client ID. Photos added in the Google Photos app do not appear here.',
	name: 'ownItemsNotice',
	type: 'notice',
	default: '',
};

/** The most items to return, from Return All and Limit; undefined for all. */
export function limitOf(context: IExecuteFunctions, itemIndex: number): number | undefined {
	if (context.getNodeParameter('returnAll', itemIndex)) return undefined;
	return Math.max(1, Math.floor(context.getNodeParameter('limit', itemIndex)));
}
