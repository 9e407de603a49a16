import { type IExecuteFunctions, sleep } from 'n8n-workflow';

/** A readable stream of bytes, named through n8n's types because nodes may not import node:stream. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** Whether the body of a request or a response is a stream. */
export function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && 'pipe' in body;
}

const MAX_PREFIX_BYTES = 16 * 1024;

/** The first bytes of an error's body, which is all that is worth reading; the rest is dropped. */
export async function readPrefix(stream: ByteStream): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			chunks.push(chunk);
			size += chunk.length;
			if (size >= MAX_PREFIX_BYTES) break;
		}
	} catch {
		// The status is known; a body that breaks off adds nothing to it.
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
			// n8n's client hands out a stream over a generator that waits for the next bytes: destroying
			// it would wait too, and report the error only when the connection ends.
			source.emit('error', Object.assign(new Error(message), { code: 'ETIMEDOUT' }));
			source.destroy();
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
