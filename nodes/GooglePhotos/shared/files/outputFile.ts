import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { downloadBytes, type Download } from '../../client/downloads/downloadBytes';

export const outputBinaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
};

/** The endings that go with a type, the usual one first. */
const ENDINGS: Record<string, readonly string[]> = {
	'image/avif': ['avif'],
	'image/bmp': ['bmp'],
	'image/gif': ['gif'],
	'image/heic': ['heic', 'heif'],
	'image/heif': ['heic', 'heif'],
	'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
	'image/png': ['png'],
	'image/tiff': ['tif', 'tiff', 'dng'],
	'image/webp': ['webp'],
	'image/x-icon': ['ico'],
	'video/3gpp': ['3gp', '3gpp'],
	'video/mp4': ['mp4', 'm4v'],
	'video/quicktime': ['mov', 'qt'],
	'video/webm': ['webm'],
};

/** Workflows put the name into paths: it must not lead out of the folder they mean. */
function safeName(name: string): string {
	return name
		.replace(/[/\\\p{Cc}]+/gu, '_')
		.replace(/^\.+$/, '')
		.trim();
}

/**
 * The name of a file whose bytes may be of another type than the media item: a downloaded video is
 * an MP4 and a scaled photo mostly a JPEG, whatever was uploaded.
 *
 * @param name as Google Photos shows it; without one the file is called `media-item`
 * @param mimeType of the bytes that came
 */
export function fileNameFor(name: string | undefined, mimeType: string): string {
	const given = safeName(name ?? '') || 'media-item';
	const endings = ENDINGS[mimeType];
	if (!endings) return given;
	const [, stem, ending] = /^(.+?)(?:\.([A-Za-z0-9]{1,5}))?$/s.exec(given) ?? ['', given, ''];
	if (ending && endings.includes(ending.toLowerCase())) return given;
	return `${stem}.${endings[0]}`;
}

/** A media item's file: where its bytes are, and what is known of it. */
export interface FileToDownload extends Download {
	/** The name in Google Photos. */
	fileName?: string;
	/** The media item's type, used where Google does not declare one for the bytes. */
	mimeType?: string;
}

/**
 * Streams the bytes behind a base URL into n8n's binary store, under a name that fits them.
 * @throws as `downloadBytes`
 */
export async function downloadFile(
	context: IExecuteFunctions,
	file: FileToDownload,
): Promise<IBinaryData> {
	return await downloadBytes(context, file, async ({ stream, mimeType }) => {
		const known = mimeType && mimeType !== 'application/octet-stream' ? mimeType : undefined;
		const type = known ?? file.mimeType ?? 'application/octet-stream';
		return await context.helpers.prepareBinaryData(stream, fileNameFor(file.fileName, type), type);
	});
}
