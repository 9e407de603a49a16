import type { IHttpRequestOptions } from 'n8n-workflow';
import { bytesFrom } from './openFrom';
import { apiError, asError, faultOf, isHopeless } from '../http/errors';
import type { Fault, HttpAnswer } from '../http/failures';
import { timeoutFor, type FileToUpload } from './file';
import { LIBRARY } from '../http/methods';
import { exchange, type PhotosContext } from '../http/request';
import { waitBeforeRetry, type Repeat } from '../http/retries';
import { pause, throwIfCancelled } from '../flow/cancellation';

/** Sessions that one file may take, when Google loses them or the last answer. */
const MOST_SESSIONS = 3;
/** Answers without fault, without token and without a byte more that one session may give. */
const MOST_STANDSTILLS = 2;

/** Where Google stands with an upload. */
interface Progress {
	status: 'active' | 'final' | 'lost';
	/** Bytes that have arrived. */
	received: number;
	/** The upload token, in the answer to the last bytes only. */
	token?: string;
}

function headerOf({ headers }: HttpAnswer, name: string): string {
	const value = headers[`x-goog-upload-${name}`];
	return typeof value === 'string' ? value.trim() : '';
}

/**
 * Sends a file through Google's resumable protocol: a broken connection costs the bytes that were
 * on their way, since Google keeps what has arrived. The bytes go out as one stream for as long as
 * it holds, which takes the fewest requests and no memory for chunks; after any doubt Google is
 * asked how much it has, and that is where the next stream begins.
 *
 * @returns the upload token
 * @throws NodeApiError when Google refuses or stays out of reach; what the file's store throws
 * @see https://developers.google.com/photos/library/guides/resumable-uploads
 */
export async function uploadResumably(context: PhotosContext, file: FileToUpload): Promise<string> {
	for (let sessions = 1; ; sessions++) {
		const token = await new ResumableUpload(context, file).run();
		if (token) return token;
		if (sessions >= MOST_SESSIONS) {
			const message = `The upload was lost ${sessions} times before it was complete`;
			throw apiError(context.getNode(), { message, httpStatus: 503 }, 'uploads.create');
		}
	}
}

/** One upload session. */
class ResumableUpload {
	constructor(
		private readonly context: PhotosContext,
		private readonly file: FileToUpload,
	) {}

	/** @returns the upload token, or undefined when the session is lost and another one may do */
	async run(): Promise<string | undefined> {
		const url = await this.start();
		if (!url) return undefined;
		let received = 0;
		let failures = 0;
		let standstills = 0;
		for (;;) {
			let progress: Progress;
			try {
				progress = await this.sendRest(url, received);
				if (!progress.token && progress.received <= received) standstills++;
				if (standstills > MOST_STANDSTILLS) return undefined;
			} catch (error) {
				progress = await this.recover(url, error, ++failures);
			}
			if (progress.token) return progress.token;
			if (progress.status !== 'active') return undefined;
			if (progress.received > received) failures = 0;
			received = progress.received;
		}
	}

	/** @returns the address for all further requests, if it is one of Google's */
	private async start(): Promise<string | undefined> {
		const { file } = this;
		const answer = await this.post(`${LIBRARY.origin}/v1/uploads`, 'start', 'safe', {
			'X-Goog-Upload-Protocol': 'resumable',
			'X-Goog-Upload-Content-Type': file.mimeType,
			'X-Goog-Upload-Raw-Size': String(file.size),
		});
		const url = headerOf(answer, 'url');
		return isGoogleApi(url) ? url : undefined;
	}

	private async sendRest(url: string, offset: number): Promise<Progress> {
		const { file } = this;
		// All bytes may have arrived, and only the word to finish is missing.
		const command = offset < file.size ? 'upload, finalize' : 'finalize';
		const headers = { 'X-Goog-Upload-Offset': String(offset) };
		// Not repeated as it is: Google may have taken a part of it.
		const answer = await this.post(url, command, 'unsafe', headers, offset);
		const token = typeof answer.body === 'string' ? answer.body.trim() : '';
		if (token) return { status: 'final', received: file.size, token };
		return await this.query(url);
	}

	/** After a break: waits as Google asks, then finds out where the upload stands. */
	private async recover(url: string, error: unknown, failures: number): Promise<Progress> {
		throwIfCancelled(this.context);
		const fault = faultOf(error);
		// 400 is also the answer to a wrong offset, which the query sets right.
		const wait = fault && waitBeforeRetry(asPassing(fault), failures, 'safe');
		if (wait === undefined || isHopeless(error)) throw asError(error);
		await pause(this.context, wait);
		return await this.query(url);
	}

	private async query(url: string): Promise<Progress> {
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

	/** @param offset where the bytes begin that go along; no bytes go along without it */
	private async post(
		url: string,
		command: string,
		repeat: Repeat,
		headers: Record<string, string>,
		offset: number = this.file.size,
	): Promise<HttpAnswer> {
		const length = this.file.size - offset;
		const build = async (): Promise<IHttpRequestOptions> => ({
			method: 'POST',
			url,
			headers: {
				...headers,
				...(length > 0 ? { 'Content-Type': 'application/octet-stream' } : {}),
				'Content-Length': String(length),
				'X-Goog-Upload-Command': command,
			},
			...(length > 0
				? { body: (await bytesFrom(this.file, offset)) as IHttpRequestOptions['body'] }
				: {}),
			encoding: 'text',
			timeout: timeoutFor(length),
			disableFollowRedirect: true,
		});
		return await exchange(this.context, 'uploads.create', repeat, build);
	}
}

/** The access token goes along with the bytes, so they go to Google only. */
function isGoogleApi(address: string): boolean {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	return url?.protocol === 'https:' && /(^|\.)googleapis\.com$/.test(url.hostname);
}

/** Bytes refused with 400 may have met a wrong offset or a session that ended: that passes. */
function asPassing(fault: Fault): Fault {
	const passes = [400, 404, 410, 412].includes(fault.httpStatus ?? 0);
	return passes ? { ...fault, httpStatus: 503 } : fault;
}
