/** The compiled node of this package, in n8n's own engine with its binary data on disk. */
import { loadPackage, PACKAGE_NAME } from '../../integration/support/nodeTypes';
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';
import { StoredCredential } from '../../integration/support/credential';
import { locator } from '../../integration/support/items';
import { additionalData, WORKFLOW_ID } from '../../integration/support/workflow';
import type { Runner, RunnerInput } from '../runner';

function nodeParameters({ operation, album }: RunnerInput): INodeParameters {
	const id = '={{ $json.id }}';
	return {
		upload: {
			resource: 'mediaItem',
			operation: 'upload',
			albumId: locator('name', album.title),
		},
		download: { resource: 'mediaItem', operation: 'download', mediaItemId: locator('id', id) },
		add: {
			resource: 'album',
			operation: 'addMediaItems',
			albumId: locator('id', album.id),
			mediaItemIds: id,
		},
		get: { resource: 'mediaItem', operation: 'getByIds', mediaItemIds: id },
		list: { resource: 'mediaItem', operation: 'getAll', returnAll: true },
	}[operation];
}

function inputItems({ operation, files, mediaItemIds }: RunnerInput): INodeExecutionData[] {
	if (operation === 'upload')
		return files.map(({ binary }) => ({ json: {}, binary: { data: binary } }));
	if (operation === 'list') return [{ json: {} }];
	return mediaItemIds.map((id) => ({ json: { id } }));
}

export const prepare: Runner = async (input) => {
	const { nodeTypes } = await loadPackage();
	const credential = new StoredCredential(input.credential);
	const node: INode = {
		id: 'node',
		name: 'Google Photos',
		type: `${PACKAGE_NAME}.googlePhotos`,
		typeVersion: 1,
		position: [0, 0],
		parameters: nodeParameters(input),
		credentials: credential.reference,
	};
	const workflow = new Workflow({
		id: WORKFLOW_ID,
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
		settings: {},
	});
	const start = { node, data: { main: [inputItems(input)] }, source: null };
	const runData = createRunExecutionData({
		executionData: {
			contextData: {},
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
			nodeExecutionStack: [start],
		},
	});
	const engine = new WorkflowExecute(additionalData(credential, 'manual'), 'manual', runData);
	return async () => {
		const { resultData } = (await engine.processRunExecutionData(workflow)).data;
		if (resultData.error) throw resultData.error;
		const items = resultData.runData[node.name][0].data?.main[0] ?? [];
		const bytes = items.reduce((sum, { binary }) => sum + (binary?.data.bytes ?? 0), 0);
		return { items: items.length, bytes };
	};
};
