/** Where the engines of the supported n8n versions differ for the tests. The rest of them is alike. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Container } from '@n8n/di';
import * as core from 'n8n-core';
import { version } from 'n8n-core/package.json';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

const major = Number(version.split('.')[0]);

/** Since n8n 2 a workflow may keep its files in the JSON of items. */
export const hasCombinedBinaryMode = major >= 2;

/** The output schema of one operation, found as this n8n finds it for the editor. */
export function readOutputSchema(nodeDir: string, resource: string, operation: string): unknown {
	const { loadOutputSchema }: Partial<typeof core> = core;
	if (loadOutputSchema) return loadOutputSchema({ nodeDir, version: 1, resource, operation });
	// Without such a function n8n's server delivers the file of this path.
	const path = join(nodeDir, '__schema__', 'v1.0.0', resource, `${operation}.json`);
	return JSON.parse(readFileSync(path, 'utf8')) as unknown;
}

async function storedSize({ id, data }: IBinaryData): Promise<number> {
	if (id === undefined) return Buffer.byteLength(data, 'base64');
	return (await Container.get(core.BinaryDataService).getMetadata(id)).fileSize;
}

/** A node's output as n8n 2 gives it. Before, `bytes` is missing: the store is asked for the size. */
export async function completeOutput(items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	if (major >= 2) return items;
	for (const binary of items.flatMap((item) => Object.values(item.binary ?? {}))) {
		binary.bytes ??= await storedSize(binary);
	}
	return items;
}
