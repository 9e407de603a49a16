import { loadPackage } from './nodeTypes';
import type { Readable } from 'node:stream';
import { Container } from '@n8n/di';
import { BinaryDataService, FileLocation } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { WORKFLOW_ID } from './workflow';

export interface BinaryOptions {
	fileName?: string;
	mimeType?: string;
	/** Name of the item's binary field. Default `data`. */
	property?: string;
	json?: IDataObject;
}

function itemWith(binary: IBinaryData, options: BinaryOptions): INodeExecutionData {
	return { json: options.json ?? {}, binary: { [options.property ?? 'data']: binary } };
}

function describe(options: BinaryOptions): IBinaryData {
	const { fileName, mimeType = 'image/jpeg' } = options;
	const fileExtension = fileName?.includes('.') ? fileName.split('.').pop() : undefined;
	return { data: '', mimeType, fileName, fileExtension };
}

/** An item whose file lies in n8n's store on disk, as in a regular installation. */
export async function binaryOf(
	content: Buffer | Readable,
	options: BinaryOptions = {},
): Promise<INodeExecutionData> {
	await loadPackage();
	const location = FileLocation.ofExecution(WORKFLOW_ID, '1');
	const stored = await Container.get(BinaryDataService).store(location, content, describe(options));
	return itemWith(stored, options);
}

/** An item that carries its file as base64, as pinned data and in-memory mode do. */
export function itemWithBase64Binary(
	content: Buffer,
	options: BinaryOptions = {},
): INodeExecutionData {
	const binary = { ...describe(options), data: content.toString('base64'), bytes: content.length };
	return itemWith(binary, options);
}

/** The content of a binary field that came out of a node, wherever it is stored. */
export async function contentOf(item: INodeExecutionData, property = 'data'): Promise<Buffer> {
	const binary = item.binary?.[property];
	if (!binary) throw new Error(`The item has no binary field "${property}"`);
	return await Container.get(BinaryDataService).getAsBuffer(binary);
}
