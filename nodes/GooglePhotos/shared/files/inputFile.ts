import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { UploadFile } from '../../client/uploads/file';
import { inputError } from '../operation/inputErrors';

const MB = 1024 * 1024;
/** https://developers.google.com/photos/library/guides/upload-media#file-types-sizes */
const MAX_PHOTO_BYTES = 200 * MB;
const MAX_VIDEO_BYTES = 20 * 1024 * MB;

export const inputBinaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input binary field containing the file to upload',
	description:
		'Photos up to 200 MB (AVIF, BMP, GIF, HEIC, ICO, JPG, PNG, TIFF, WEBP, some RAW) and videos up to 20 GB',
};

/** A file of an input item, with the name it came with. */
export interface InputFile {
	file: UploadFile;
	fileName?: string;
}

function findBinary(context: IExecuteFunctions, itemIndex: number): IBinaryData {
	const field = context.getNodeParameter('binaryPropertyName', itemIndex) as string | IBinaryData;
	try {
		const binary = context.helpers.assertBinaryData(itemIndex, field);
		// A name such as "constructor" finds what every object has.
		if (typeof binary.data !== 'string') throw new TypeError('This is no file');
		return binary;
	} catch {
		const fields = Object.keys(context.getInputData()[itemIndex].binary ?? {});
		const name = typeof field === 'string' ? ` "${field}"` : '';
		throw inputError(
			context,
			`'Input Binary Field'${name} is not in this item`,
			fields.length > 0
				? `This item has the binary fields ${fields.map((one) => `"${one}"`).join(', ')}: use one of them.`
				: 'This item carries no file. Put a node before this one that outputs one, such as HTTP Request with response format File, or Read/Write Files from Disk.',
		);
	}
}

/** Kept outside memory when it has an id, otherwise as base64 in the item itself. */
async function sizeOf(context: IExecuteFunctions, binary: IBinaryData): Promise<number> {
	// Decoded, since base64 may hold line breaks, and a wrong length would never be sent to its end.
	if (!binary.id) return Buffer.from(binary.data, 'base64').length;
	return binary.bytes ?? (await context.helpers.getBinaryMetadata(binary.id)).fileSize;
}

function checkSize(context: IExecuteFunctions, size: number, mimeType: string): void {
	if (size === 0) {
		throw inputError(
			context,
			"'Input Binary Field' holds an empty file",
			'Google Photos takes no file without bytes. Look at the node before this one: its download or read gave nothing.',
		);
	}
	const isPhoto = mimeType.startsWith('image/');
	const maxBytes = isPhoto ? MAX_PHOTO_BYTES : MAX_VIDEO_BYTES;
	if (size > maxBytes) {
		throw inputError(
			context,
			`'Input Binary Field' holds a file that is too large (${Math.ceil(size / MB)} MB)`,
			`Google Photos takes ${isPhoto ? 'photos up to 200 MB' : 'videos up to 20 GB'}. Make the file smaller before the upload.`,
		);
	}
}

/**
 * The file in an item's binary field, checked against Google's limits, to be opened when needed.
 * @throws NodeOperationError naming 'Input Binary Field' when it is missing, empty or too large
 */
export async function readInputFile(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<InputFile> {
	const binary = findBinary(context, itemIndex);
	const size = await sizeOf(context, binary);
	// A Code node may leave it out.
	const mimeType = binary.mimeType || 'application/octet-stream';
	checkSize(context, size, mimeType);
	const { id } = binary;
	return {
		file: {
			mimeType,
			size,
			open: async () =>
				id ? await context.helpers.getBinaryStream(id) : Buffer.from(binary.data, 'base64'),
		},
		fileName: binary.fileName,
	};
}
