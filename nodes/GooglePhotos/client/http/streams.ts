import { sleep, type IExecuteFunctions } from 'n8n-workflow';

/** A readable stream of bytes, named through n8n's types because nodes may not import node:stream. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** Whether the body of a request or an answer is a stream. */
export function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && 'pipe' in body;
}

const ENOUGH_BYTES = 16 * 1024;

/** The first bytes of an error's body, which is all that is worth reading; the rest is let go. */
export async function startOf(stream: ByteStream): Promise<Buffer> {
	const pieces: Buffer[] = [];
	let size = 0;
	try {
		for await (const piece of stream as AsyncIterable<Buffer>) {
			pieces.push(piece);
			size += piece.length;
			if (size >= ENOUGH_BYTES) break;
		}
	} catch {
		// The status is known; a body that breaks off adds nothing to it.
	}
	return Buffer.concat(pieces);
}

const LOOK_MS = 1_000;

/** Bytes on their way, and how many have passed. */
export interface WatchedStream {
	stream: ByteStream;
	/** Bytes that have passed so far. */
	passed: () => number;
	/** Ends the watch. */
	release: () => void;
}

/**
 * Counts the bytes of a stream and breaks it off when none come for a while: a request's timeout
 * ends with its headers, and a connection may stay open with nobody at the other end.
 *
 * @param patienceMs how long no byte may come, in milliseconds; the stream's error then has the code
 *   `ETIMEDOUT`
 */
export function watched(source: ByteStream, patienceMs: number): WatchedStream {
	let bytes = 0;
	let isReleased = false;
	const stream = source.map((piece: Buffer) => {
		bytes += piece.length;
		return piece;
	});
	const lookMs = Math.min(LOOK_MS, patienceMs);
	const watch = async () => {
		for (let [seen, since] = [0, Date.now()]; !isReleased; await sleep(lookMs)) {
			if (bytes > seen) [seen, since] = [bytes, Date.now()];
			if (Date.now() - since < patienceMs) continue;
			const message = `No bytes came for ${patienceMs / 1000} seconds`;
			// n8n's client hands out a stream over a generator that waits for the next bytes: its own
			// destroy would wait with it, and tell of the error only when the connection ends.
			source.emit('error', Object.assign(new Error(message), { code: 'ETIMEDOUT' }));
			source.destroy();
			return;
		}
	};
	void watch();
	return {
		stream,
		passed: () => bytes,
		release: () => {
			isReleased = true;
		},
	};
}
