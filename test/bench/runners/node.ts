/** The compiled node of this package, in n8n's own engine with its binary data on disk. */
import { loadPackage } from '../../integration/support/nodeTypes';
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type INodeExecutionData,
	type INodeParameters,
	type INodeTypes,
} from 'n8n-workflow';
import { StoredCredential } from '../../integration/support/credential';
import { additionalData, WORKFLOW_ID } from '../../integration/support/workflow';
import type { Outcome, Runner, RunnerInput } from '../runner';

function nodeParameters({ operation, album }: RunnerInput): INodeParameters {
	const resource = operation === 'add' ? 'album' : 'mediaItem';
	const albumId = { __rl: true, mode: 'id', value: album.id ?? '' };
	const id = '={{ $json.id }}';
	return {
		upload: { resource, operation, albumId: { ...albumId, mode: 'name', value: album.title } },
		download: { resource, operation, mediaItemId: { __rl: true, mode: 'id', value: id } },
		add: { resource, operation: 'addMediaItems', albumId, mediaItemIds: id },
		get: { resource, operation: 'getByIds', mediaItemIds: id },
		list: { resource, operation: 'getAll', returnAll: true },
	}[operation];
}

function inputItems({ operation, files, mediaItemIds }: RunnerInput): INodeExecutionData[] {
	if (operation === 'list') return [{ json: {} }];
	if (operation !== 'upload') return mediaItemIds.map((id) => ({ json: { id } }));
	return files.map(({ binary }) => ({ json: {}, binary: { data: binary } }));
}

/** Gets one execution ready. */
function prepareExecution(
	input: RunnerInput,
	nodeTypes: INodeTypes,
	credential: StoredCredential,
): () => Promise<Outcome> {
	const node = {
		id: 'node',
		name: 'Google Photos',
		type: 'n8n-nodes-googlephotos.googlePhotos',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: nodeParameters(input),
		credentials: credential.reference,
	};
	const workflow = new Workflow({
		id: WORKFLOW_ID,
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const start = { node, data: { main: [inputItems(input)] }, source: null };
	const runData = createRunExecutionData({ executionData: { nodeExecutionStack: [start] } });
	const engine = new WorkflowExecute(additionalData(credential, 'manual'), 'manual', runData);
	return async () => {
		const { resultData } = (await engine.processRunExecutionData(workflow)).data;
		if (resultData.error) throw resultData.error;
		const items = resultData.runData[node.name][0].data?.main[0] ?? [];
		const bytes = items.reduce((sum, { binary }) => sum + (binary?.data.bytes ?? 0), 0);
		return { items: items.length, bytes };
	};
}

export const prepare: Runner = async (input) => {
	const { nodeTypes } = await loadPackage();
	const credential = new StoredCredential(input.credential);
	const { executions, files } = input;
	const shares = [...Array(executions).keys()].map((execution) => ({
		...input,
		files: files.filter((_, index) => index % executions === execution),
	}));
	const runs = shares.map((share) => prepareExecution(share, nodeTypes, credential));
	return async () => {
		const outcomes = await Promise.all(runs.map(async (run) => await run()));
		const sum = (field: keyof Outcome) =>
			outcomes.reduce((total, outcome) => total + (outcome[field] ?? 0), 0);
		return { items: sum('items'), bytes: sum('bytes') };
	};
};
