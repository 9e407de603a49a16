import { loadPackage } from '../../integration/support/nodeTypes';
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeHelpers,
	Workflow,
	type IConnections,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';
import { StoredCredential } from '../../integration/support/credential';
import { additionalData, WORKFLOW_ID } from '../../integration/support/workflow';
import type { Job, PreparedFile } from '../runner';

/** Node types besides those of the package, by full name. */
export type MoreTypes = Record<string, INodeType | IVersionedNodeType>;

/** A workflow whose first node gets the items. */
export interface BenchWorkflow {
	nodes: INode[];
	connections: IConnections;
	types?: MoreTypes;
}

/** A node of a workflow. */
export function node(
	name: string,
	type: string,
	parameters: INodeParameters = {},
	typeVersion = 1,
): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}

/** Connects each node's first output with the next node. */
export function inARow(...nodes: INode[]): BenchWorkflow {
	const connections: IConnections = {};
	nodes.slice(1).forEach((next, index) => {
		connections[nodes[index].name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	});
	return { nodes, connections };
}

/** The credential of the job's person, as n8n keeps it. */
function credentialOf({ clientId, tokens }: Job): StoredCredential {
	return new StoredCredential({
		clientId,
		clientSecret: 'bench-secret',
		scope: tokens.scope,
		oauthTokenData: { ...tokens },
	});
}

/** Input items whose files lie in n8n's store on disk, as in a regular installation. */
export function fileItems(files: readonly PreparedFile[]): INodeExecutionData[] {
	return files.map(({ fileName, binary }) => {
		if (!binary) throw new Error(`${fileName} is not in the store`);
		return { json: { fileName }, binary: { data: binary } };
	});
}

/** Makes ready to run a workflow in n8n's own engine; the run gives the output of a node's last run. */
export async function engineRun(
	job: Job,
	{ nodes, connections, types = {} }: BenchWorkflow,
	items: INodeExecutionData[],
): Promise<(outputOf: string) => Promise<INodeExecutionData[][]>> {
	const packaged = (await loadPackage()).nodeTypes;
	const find = (type: string, version?: number) =>
		type in types
			? NodeHelpers.getVersionedNodeType(types[type], version)
			: packaged.getByNameAndVersion(type, version);
	const nodeTypes: INodeTypes = {
		getByName: find,
		getByNameAndVersion: find,
		getKnownTypes: () => ({}),
	};
	const credential = credentialOf(job);
	const signed = nodes.map((one) => ({ ...one, credentials: credential.reference }));
	const workflow = new Workflow({
		id: WORKFLOW_ID,
		nodes: signed,
		connections,
		active: false,
		nodeTypes,
		settings: {},
	});
	return async (outputOf) => {
		const data = createRunExecutionData({
			executionData: {
				contextData: {},
				metadata: {},
				waitingExecution: {},
				waitingExecutionSource: {},
				nodeExecutionStack: [{ node: signed[0], data: { main: [items] }, source: null }],
			},
		});
		const host = additionalData(credential, 'manual');
		const run = await new WorkflowExecute(host, 'manual', data).processRunExecutionData(workflow);
		if (run.data.resultData.error) throw run.data.resultData.error;
		const runs = run.data.resultData.runData[outputOf] ?? [];
		return runs.map((task) => task.data?.main.flatMap((output) => output ?? []) ?? []);
	};
}

/** Bytes of the files that items carry. */
export function bytesOf(items: readonly INodeExecutionData[]): number {
	return items.reduce((sum, { binary }) => sum + (binary?.data.bytes ?? 0), 0);
}
