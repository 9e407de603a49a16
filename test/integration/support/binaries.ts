import { loadPackage } from './nodeTypes';
import { Container } from '@n8n/di';
import { BinaryDataService, FileLocation } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { photo } from '../../support/photos';
import { WORKFLOW_ID } from './workflow';

export interface BinaryOptions {
	fileName?: string;
	mimeType?: string;
	/** Name of the item's binary field. Default `data`. */
	property?: string;
	json?: IDataObject;
}

function toItem(binary: IBinaryData, options: BinaryOptions): INodeExecutionData {
	return { json: options.json ?? {}, binary: { [options.property ?? 'data']: binary } };
}

function describe({ fileName, mimeType = 'image/jpeg' }: BinaryOptions): IBinaryData {
	const fileExtension = fileName?.includes('.') ? fileName.split('.').pop() : undefined;
	return { data: '', mimeType, fileName, fileExtension };
}

/** An item whose file lies in n8n's store on disk, as in a regular installation. */
export async function binaryItem(
	content: Buffer,
	options: BinaryOptions = {},
): Promise<INodeExecutionData> {
	await loadPackage();
	const location = FileLocation.ofExecution(WORKFLOW_ID, '1');
	const stored = await Container.get(BinaryDataService).store(location, content, describe(options));
	return toItem(stored, options);
}

/** An item that carries its file as base64, as pinned data and in-memory mode do. */
export function base64Item(content: Buffer, options: BinaryOptions = {}): INodeExecutionData {
	const binary = { ...describe(options), data: content.toString('base64'), bytes: content.length };
	return toItem(binary, options);
}

/** Items with one different JPEG each, stored on disk, named `1.jpg`, `2.jpg` … and `json.number`. */
export async function photoItems(count: number): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (let number = 1; number <= count; number++) {
		const options = { fileName: `${number}.jpg`, json: { number } };
		items.push(await binaryItem(await photo(number), options));
	}
	return items;
}

/** The content of a binary field that came out of a node, wherever it is stored. */
export async function readBinary(item: INodeExecutionData, property = 'data'): Promise<Buffer> {
	const binary = item.binary?.[property];
	if (!binary) throw new Error(`The item has no binary field "${property}"`);
	return await Container.get(BinaryDataService).getAsBuffer(binary);
}
