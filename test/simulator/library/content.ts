import { createHash, type Hash } from 'node:crypto';
import type { Content } from './types';

const HEAD_BYTES = 64 * 1024;
/** Larger files are only counted and hashed, so that an upload of any size needs little memory. */
export const MAX_WHOLE_BYTES = 8 * 1024 ** 2;
const BLOCK_BYTES = 64 * 1024;

/** Receives bytes and makes a Content of them. */
export class ContentSink {
	size = 0;
	private hash: Hash = createHash('sha256');
	private chunks: Buffer[] = [];
	private head = Buffer.alloc(0);

	write(bytes: Uint8Array): void {
		this.hash.update(bytes);
		this.size += bytes.length;
		if (this.head.length < HEAD_BYTES) {
			this.head = Buffer.concat([this.head, bytes.subarray(0, HEAD_BYTES - this.head.length)]);
		}
		if (this.size <= MAX_WHOLE_BYTES) this.chunks.push(Buffer.from(bytes));
		else this.chunks = [];
	}

	/** @returns a second sink with the same bytes, to try a chunk that may be refused. */
	fork(): ContentSink {
		const copy = new ContentSink();
		copy.size = this.size;
		copy.hash = this.hash.copy();
		copy.chunks = [...this.chunks];
		copy.head = this.head;
		return copy;
	}

	/** @returns the content; nothing may be written after this. */
	close(): Content {
		const { size, head } = this;
		const sha256 = this.hash.digest('hex');
		if (size > MAX_WHOLE_BYTES) return { size, sha256, head };
		const whole = Buffer.concat(this.chunks);
		return { size, sha256, head: whole.subarray(0, HEAD_BYTES), whole };
	}
}

/** @returns a content of these bytes. */
export function contentOf(bytes: Buffer): Content {
	const sink = new ContentSink();
	sink.write(bytes);
	return sink.close();
}

/**
 * The bytes of a content from `start` to `end` (exclusive). What was not kept is replaced: after the
 * head a block made from the digest repeats, so that the length is right and two downloads are the
 * same, but the bytes are not those that were uploaded.
 */
export function* bytesOf(content: Content, start = 0, end = content.size): Generator<Uint8Array> {
	if (content.whole) {
		yield content.whole.subarray(start, end);
		return;
	}
	const block = Buffer.alloc(BLOCK_BYTES, createHash('sha256').update(content.sha256).digest());
	for (let at = start; at < end;) {
		const source = at < content.head.length ? content.head : block;
		const from = at < content.head.length ? at : (at - content.head.length) % BLOCK_BYTES;
		const piece = source.subarray(from, Math.min(source.length, from + end - at));
		yield piece;
		at += piece.length;
	}
}
