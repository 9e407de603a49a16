import { ApplicationError } from 'n8n-workflow';
import type { FileToUpload } from './filesToUpload';
import type { ByteStream } from './streams';

/**
 * Reads a file piece by piece at given offsets, holding no more of it than the caller's buffer.
 * n8n's streams begin at the start of a file, so going on is cheap and going back reads it anew.
 */
export class ByteReader {
	private stream: ByteStream | undefined;
	private pieces: AsyncIterator<Buffer> | undefined;
	/** What was read of the stream and not yet given out, with its place in the file. */
	private rest: Buffer = Buffer.alloc(0);
	private offset = 0;

	constructor(private readonly file: FileToUpload) {}

	/**
	 * Fills `target` with the bytes from `offset` on.
	 * @throws ApplicationError when the file ends early; what the store throws
	 */
	async read(target: Buffer, offset: number): Promise<void> {
		if (!this.pieces || offset < this.offset) await this.reopen();
		await this.skipTo(offset);
		for (let filled = 0; filled < target.length; ) {
			if (this.rest.length === 0) await this.next();
			const copied = this.rest.copy(target, filled);
			filled += copied;
			this.advance(copied);
		}
	}

	close(): void {
		this.stream?.destroy();
	}

	private async reopen(): Promise<void> {
		this.close();
		const content = await this.file.open();
		this.stream = Buffer.isBuffer(content) ? undefined : content;
		this.pieces = Buffer.isBuffer(content)
			? piecesOf(content)
			: (content as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
		this.rest = Buffer.alloc(0);
		this.offset = 0;
	}

	private async skipTo(offset: number): Promise<void> {
		while (this.offset < offset) {
			if (this.rest.length === 0) await this.next();
			this.advance(Math.min(this.rest.length, offset - this.offset));
		}
	}

	private async next(): Promise<void> {
		const piece = await this.pieces!.next();
		if (piece.done) {
			throw new ApplicationError(
				`The file ends after ${this.offset} bytes, but ${this.file.size} were announced`,
				{ level: 'warning' },
			);
		}
		this.rest = piece.value;
	}

	private advance(bytes: number): void {
		this.rest = this.rest.subarray(bytes);
		this.offset += bytes;
	}
}

async function* piecesOf(content: Buffer): AsyncGenerator<Buffer, void, undefined> {
	yield await Promise.resolve(content);
}
