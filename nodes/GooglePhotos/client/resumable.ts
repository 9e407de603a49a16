import type { IHttpRequestOptions } from 'n8n-workflow';
import { ByteReader } from './byteReader';
import { apiError, faultOf, isHopeless } from './errors';
import type { Fault, HttpAnswer } from './faults';
import { timeoutFor, type FileToUpload } from './filesToUpload';
import { LIBRARY } from './methods';
import { exchange, type PhotosContext } from './request';
import { waitBeforeRetry, type Repeat } from './retries';
import { pause, throwIfCancelled } from './waiting';

/** Google's upload servers have named 256 KiB; what they name now is read from each answer. */
const USUAL_GRANULARITY = 256 * 1024;
/** Sessions that one file may take, when Google loses them or the last answer. */
const MOST_SESSIONS = 3;

/** Where Google stands with an upload. */
interface Progress {
	status: 'active' | 'final' | 'lost';
	/** Bytes that have arrived. */
	received: number;
	/** The upload token, in the answer to the last chunk only. */
	token?: string;
}

interface Session {
	url: string;
	/** Bytes of each chunk but the last. */
	chunkBytes: number;
}

function headerOf({ headers }: HttpAnswer, name: string): string {
	const value = headers[`x-goog-upload-${name}`];
	return typeof value === 'string' ? value.trim() : '';
}

/**
 * Sends a file in chunks through Google's resumable protocol, so that a broken connection costs a
 * part of one chunk and no more than one chunk is held in memory. After any doubt Google is asked
 * how much it has, and that is where it goes on.
 *
 * @param largestChunk bytes; cut down to a multiple of the granularity that Google announces
 * @returns the upload token
 * @throws NodeApiError when Google refuses or stays out of reach; what the file's store throws
 * @see https://developers.google.com/photos/library/guides/resumable-uploads
 */
export async function uploadInChunks(
	context: PhotosContext,
	file: FileToUpload,
	largestChunk: number,
): Promise<string> {
	const reader = new ByteReader(file);
	try {
		for (let sessions = 1; ; sessions++) {
			const token = await new ResumableUpload(context, file, reader).run(largestChunk);
			if (token) return token;
			if (sessions >= MOST_SESSIONS) {
				const message = `The upload was lost ${sessions} times before it was complete`;
				throw apiError(context.getNode(), { message, httpStatus: 503 }, 'uploads.create');
			}
		}
	} finally {
		reader.close();
	}
}

/** One upload session. */
class ResumableUpload {
	constructor(
		private readonly context: PhotosContext,
		private readonly file: FileToUpload,
		private readonly reader: ByteReader,
	) {}

	/** @returns the upload token, or undefined when the session is lost and another one may do */
	async run(largestChunk: number): Promise<string | undefined> {
		const session = await this.start(largestChunk);
		if (!session) return undefined;
		const buffer = Buffer.allocUnsafe(Math.min(session.chunkBytes, this.file.size));
		let received = 0;
		let failures = 0;
		for (;;) {
			let progress: Progress;
			try {
				progress = await this.sendChunk(session, buffer, received);
			} catch (error) {
				progress = await this.recover(session, error, ++failures);
			}
			if (progress.token) return progress.token;
			if (progress.status !== 'active') return undefined;
			if (progress.received > received) failures = 0;
			received = progress.received;
		}
	}

	private async start(largestChunk: number): Promise<Session | undefined> {
		const { file } = this;
		const answer = await this.post(`${LIBRARY.origin}/v1/uploads`, 'start', 'safe', {
			'X-Goog-Upload-Protocol': 'resumable',
			'X-Goog-Upload-Content-Type': file.mimeType,
			'X-Goog-Upload-Raw-Size': String(file.size),
		});
		const granularity = Number(headerOf(answer, 'chunk-granularity')) || USUAL_GRANULARITY;
		const chunkBytes = Math.max(1, Math.floor(largestChunk / granularity)) * granularity;
		const url = headerOf(answer, 'url');
		return isGoogleApi(url) ? { url, chunkBytes } : undefined;
	}

	private async sendChunk(session: Session, buffer: Buffer, offset: number): Promise<Progress> {
		const chunk = buffer.subarray(0, Math.min(buffer.length, this.file.size - offset));
		const isLast = offset + chunk.length === this.file.size;
		await this.reader.read(chunk, offset);
		const command = isLast ? 'upload, finalize' : 'upload';
		// Not repeated as it is: Google may have taken a part of it.
		const answer = await this.post(
			session.url,
			command,
			'unsafe',
			{ 'X-Goog-Upload-Offset': String(offset) },
			chunk,
		);
		const status = headerOf(answer, 'status');
		const token = isLast && typeof answer.body === 'string' ? answer.body.trim() : '';
		if (token) return { status: 'final', received: this.file.size, token };
		if (status === 'active' && !isLast) return { status, received: offset + chunk.length };
		return await this.query(session);
	}

	/** After a failed chunk: waits as Google asks, then finds out where the upload stands. */
	private async recover(session: Session, error: unknown, failures: number): Promise<Progress> {
		throwIfCancelled(this.context);
		const fault = faultOf(error);
		// 400 is also the answer to a wrong offset, which the query sets right.
		const wait = fault && waitBeforeRetry(asPassing(fault), failures, 'safe');
		if (wait === undefined || isHopeless(error)) throw asError(error);
		await pause(this.context, wait);
		return await this.query(session);
	}

	private async query({ url }: Session): Promise<Progress> {
		try {
			const answer = await this.post(url, 'query', 'safe', {});
			const status = headerOf(answer, 'status') === 'active' ? 'active' : 'lost';
			return { status, received: Number(headerOf(answer, 'size-received')) || 0 };
		} catch (error) {
			throwIfCancelled(this.context);
			const { httpStatus = 0 } = faultOf(error) ?? {};
			const isUnknown = httpStatus >= 400 && httpStatus < 500 && httpStatus !== 429;
			if (!isUnknown || isHopeless(error)) throw asError(error);
			return { status: 'lost', received: 0 };
		}
	}

	private async post(
		url: string,
		command: string,
		repeat: Repeat,
		headers: Record<string, string>,
		chunk?: Buffer,
	): Promise<HttpAnswer> {
		return await exchange(this.context, 'uploads.create', repeat, (): IHttpRequestOptions => ({
			method: 'POST',
			url,
			headers: {
				...headers,
				...(chunk ? { 'Content-Type': 'application/octet-stream' } : {}),
				'Content-Length': String(chunk?.length ?? 0),
				'X-Goog-Upload-Command': command,
			},
			...(chunk ? { body: chunk } : {}),
			encoding: 'text',
			timeout: timeoutFor(chunk?.length ?? 0),
			disableFollowRedirect: true,
		}));
	}
}

/** The token goes along with every chunk, so chunks go to Google only. */
function isGoogleApi(address: string): boolean {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	return url?.protocol === 'https:' && /(^|\.)googleapis\.com$/.test(url.hostname);
}

/** A chunk refused with 400 may have met a wrong offset or a session that ended: that passes. */
function asPassing(fault: Fault): Fault {
	const passes = [400, 404, 410, 412].includes(fault.httpStatus ?? 0);
	return passes ? { ...fault, httpStatus: 503 } : fault;
}

function asError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
