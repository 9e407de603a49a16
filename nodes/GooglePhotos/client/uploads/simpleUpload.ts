import type { IHttpRequestOptions } from 'n8n-workflow';
import { apiError } from '../http/errors';
import { timeoutFor, type FileToUpload } from './file';
import { LIBRARY } from '../http/methods';
import { exchange, type PhotosContext } from '../http/request';

/**
 * Sends a file in one request (protocol "raw").
 * @returns the upload token
 * @see https://developers.google.com/photos/library/guides/upload-media#uploading-bytes
 */
export async function uploadWhole(context: PhotosContext, file: FileToUpload): Promise<string> {
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
