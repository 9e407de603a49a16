import type { IHttpRequestOptions } from 'n8n-workflow';
import { apiError } from './errors';
import { LIBRARY } from './methods';
import { exchange, type PhotosContext } from './request';
import type { ByteStream } from './streams';

/** Bytes that can be read from the start as often as needed. */
export interface FileToUpload {
	mimeType: string;
	/** Length in bytes. */
	size: number;
	open(): Promise<Buffer | ByteStream>;
}

/** The slowest line we wait for, in bytes per second, on top of a fixed time for the server. */
const SLOWEST_LINE = 32 * 1024;
const SERVER_TIME_MS = 120_000;

function timeoutFor(bytes: number): number {
	return SERVER_TIME_MS + Math.ceil((bytes / SLOWEST_LINE) * 1000);
}

/**
 * Sends the bytes of one file and returns its upload token, which lives for a day and makes one
 * media item. Sending twice does no harm: bytes without a batchCreate are thrown away.
 * The file name travels with batchCreate, because an HTTP header cannot carry every character.
 * https://developers.google.com/photos/library/guides/upload-media#uploading-bytes
 */
export async function uploadBytes(context: PhotosContext, file: FileToUpload): Promise<string> {
	const answer = await exchange(context, 'uploads.create', 'safe', async () => ({
		method: 'POST',
		url: `${LIBRARY.origin}/v1/uploads`,
		headers: {
			'Content-Type': 'application/octet-stream',
			// Without it the stream would be sent in chunks of unknown total length.
			'Content-Length': String(file.size),
			'X-Goog-Upload-Protocol': 'raw',
			'X-Goog-Upload-Content-Type': file.mimeType,
		},
		body: (await file.open()) as IHttpRequestOptions['body'],
		encoding: 'text',
		timeout: timeoutFor(file.size),
		// A client that may have to follow a redirect keeps the whole body in memory.
		disableFollowRedirect: true,
	}));
	const token = typeof answer.body === 'string' ? answer.body.trim() : '';
	if (token === '') {
		const fault = { httpStatus: answer.statusCode, message: 'The upload token is missing' };
		throw apiError(context.getNode(), fault, 'uploads.create');
	}
	return token;
}
