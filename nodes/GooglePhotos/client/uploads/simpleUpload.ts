import type { IHttpRequestOptions } from 'n8n-workflow';
import type { PhotosContext } from '../http/context';
import { apiError } from '../http/errors';
import { LIBRARY } from '../http/methods';
import { sendRequest } from '../http/request';
import { type UploadFile, uploadTimeoutMs } from './file';

/**
 * Sends a file in one request (protocol "raw").
 * @returns the upload token
 * @see https://developers.google.com/photos/library/guides/upload-media#uploading-bytes
 */
export async function uploadSimply(context: PhotosContext, file: UploadFile): Promise<string> {
	const response = await sendRequest(context, 'uploads.simple', async () => ({
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
		timeout: uploadTimeoutMs(file.size),
		// A client that may have to follow a redirect keeps the whole body in memory.
		disableFollowRedirect: true,
	}));
	const token = typeof response.body === 'string' ? response.body.trim() : '';
	if (token === '') {
		const failure = { httpStatus: response.statusCode, message: 'The upload token is missing' };
		throw apiError(context.getNode(), failure, 'uploads.simple');
	}
	return token;
}
