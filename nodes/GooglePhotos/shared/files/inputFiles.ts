import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { type Result, toError } from '../../client/flow/result';
import type { UploadFile } from '../../client/uploads/file';
import { inputError, preview } from '../operation/inputErrors';
import { type Found, findFiles } from './findFiles';

const MB = 1024 * 1024;
/** https://developers.google.com/photos/library/guides/upload-media#file-types-sizes */
const MAX_PHOTO_BYTES = 200 * MB;
const MAX_VIDEO_BYTES = 20 * 1024 * MB;

export const inputBinaryField: INodeProperties = {
	displayName: 'Input Binary Field(s)',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data, or attachment_0, attachment_1, or *',
	hint: 'The name of the input binary field containing the file to upload. For several files, separate the names by commas; * means all files of the item.',
	description:
		'Photos up to 200 MB (AVIF, BMP, GIF, HEIC, ICO, JPG, PNG, TIFF, WEBP, some RAW) and videos up to 20 GB. Each file becomes one output item.',
};

/** A file of an input item, with the name it came with. */
export interface InputFile {
	file: UploadFile;
	fileName?: string;
}

/** Kept outside memory when it has an id, otherwise as base64 in the item itself. */
async function sizeOf(context: IExecuteFunctions, binary: IBinaryData): Promise<number> {
	// Decoded, since base64 may hold line breaks, and a wrong length would never be sent to its end.
	const { id, bytes, data } = binary;
	if (!id) return Buffer.from(data, 'base64').length;
	if (Number.isSafeInteger(bytes)) return bytes!;
	return (await context.helpers.getBinaryMetadata(id)).fileSize;
}

function checkSize(context: IExecuteFunctions, file: UploadFile, { name, binary }: Found): void {
	const { size, mimeType } = file;
	const called = preview(name ?? binary.fileName ?? 'file');
	if (size === 0) {
		throw inputError(
			context,
			`'Input Binary Field(s)' "${called}" holds an empty file`,
			'Google Photos takes no file without bytes. Look at the node before this one: its download or read gave nothing.',
		);
	}
	const isPhoto = mimeType.startsWith('image/');
	const maxBytes = isPhoto ? MAX_PHOTO_BYTES : MAX_VIDEO_BYTES;
	if (size > maxBytes) {
		throw inputError(
			context,
			`'Input Binary Field(s)' "${called}" holds a file that is too large (${Math.ceil(size / MB)} MB)`,
			`Google Photos takes ${isPhoto ? 'photos up to 200 MB' : 'videos up to 20 GB'}. Make the file smaller before the upload.`,
		);
	}
}

async function toInputFile(context: IExecuteFunctions, found: Found): Promise<InputFile> {
	const { binary } = found;
	const { id, mimeType } = binary as Partial<IBinaryData>;
	const file: UploadFile = {
		// A Code node may leave it out.
		mimeType: (typeof mimeType === 'string' && mimeType) || 'application/octet-stream',
		size: await sizeOf(context, binary),
		open: async () =>
			id ? await context.helpers.getBinaryStream(id) : Buffer.from(binary.data, 'base64'),
	};
	checkSize(context, file, found);
	return { file, fileName: binary.fileName };
}

/**
 * The files that 'Input Binary Field(s)' asks for, checked against Google's limits, to be opened when
 * needed: by name, by several names, `*` for all, or the files themselves as an expression gives them.
 *
 * @returns one result per file, in the order in which they are named
 * @throws NodeOperationError naming the field when it asks for nothing
 */
export async function readInputFiles(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Array<Result<InputFile>>> {
	const value = context.getNodeParameter('binaryPropertyName', itemIndex);
	const results: Array<Result<InputFile>> = [];
	for (const found of findFiles(context, itemIndex, value)) {
		try {
			if ('error' in found) throw found.error;
			results.push({ value: await toInputFile(context, found.value) });
		} catch (caught) {
			results.push({ error: toError(caught) });
		}
	}
	return results;
}
