/** https://developers.google.com/photos/library/guides/upload-media */
import type { Grant } from '../contract';
import { ContentSink } from './content';
import { ApiError, invalid } from './errors';
import { authenticate, checkEnabled, checkScopes } from './gate';
import { UPLOAD_SCOPES } from './methods';
import type { Quotas } from './quotas';
import { htmlError, jsonResponse } from './responses';
import { ResumableUploads } from './resumableUploads';
import type { World } from './world';

/** Receives bytes at `/v1/uploads` in the raw and in the resumable protocol. */
export class Uploads {
	private readonly resumable: ResumableUploads;

	constructor(
		private readonly world: World,
		private readonly quotas: Quotas,
	) {
		this.resumable = new ResumableUploads(world);
	}

	/** @returns the answer; failures are a bare google.rpc.Status, without the envelope. */
	async handle(request: Request): Promise<Response> {
		try {
			return await this.route(request, new URL(request.url));
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			await drain(request);
			return jsonResponse(error.toRpcStatus(), error.http, true, error.extras.headers);
		}
	}

	clear(): void {
		this.resumable.clear();
	}

	private async route(request: Request, url: URL): Promise<Response> {
		if (request.method !== 'POST') {
			return htmlError(405, 'Method Not Allowed', `The request method ${request.method} is not allowed here.`);
		}
		const uploadId = url.searchParams.get('upload_id');
		if (uploadId !== null) {
			// The upload URL is good without a token, but a stale token is refused everywhere.
			if (request.headers.has('authorization')) authenticate(this.world, request, url);
			return this.resumable.proceed(uploadId, request);
		}
		const grant = authenticate(this.world, request, url);
		checkEnabled(this.world, grant);
		checkScopes(this.world, grant, UPLOAD_SCOPES, 'UploadMedia');
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
		const limit = sizeLimit(this.world, request);
		if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
		const sink = new ContentSink();
		await receive(request, sink);
		if (sink.size === 0) throw emptyPayload();
		if (sink.size > limit) throw tooLarge(limit);
		const fileName = request.headers.get('x-goog-upload-file-name') ?? undefined;
		const token = this.world.uploadTokens.issue(grant, { content: sink.close(), fileName });
		return tokenResponse(token);
	}
}

/** @returns the largest allowed upload in bytes, by the type that the request declares. */
export function sizeLimit({ settings }: World, { headers }: Request): number {
	const declared = headers.get('x-goog-upload-content-type') ?? headers.get('content-type') ?? '';
	return declared.startsWith('image/') ? settings.photoLimit : settings.videoLimit;
}

export function tooLarge(limit: number): ApiError {
	return new ApiError('OUT_OF_RANGE', `The file is larger than the limit of ${limit} bytes.`, {
		http: 413,
	});
}

export function emptyPayload(): ApiError {
	return invalid('Payload must not be empty');
}

/** @returns 200 with the upload token as plain text. */
export function tokenResponse(token: string, headers: Record<string, string> = {}): Response {
	return new Response(token, {
		headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
	});
}

/** Takes the whole body in, without holding it. Rejects where the connection was cut. */
export async function receive({ body }: Request, sink: ContentSink): Promise<void> {
	if (body === null) return;
	for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) sink.write(chunk);
}

/** Reads a refused body to its end, so that the client gets to read the answer. */
async function drain(request: Request): Promise<void> {
	if (request.body === null || request.bodyUsed) return;
	await receive(request, new ContentSink()).catch(() => undefined);
}
