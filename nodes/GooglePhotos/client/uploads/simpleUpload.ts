import type { IHttpRequestOptions } from 'n8n-workflow';
import { delay, throwIfCancelled } from '../flow/cancellation';
import { toError } from '../flow/result';
import type { PhotosContext } from '../http/context';
import { apiError, failureOf, isFatal } from '../http/errors';
import { LIBRARY } from '../http/methods';
import { sendRequest } from '../http/request';
import { isNeverSent, retryDelay } from '../http/retries';
import type { UploadFile } from './file';
import { type OutgoingFile, outgoing } from './outgoingFile';

async function send(context: PhotosContext, sending: OutgoingFile): Promise<string> {
	const { size, mimeType } = sending.file;
	const build = async () => ({
		url: `${LIBRARY.origin}/v1/uploads`,
		headers: {
			'Content-Type': 'application/octet-stream',
			// Without it the stream would be sent in chunks of unknown total length.
			'Content-Length': String(size),
			'X-Goog-Upload-Protocol': 'raw',
			'X-Goog-Upload-Content-Type': mimeType,
		},
		body: (await sending.open(context, 'uploads.simple')) as IHttpRequestOptions['body'],
		encoding: 'text' as const,
		// n8n's own limit would end a slow upload, however steadily it goes on.
		timeout: 0,
		// A client that may have to follow a redirect keeps the whole body in memory.
		disableFollowRedirect: true,
	});
	// How often is decided here, where it is known how much has gone out.
	const response = await sendRequest(context, 'uploads.simple', build, {
		maxRetries: 0,
		progress: () => sending.progress(),
	});
	const token = typeof response.body === 'string' ? response.body.trim() : '';
	if (token !== '') return token;
	const failure = { message: 'The upload token is missing', networkCode: 'EBADRESPONSE' };
	throw apiError(context.getNode(), failure, 'uploads.simple');
}

/**
 * Sends a file in one request (protocol "raw").
 * @returns the upload token
 * @throws NodeApiError when Google refuses or stays out of reach; what the file's store throws
 * @see https://developers.google.com/photos/library/guides/upload-media#uploading-bytes
 */
export async function uploadSimply(context: PhotosContext, file: UploadFile): Promise<string> {
	const sending = outgoing(file);
	for (let attempts = 1; ; attempts++) {
		try {
			return await send(context, sending);
		} catch (error) {
			throwIfCancelled(context);
			sending.throwIfBroken();
			const failure = failureOf(error);
			if (failure && isNeverSent(failure)) sending.takeBack();
			const wait = failure && retryDelay(failure, attempts, true);
			if (wait === undefined || isFatal(error) || !sending.maySend()) throw toError(error);
			await delay(context, wait);
		}
	}
}
