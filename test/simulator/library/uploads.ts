/** https://developers.google.com/photos/library/guides/upload-media */
import type { Grant } from '../service';
import { ContentSink } from './content';
import { ApiError, invalid } from './errors';
import { authenticate, checkEnabled } from './auth';
import { UPLOAD_SCOPES } from './methods';
import type { Quotas } from './quotas';
import { htmlError, jsonResponse } from './responses';
import { ResumableUploads } from './resumableUploads';
import { emptyPayload, receive, sizeLimit, tokenResponse, tooLarge } from './uploadRequests';
import type { LibraryState } from './state';

/** 401, for a token that is expired as for one without the scope: JSON that calls itself HTML. */
function noSession(): Response {
	const status = { code: 16, message: 'Authentication session is not defined.' };
	return new Response(JSON.stringify(status, null, 2), {
		status: 401,
		headers: { 'content-type': 'text/html; charset=UTF-8', server: 'UploadServer' },
	});
}

/** Receives bytes at `/v1/uploads` in the raw and in the resumable protocol. */
export class Uploads {
	private readonly resumable: ResumableUploads;

	constructor(
		private readonly state: LibraryState,
		private readonly quotas: Quotas,
	) {
		this.resumable = new ResumableUploads(state);
	}

	/** @returns the response; failures are a bare google.rpc.Status, without the envelope. */
	async handle(request: Request): Promise<Response> {
		try {
			return await this.route(request, new URL(request.url));
		} catch (error) {
			// Anything else is a body that broke off: nobody reads the response.
			const failure = error instanceof ApiError ? error : new ApiError('INTERNAL', String(error));
			if (failure.status === 'UNAUTHENTICATED') return noSession();
			return jsonResponse(failure.toRpcStatus(), failure.http, true, failure.extras.headers);
		}
	}

	clear(): void {
		this.resumable.clear();
	}

	private async route(request: Request, url: URL): Promise<Response> {
		if (request.method !== 'POST') {
			const sentence = `The request method ${request.method} is not allowed here.`;
			return htmlError(405, 'Method Not Allowed', sentence);
		}
		const uploadId = url.searchParams.get('upload_id');
		if (uploadId !== null) {
			// The upload URL needs no token, but an expired token is refused everywhere.
			if (request.headers.has('authorization')) authenticate(this.state, request, url);
			return this.resumable.proceed(uploadId, request);
		}
		const grant = authenticate(this.state, request, url);
		checkEnabled(this.state, grant);
		const { mode } = this.state.context;
		if (!UPLOAD_SCOPES[mode].some((scope) => grant.scopes.has(scope))) return noSession();
		this.quotas.countRequest(grant);
		switch (request.headers.get('x-goog-upload-protocol')) {
			case 'raw':
				return this.raw(request, grant);
			case 'resumable':
				return this.resumable.start(request, grant);
			default:
				throw invalid('Invalid value of the header X-Goog-Upload-Protocol.');
		}
	}

	private async raw(request: Request, grant: Grant): Promise<Response> {
		const limit = sizeLimit(this.state, request);
		if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
		const sink = new ContentSink();
		await receive(request, sink);
		if (sink.size === 0) throw emptyPayload();
		if (sink.size > limit) throw tooLarge(limit);
		const fileName = request.headers.get('x-goog-upload-file-name') ?? undefined;
		const token = this.state.uploadTokens.issue(grant, { content: sink.close(), fileName });
		return tokenResponse(token);
	}
}
