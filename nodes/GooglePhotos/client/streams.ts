import type { IExecuteFunctions } from 'n8n-workflow';

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
