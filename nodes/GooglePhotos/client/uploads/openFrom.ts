import { ApplicationError } from 'n8n-workflow';
import type { ByteStream } from '../http/streams';
import type { UploadFile } from './file';

async function untilReadable(stream: ByteStream): Promise<void> {
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
 * Opens a file at an offset. n8n's stores give streams from the start only, so the bytes before the
 * offset are read and dropped.
 *
 * @param offset in bytes, less than the file's size
 * @throws ApplicationError when the file ends before; what the store throws
 */
export async function openFrom(file: UploadFile, offset: number): Promise<Buffer | ByteStream> {
	const content = await file.open();
	if (Buffer.isBuffer(content)) return content.subarray(offset);
	for (let left = offset; left > 0;) {
		const chunk = content.read() as Buffer | null;
		if (chunk === null) {
			if (content.readableEnded) {
				throw new ApplicationError(
					`The file ends after ${offset - left} bytes, but ${file.size} were announced`,
					{ level: 'warning' },
				);
			}
			await untilReadable(content);
			continue;
		}
		if (chunk.length > left) content.unshift(chunk.subarray(left));
		left -= Math.min(left, chunk.length);
	}
	return content;
}
