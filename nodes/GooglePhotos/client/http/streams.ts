import { type IExecuteFunctions, sleep } from 'n8n-workflow';
import { Deadline } from '../flow/deadline';
import { MAX_SHORT_BODY_BYTES, SHORT_BODY_TIMEOUT_MS } from './limits';

/** A readable stream of bytes, named through n8n's types because nodes may not import node:stream. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** Whether the body of a request or a response is a stream. */
export function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && 'pipe' in body;
}

const endings = new WeakMap<ByteStream, () => void>();

/** Says how to end the connection that a stream comes from, when nobody reads it any more. */
export function onAbandon(stream: ByteStream, end: () => void): void {
	endings.set(stream, end);
}

/**
 * Leaves the rest of a stream unread. n8n's client hands out a stream over a generator: destroying it
 * alone would wait for its next bytes.
 */
export function abandon(stream: ByteStream): void {
	stream.on('error', () => {});
	stream.destroy();
	endings.get(stream)?.();
}

/**
 * The first bytes of a body that should be short, such as that of an error: 64 KiB, or what comes
 * within five seconds. The rest is dropped.
 */
export async function readPrefix(stream: ByteStream): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let left = MAX_SHORT_BODY_BYTES;
	const read = async () => {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			chunks.push(chunk.subarray(0, left));
			left -= chunk.length;
			if (left <= 0) break;
		}
	};
	const deadline = new Deadline({}, SHORT_BODY_TIMEOUT_MS);
	try {
		await deadline.race(read());
	} catch {
		// The status is known; a body that breaks off adds nothing to it.
		abandon(stream);
	} finally {
		deadline.dispose();
	}
	return Buffer.concat(chunks);
}

/**
 * A whole body.
 * @throws an error with the code `EBADRESPONSE` when it has more than so many bytes; as the stream
 */
export async function readAll(stream: ByteStream, maxBytes: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > maxBytes) {
			const message = `The response has more than ${maxBytes / 1024 / 1024} MiB`;
			throw Object.assign(new Error(message), { code: 'EBADRESPONSE' });
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

const CHECK_INTERVAL_MS = 1_000;

/** Bytes on their way, and how many have passed. */
export interface MonitoredStream {
	stream: ByteStream;
	bytesRead: () => number;
	/** Ends the checks. */
	dispose: () => void;
}

/**
 * Counts the bytes of a stream and breaks it off when none come for a while: a request's timeout
 * ends with its headers, and a connection may stay open with nobody at the other end.
 *
 * @param idleTimeoutMs how long no byte may come, in milliseconds; the stream's error then has the
 *   code `ETIMEDOUT`
 * @param checkStart is given the first bytes; what it throws becomes the stream's error
 */
export function withIdleTimeout(
	source: ByteStream,
	idleTimeoutMs: number,
	checkStart: (chunk: Buffer) => void = () => {},
): MonitoredStream {
	let bytes = 0;
	let isDisposed = false;
	const stream = source.map((chunk: Buffer) => {
		if (bytes === 0) checkStart(chunk);
		bytes += chunk.length;
		return chunk;
	});
	const intervalMs = Math.min(CHECK_INTERVAL_MS, idleTimeoutMs);
	const check = async () => {
		for (let [seen, since] = [0, Date.now()]; !isDisposed; await sleep(intervalMs)) {
			if (bytes > seen) [seen, since] = [bytes, Date.now()];
			if (Date.now() - since < idleTimeoutMs) continue;
			const message = `No bytes came for ${idleTimeoutMs / 1000} seconds`;
			const error = Object.assign(new Error(message), { code: 'ETIMEDOUT' });
			stream.destroy(error);
			abandon(source);
			// Without a connection to end, nothing else would end the wait for the next bytes.
			source.emit('error', error);
			return;
		}
	};
	void check();
	return {
		stream,
		bytesRead: () => bytes,
		dispose: () => {
			isDisposed = true;
		},
	};
}
