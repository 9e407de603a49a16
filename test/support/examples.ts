import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from './n8nClient';
import { credentialType, packageName } from './names';
import { packageRoot } from './package';
import type { Credential } from './testEnvironment';

const folder = join(packageRoot, 'examples');

/** File names of all workflows that the package ships. */
export async function exampleNames(): Promise<string[]> {
	return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
}

/**
 * A workflow that the package ships, with a credential chosen in its Google Photos nodes.
 * @param adjust told each node, for what else a person fills in: folders, times, texts
 */
export async function readExample(
	name: string,
	credential: Credential,
	adjust: (node: INode) => void = () => {},
): Promise<WorkflowJson> {
	const workflow = JSON.parse(await readFile(join(folder, name), 'utf8')) as WorkflowJson;
	for (const node of workflow.nodes) {
		if (node.type.startsWith(`${packageName}.`))
			node.credentials = { [credentialType]: credential };
		adjust(node);
	}
	return workflow;
}
