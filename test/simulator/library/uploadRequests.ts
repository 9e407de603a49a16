/** What raw and resumable uploads share. */
import type { ContentSink } from './content';
import { ApiError, invalid } from './errors';
import type { LibraryState } from './state';

/** @returns the largest allowed upload in bytes, by the type that the request declares. */
export function sizeLimit({ settings }: LibraryState, { headers }: Request): number {
	const declared = headers.get('x-goog-upload-content-type') ?? headers.get('content-type') ?? '';
	return declared.startsWith('image/') ? settings.photoLimit : settings.videoLimit;
}

/** 413 OUT_OF_RANGE. */
export function tooLarge(limit: number): ApiError {
	return new ApiError('OUT_OF_RANGE', `The file is larger than the limit of ${limit} bytes.`, {
		http: 413,
	});
}

/** 400 INVALID_ARGUMENT. */
export function emptyPayload(): ApiError {
	return invalid('Payload must not be empty');
}

/** @returns 200 with the upload token as plain text. */
export function tokenResponse(token: string, headers: Record<string, string> = {}): Response {
	return new Response(token, {
		headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
	});
}

/** Reads the whole body into the sink. Rejects if the connection was cut. */
export async function receive({ body }: Request, sink: ContentSink): Promise<void> {
	if (body === null) return;
	for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) sink.write(chunk);
}
