import { ApplicationError } from 'n8n-workflow';
import type { FileToUpload } from './file';
import type { ByteStream } from '../http/streams';

async function moreOf(stream: ByteStream): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const settle = (error?: Error) => {
			stream.off('readable', onReadable).off('end', onReadable).off('error', settle);
			if (error) reject(error);
			else resolve();
		};
		const onReadable = () => settle();
		stream.on('readable', onReadable).on('end', onReadable).on('error', settle);
	});
}

/**
 * Opens a file at an offset. n8n's stores give streams from the start only, so the bytes before it
 * are read and let go.
 *
 * @param offset in bytes, less than the file's size
 * @throws ApplicationError when the file ends before; what the store throws
 */
export async function bytesFrom(file: FileToUpload, offset: number): Promise<Buffer | ByteStream> {
	const content = await file.open();
	if (Buffer.isBuffer(content)) return content.subarray(offset);
	for (let left = offset; left > 0;) {
		const piece = content.read() as Buffer | null;
		if (piece === null) {
			if (content.readableEnded) {
				throw new ApplicationError(
					`The file ends after ${offset - left} bytes, but ${file.size} were announced`,
					{ level: 'warning' },
				);
			}
			await moreOf(content);
			continue;
		}
		if (piece.length > left) content.unshift(piece.subarray(left));
		left -= Math.min(left, piece.length);
	}
	return content;
}
