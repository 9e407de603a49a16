/** https://developers.google.com/photos/library/guides/resumable-uploads */
import type { Grant } from '../service';
import { ContentSink } from './content';
import { ApiError, invalid, notFound } from './errors';
import { LIBRARY_HOST } from './auth';
import { newOpaque } from './ids';
import { emptyPayload, receive, sizeLimit, tokenResponse, tooLarge } from './uploadRequests';
import type { LibraryState } from './state';

/** Not documented; assumed to be the same as for an upload token. */
const SESSION_LIFETIME_MS = 24 * 60 * 60 * 1000;

interface Session {
	grant: Grant;
	status: 'active' | 'final' | 'cancelled';
	/** Announced size in bytes. */
	rawSize: number;
	limit: number;
	fileName?: string;
	startedAt: number;
	sink: ContentSink;
}

/** Sessions that survive a cut connection: what was received counts. */
export class ResumableUploads {
	private readonly sessions = new Map<string, Session>();

	constructor(private readonly state: LibraryState) {}

	/** `X-Goog-Upload-Command: start`. */
	start(request: Request, grant: Grant): Response {
		if (!commandsOf(request).has('start')) throw invalid('Invalid upload command.');
		const rawSize = Number(request.headers.get('x-goog-upload-raw-size') ?? NaN);
		if (!Number.isInteger(rawSize) || rawSize < 0) {
			throw invalid('The header X-Goog-Upload-Raw-Size is required.');
		}
		const limit = sizeLimit(this.state, request);
		if (rawSize > limit) throw withStatus(tooLarge(limit), { status: 'final' });
		const uploadId = newOpaque('ABPtcP', 60);
		const session: Session = {
			grant,
			status: 'active',
			rawSize,
			limit,
			fileName: request.headers.get('x-goog-upload-file-name') ?? undefined,
			startedAt: this.state.context.now(),
			sink: new ContentSink(),
		};
		this.sessions.set(uploadId, session);
		const url = `https://${LIBRARY_HOST}/v1/uploads?upload_id=${uploadId}&upload_protocol=resumable`;
		return new Response(null, {
			headers: {
				'x-goog-upload-url': url,
				'x-goog-upload-control-url': url,
				'x-goog-upload-chunk-granularity': String(this.state.settings.granularity),
				'x-goog-upload-status': session.status,
			},
		});
	}

	/** Any further command at the upload URL. */
	async proceed(uploadId: string, request: Request): Promise<Response> {
		const session = this.sessions.get(uploadId);
		const expired = session && this.state.context.now() - session.startedAt >= SESSION_LIFETIME_MS;
		if (!session || expired) throw notFound();
		const commands = commandsOf(request);
		if (commands.has('query')) return sessionResponse(session);
		if (session.status !== 'active') {
			throw withStatus(invalid('The upload is not active any more.'), session);
		}
		if (commands.has('cancel')) {
			session.status = 'cancelled';
			return sessionResponse(session);
		}
		if (commands.has('upload')) await this.upload(session, request, commands.has('finalize'));
		if (commands.has('finalize')) return this.finalize(session);
		if (!commands.has('upload')) throw withStatus(invalid('Invalid upload command.'), session);
		return sessionResponse(session);
	}

	clear(): void {
		this.sessions.clear();
	}

	private async upload(session: Session, request: Request, last: boolean): Promise<void> {
		const offset = Number(request.headers.get('x-goog-upload-offset') ?? NaN);
		const { size } = session.sink;
		if (offset !== size) {
			const message = `The upload offset ${offset} does not match the size received, ${size}.`;
			throw withStatus(invalid(message), session);
		}
		const attempt = session.sink.fork();
		try {
			await receive(request, attempt);
		} catch (error) {
			if (session.status === 'active' && session.sink.size === size) session.sink = attempt;
			throw error;
		}
		const { granularity } = this.state.settings;
		const received = attempt.size - size;
		if (!last && received % granularity !== 0) {
			const message = `The size of a chunk must be a multiple of ${granularity} bytes.`;
			throw withStatus(invalid(message), session);
		}
		if (attempt.size > session.limit) throw withStatus(tooLarge(session.limit), session);
		if (attempt.size > session.rawSize) {
			throw withStatus(invalid('More bytes were sent than announced.'), session);
		}
		session.sink = attempt;
	}

	private finalize(session: Session): Response {
		const { sink, fileName, grant, rawSize } = session;
		if (sink.size === 0) throw withStatus(emptyPayload(), session);
		if (sink.size < rawSize) {
			const message = `The upload has ${sink.size} of ${rawSize} bytes.`;
			throw withStatus(invalid(message), session);
		}
		session.status = 'final';
		const token = this.state.uploadTokens.issue(grant, { content: sink.close(), fileName });
		// The session keeps its size for queries, but not the bytes.
		session.sink = Object.assign(new ContentSink(), { size: sink.size });
		return tokenResponse(token, { 'x-goog-upload-status': 'final' });
	}
}

function commandsOf(request: Request): Set<string> {
	const header = request.headers.get('x-goog-upload-command') ?? '';
	return new Set(header.split(',').map((command) => command.trim().toLowerCase()));
}

function sessionResponse({ status, sink }: Session): Response {
	return new Response(null, {
		headers: {
			'x-goog-upload-status': status,
			'x-goog-upload-size-received': String(sink.size),
		},
	});
}

function withStatus(error: ApiError, { status }: { status: string }): ApiError {
	return new ApiError(error.status, error.message, {
		...error.extras,
		http: error.http,
		headers: { 'x-goog-upload-status': status },
	});
}
