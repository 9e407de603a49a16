import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { BaseUrlSource } from '../../client/downloads/baseUrlSource';
import {
	type DownloadedFile,
	type StoreFile,
	type WantedFile,
	downloadFiles,
} from '../../client/downloads/downloadFiles';
import type { Rendition } from '../../client/downloads/rendition';
import type { Result } from '../../client/flow/result';
import { readConcurrency } from '../fields/concurrency';
import { readCollection } from '../operation/choices';
import { readRequiredText } from '../operation/inputErrors';
import { UniqueNames, fileNameFor } from './fileNames';
import { readRendition } from './renditionFields';

/** Names of binary fields are free; this only keeps out what cannot be meant as one. */
const MAX_FIELD_NAME_LENGTH = 100;
const UNKNOWN_TYPE = 'application/octet-stream';

export const outputBinaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
};

/** How an input item wants files to be downloaded. */
export interface DownloadOptions {
	/** The binary field that takes a file. */
	field: string;
	rendition: Rendition;
	/** Files at the same time. */
	concurrency: number;
}

/**
 * Reads `outputBinaryField` and the options of `renditionFields`.
 * @throws NodeOperationError naming the field or option that does not fit
 */
export function readDownloadOptions(
	context: IExecuteFunctions,
	itemIndex: number,
): DownloadOptions {
	const field = context.getNodeParameter('binaryPropertyName', itemIndex, 'data');
	return {
		field: readRequiredText(context, 'Put Output File in Field', field, MAX_FIELD_NAME_LENGTH),
		rendition: readRendition(context, readCollection(context, itemIndex, 'options', 'Options')),
		concurrency: readConcurrency(context, itemIndex),
	};
}

/** The names of one run, over all its input items: files that go into one folder must not meet. */
const namesOfRuns = new WeakMap<IExecuteFunctions, UniqueNames>();

function withUniqueName(context: IExecuteFunctions, stored: IBinaryData): IBinaryData {
	const names = namesOfRuns.get(context) ?? new UniqueNames();
	namesOfRuns.set(context, names);
	return { ...stored, fileName: names.take(stored.fileName ?? '') };
}

/**
 * Streams files into n8n's binary store, under names that fit their bytes and that no other file of
 * this run has.
 * @returns as `downloadFiles`
 */
export async function downloadToBinary<T>(
	context: IExecuteFunctions,
	source: BaseUrlSource<T>,
	wanted: readonly WantedFile[],
	concurrency: number,
): Promise<Array<Result<DownloadedFile<T, IBinaryData>>>> {
	const store: StoreFile<IBinaryData> = async ({ stream, mimeType }, file, { size }) => {
		const declared = mimeType === UNKNOWN_TYPE ? undefined : mimeType;
		// The media item's own type holds only for bytes that Google has not converted.
		const isConverted = size !== 'original' || file.isVideo;
		const type = declared || (isConverted ? undefined : file.mimeType) || UNKNOWN_TYPE;
		return await context.helpers.prepareBinaryData(stream, fileNameFor(file.name, type), type);
	};
	const files = await downloadFiles(context, source, wanted, concurrency, store);
	return files.map((file) => {
		if ('error' in file) return file;
		const { item, stored } = file.value;
		return { value: { item, stored: withUniqueName(context, stored) } };
	});
}
