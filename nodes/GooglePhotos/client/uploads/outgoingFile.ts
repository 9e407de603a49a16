import { NodeOperationError } from 'n8n-workflow';
import type { PhotosContext } from '../http/context';
import { apiError } from '../http/errors';
import type { ApiMethod } from '../http/methods';
import type { ByteStream } from '../http/streams';
import type { UploadFile } from './file';

/** How often a file may go out in full, over all tries, sessions and renewals of its token. */
const MAX_SENDS = 3;

/** The slowest connection for which a file in memory waits, in bytes per second. */
const MIN_BYTES_PER_SECOND = 32 * 1024;

/** Makes a stream of chunks, as every kind of stream that n8n's stores give can. */
interface StreamMaker {
	from: (chunks: AsyncIterable<Buffer>, options: { objectMode: boolean }) => ByteStream;
}

/** The bytes of a file on their way: opened for each request, counted over all of them. */
export class OutgoingFile {
	/** Bytes that requests have taken so far, and of these the last request. */
	private taken = 0;

	private takenLast = 0;

	/** When a file in memory was handed over, in milliseconds since the epoch. */
	private handedOverAt = 0;

	/** Why the file cannot be sent, whatever Google says: its store gives other bytes than announced. */
	private brokenBy: Error | undefined;

	constructor(readonly file: UploadFile) {}

	/** Whether the bytes from an offset on may go out once more. */
	maySend(offset = 0): boolean {
		const { size } = this.file;
		return this.taken + size - offset <= MAX_SENDS * size;
	}

	/**
	 * Opens the file at an offset. n8n's stores give streams from the start only, so the bytes before
	 * the offset are read and dropped.
	 *
	 * @param method what sends it
	 * @param offset in bytes, less than the file's size
	 * @throws NodeApiError when it has gone out often enough; what the store throws
	 */
	async open(context: PhotosContext, method: ApiMethod, offset = 0): Promise<Buffer | ByteStream> {
		this.throwIfBroken();
		if (!this.maySend(offset)) {
			// Between two tries of one call there are only pauses that Google asks for.
			const message = `The file was sent in full ${MAX_SENDS} times`;
			throw apiError(context.getNode(), { httpStatus: 429, message }, method);
		}
		const content = await this.file.open();
		this.takenLast = 0;
		if (Buffer.isBuffer(content)) {
			this.count(content.length - offset);
			this.handedOverAt = Date.now();
			return content.subarray(offset);
		}
		// An error before the first byte is asked for would meet nobody who listens.
		content.on('error', () => {});
		const { from } = content.constructor as unknown as StreamMaker;
		const isRead = () => !body.destroyed;
		this.handedOverAt = 0;
		const body = from(this.readFrom(context, content, offset, isRead), { objectMode: false });
		body.on('error', () => {});
		body.once('close', () => content.destroy());
		return body;
	}

	/** @throws why the file cannot be sent again, if it is known by now */
	check(context: PhotosContext): void {
		this.throwIfBroken();
		if (this.maySend()) return;
		const message = `The file was sent in full ${MAX_SENDS} times`;
		const description = 'It is not sent once more. Run this item again later.';
		throw new NodeOperationError(context.getNode(), message, { description, level: 'warning' });
	}

	/** @throws why its store cannot be trusted, if it is known by now */
	throwIfBroken(): void {
		if (this.brokenBy) throw this.brokenBy;
	}

	/**
	 * How far the last request has come, in bytes. Nobody sees the bytes of a file in memory go, so as
	 * much time is given as they take over a slow connection.
	 */
	progress(): number {
		if (this.handedOverAt === 0) return this.taken;
		const seconds = (Date.now() - this.handedOverAt) / 1000;
		return Math.min(this.takenLast, Math.floor(seconds * MIN_BYTES_PER_SECOND));
	}

	/** Nothing of the last request has left this machine. */
	takeBack(): void {
		this.taken -= this.takenLast;
		this.takenLast = 0;
	}

	private count(bytes: number): void {
		this.taken += bytes;
		this.takenLast += bytes;
	}

	/** The last chunk is held back until it is known to be the last, so that no wrong file arrives. */
	private async *readFrom(
		context: PhotosContext,
		content: ByteStream,
		offset: number,
		isRead: () => boolean,
	) {
		const { size } = this.file;
		let read = 0;
		let held: Buffer | undefined;
		for await (const chunk of content as AsyncIterable<Buffer>) {
			const rest = chunk.subarray(Math.max(0, offset - read));
			read += chunk.length;
			if (read > size)
				throw this.breakOff(
					context,
					`The file has more than the ${size} bytes that were announced`,
				);
			if (rest.length === 0) continue;
			if (held) yield held;
			if (isRead()) this.count(rest.length);
			held = rest;
		}
		if (read < size) {
			throw this.breakOff(context, `The file ends after ${read} bytes, but ${size} were announced`);
		}
		if (held) yield held;
	}

	private breakOff(context: PhotosContext, message: string): Error {
		const description =
			"n8n's binary store gives other bytes than it announced, so the file is damaged or was replaced meanwhile. Nothing of it was added. Run the node that produced the file again.";
		this.brokenBy = new NodeOperationError(context.getNode(), message, {
			description,
			level: 'warning',
		});
		// A code by which the request fails here and not on the network, and is not sent again.
		return Object.assign(new Error(message), { code: 'EIO' });
	}
}

const outgoingFiles = new WeakMap<UploadFile, OutgoingFile>();

/** A file is counted once, whoever sends it. */
export function outgoing(file: UploadFile): OutgoingFile {
	const known = outgoingFiles.get(file) ?? new OutgoingFile(file);
	outgoingFiles.set(file, known);
	return known;
}
