import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { searchAlbums, searchMediaItems, searchMediaItemsOfAlbum } from './listSearch';
import { createAlbum } from './listSearch/createAlbum';
import { resources } from './resources';
import { describeResources, findOperation } from './shared/operation/describe';
import { runOperation, toNodeOutput } from './shared/operation/outcomes';

/**
 * Programmatic rather than declarative, because uploads stream bytes and one job
 * spans all input items, so that 50 of them cost one request.
 */
export class GooglePhotos implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Google Photos',
		name: 'googlePhotos',
		icon: {
			light: 'file:../../icons/googlePhotos.svg',
			dark: 'file:../../icons/googlePhotos.dark.svg',
		},
		group: ['input', 'output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Upload photos and videos to Google Photos and manage what was created through n8n',
		defaults: { name: 'Google Photos' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'googlePhotosOAuth2Api', required: true }],
		properties: describeResources(resources),
	};

	methods = {
		listSearch: { searchAlbums, searchMediaItems, searchMediaItemsOfAlbum },
		actionHandler: { createAlbum },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outcomes = await runOperation(this, async () => {
			const resource = this.getNodeParameter('resource', 0);
			const operation = this.getNodeParameter('operation', 0);
			return await findOperation(resources, resource, operation).execute(this);
		});
		return await toNodeOutput(this, outcomes);
	}
}
