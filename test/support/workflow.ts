import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters, INodeParameterResourceLocator } from 'n8n-workflow';
import type { Execution, WorkflowJson } from './n8nClient';
import { credentialType, nodeType } from './names';

type NodeOptions = Partial<
	Pick<INode, 'onError' | 'executeOnce' | 'credentials' | 'typeVersion' | 'webhookId'>
>;

/** A node of any type, placed later by `chain`. */
export function node(
	name: string,
	type: string,
	parameters: INodeParameters = {},
	options: NodeOptions = {},
): INode {
	return { id: randomUUID(), name, type, typeVersion: 1, position: [0, 0], parameters, ...options };
}

/** A Google Photos node; `credential` is the one that signs its requests. */
export function photosNode(
	name: string,
	credential: { id: string; name: string },
	parameters: INodeParameters,
	options: NodeOptions = {},
): INode {
	return node(name, nodeType, parameters, {
		credentials: { [credentialType]: credential },
		...options,
	});
}

/** The value of a resource locator in one of its modes. */
export function locator(
	mode: 'list' | 'url' | 'id' | 'name',
	value: string,
): INodeParameterResourceLocator {
	return { __rl: true, mode, value };
}

export const manualTrigger = () => node('Start', 'n8n-nodes-base.manualTrigger');

/** A workflow of nodes, each connected to the next one. */
export function chain(name: string, ...nodes: INode[]): WorkflowJson {
	const connections: WorkflowJson['connections'] = {};
	nodes.forEach((current, index) => {
		current.position = [index * 220, 0];
		const next = nodes[index + 1];
		if (next) connections[current.name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	});
	return { name, nodes, connections };
}

/** The items that a node gave out on one of its outputs, in its first run. */
export function output({ data }: Execution, nodeName: string, index = 0) {
	return data.resultData.runData[nodeName]?.[0]?.data?.main?.[index] ?? [];
}
