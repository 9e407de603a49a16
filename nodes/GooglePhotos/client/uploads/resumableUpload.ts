import { type IHttpRequestOptions, type IN8nHttpFullResponse, NodeApiError } from 'n8n-workflow';
import { delay, throwIfCancelled } from '../flow/cancellation';
import { toError } from '../flow/result';
import type { PhotosContext } from '../http/context';
import { apiError, failureOf, isFatal } from '../http/errors';
import type { ApiFailure } from '../http/failures';
import { type ApiMethod, LIBRARY } from '../http/methods';
import { sendRequest } from '../http/request';
import { isNeverSent, retryDelay } from '../http/retries';
import type { UploadFile } from './file';
import { type OutgoingFile, outgoing } from './outgoingFile';

/** Upload sessions one file may take, when Google loses them or the last response is lost. */
const MAX_SESSIONS = 3;
/** Successful responses without progress after which the session is given up. */
const MAX_STALLED_RESPONSES = 2;

/** Where Google stands with an upload. */
interface Progress {
	status: 'active' | 'final' | 'lost';
	/** Bytes that have arrived. */
	received: number;
	/** The upload token, in the response to the last bytes only. */
	token?: string;
}

function uploadHeader({ headers }: IN8nHttpFullResponse, name: string): string {
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
export async function uploadResumably(context: PhotosContext, file: UploadFile): Promise<string> {
	const sending = outgoing(file);
	let lastError: Error | undefined;
	for (let sessions = 1; ; sessions++) {
		const session = new UploadSession(context, sending);
		const token = await session.run();
		if (token) return token;
		lastError = session.lastError ?? lastError;
		if (sessions >= MAX_SESSIONS || !sending.maySend()) {
			const message = `The upload was lost ${sessions} times before it was complete`;
			throw lastError ?? apiError(context.getNode(), { message, httpStatus: 503 }, 'uploads.send');
		}
	}
}

/** The access token and the bytes go along, so they go to the Library API only. */
function checkAddress(context: PhotosContext, address: string): void {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	// The origin holds scheme, host and port.
	if (url?.origin === LIBRARY.origin && url.username === '' && url.password === '') return;
	const message = 'The upload address is not that of the Photos Library API';
	throw new NodeApiError(
		context.getNode(),
		{ message },
		{
			message,
			description: `Nothing was sent there, it led to ${url ? `"${url.host}"` : 'no host'}. Look at what stands between n8n and ${LIBRARY.origin}, such as a proxy.`,
		},
	);
}

class UploadSession {
	/** Why the session was left or had to be asked where it stands. */
	lastError: Error | undefined;

	private readonly file: UploadFile;

	constructor(
		private readonly context: PhotosContext,
		private readonly sending: OutgoingFile,
	) {
		this.file = sending.file;
	}

	/** @returns the upload token, or undefined when the session is lost and another one may do */
	async run(): Promise<string | undefined> {
		const url = await this.start();
		if (!url) return undefined;
		let received = 0;
		let failures = 0;
		let stalled = 0;
		for (;;) {
			let progress: Progress;
			try {
				progress = await this.sendRest(url, received);
				if (!progress.token && progress.received <= received) stalled++;
				if (stalled > MAX_STALLED_RESPONSES) return undefined;
			} catch (error) {
				progress = await this.recover(url, error, ++failures);
			}
			if (progress.token) return progress.token;
			if (progress.status !== 'active') return undefined;
			if (progress.received > received) failures = 0;
			received = progress.received;
			if (!this.sending.maySend(received)) return undefined;
		}
	}

	/**
	 * @returns the address for all further requests; undefined when Google gave none
	 * @throws NodeApiError when it is not one of the Library API
	 */
	private async start(): Promise<string | undefined> {
		const { file } = this;
		const response = await this.post('uploads.start', `${LIBRARY.origin}/v1/uploads`, 'start', {
			'X-Goog-Upload-Protocol': 'resumable',
			'X-Goog-Upload-Content-Type': file.mimeType,
			'X-Goog-Upload-Raw-Size': String(file.size),
		});
		const url = uploadHeader(response, 'url');
		if (url === '') return undefined;
		checkAddress(this.context, url);
		return url;
	}

	private async sendRest(url: string, offset: number): Promise<Progress> {
		const { file } = this;
		// All bytes may have arrived, and only the command to finish is missing.
		const command = offset < file.size ? 'upload, finalize' : 'finalize';
		const headers = { 'X-Goog-Upload-Offset': String(offset) };
		const response = await this.post('uploads.send', url, command, headers, offset);
		const token = typeof response.body === 'string' ? response.body.trim() : '';
		if (token) return { status: 'final', received: file.size, token };
		return await this.query(url);
	}

	/** After a break: waits as Google asks, then finds out where the upload stands. */
	private async recover(url: string, error: unknown, failures: number): Promise<Progress> {
		throwIfCancelled(this.context);
		this.sending.throwIfBroken();
		this.lastError = toError(error);
		const failure = failureOf(error);
		if (failure && isNeverSent(failure)) this.sending.takeBack();
		if (failure?.uploadClosed && isRefusal(failure)) throw toError(error);
		// 400 is also the response to a wrong offset, which the query corrects.
		const wait = failure && retryDelay(asTransient(failure), failures, true);
		if (wait === undefined || isFatal(error)) throw toError(error);
		await delay(this.context, wait);
		const progress = await this.query(url);
		// What Google has refused and closed will not be accepted in another session.
		if (progress.status === 'final' && failure && isRefusal(failure)) throw toError(error);
		return progress;
	}

	private async query(url: string): Promise<Progress> {
		try {
			const response = await this.post('uploads.query', url, 'query', {});
			const words = uploadHeader(response, 'status');
			const status = words === 'active' || words === 'final' ? words : 'lost';
			const received = Number(uploadHeader(response, 'size-received'));
			const isPossible = Number.isSafeInteger(received) && received >= 0;
			return { status, received: isPossible ? Math.min(received, this.file.size) : 0 };
		} catch (error) {
			throwIfCancelled(this.context);
			const failure = failureOf(error);
			if (!failure || !isRefusal(failure) || isFatal(error)) throw toError(error);
			return { status: 'lost', received: 0 };
		}
	}

	/** @param offset the first byte to send; no bytes are sent without it */
	private async post(
		method: ApiMethod,
		url: string,
		command: string,
		headers: Record<string, string>,
		offset: number = this.file.size,
	): Promise<IN8nHttpFullResponse> {
		const length = this.file.size - offset;
		const build = async () => ({
			url,
			headers: {
				...headers,
				...(length > 0 ? { 'Content-Type': 'application/octet-stream' } : {}),
				'Content-Length': String(length),
				'X-Goog-Upload-Command': command,
			},
			...(length > 0
				? {
						body: (await this.sending.open(
							this.context,
							method,
							offset,
						)) as IHttpRequestOptions['body'],
					}
				: {}),
			encoding: 'text' as const,
			// n8n's own limit would end a slow upload, however steadily it goes on.
			timeout: 0,
			disableFollowRedirect: true,
		});
		const progress = () => (length > 0 ? this.sending.progress() : 0);
		return await sendRequest(this.context, method, build, { progress });
	}
}

/** Google looked at the request and said no; all else is trouble on the way. */
function isRefusal({ httpStatus = 0 }: ApiFailure): boolean {
	return httpStatus >= 400 && httpStatus < 500 && httpStatus !== 429;
}

/** Bytes refused with 400 may have met a wrong offset or a session that ended: that passes. */
function asTransient(failure: ApiFailure): ApiFailure {
	const passes = [400, 404, 410, 412].includes(failure.httpStatus ?? 0);
	return passes ? { ...failure, httpStatus: 503 } : failure;
}
