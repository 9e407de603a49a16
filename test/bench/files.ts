import { createCipheriv } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { PreparedFile } from './runner';

/** Bytes a JPEG segment can hold besides its marker. */
const LONGEST_SEGMENT = 65_535;

/** Bytes that look like noise and are the same in every run. */
function noise(seed: number, length: number): Buffer {
	const key = Buffer.alloc(16, seed % 256);
	const start = Buffer.alloc(16);
	start.writeUInt32BE(seed);
	return createCipheriv('aes-128-ctr', key, start).update(Buffer.alloc(length));
}

/** A small picture, filled up to `size` bytes with comments that differ from file to file. */
function photo(picture: Buffer, seed: number, size: number): Buffer {
	const pieces = [picture.subarray(0, 2)];
	let missing = size - picture.length;
	while (missing > 4) {
		const length = Math.min(LONGEST_SEGMENT, missing - 2);
		const header = Buffer.from([0xff, 0xfe, 0, 0]);
		header.writeUInt16BE(length, 2);
		pieces.push(header, noise(seed * 4096 + missing, length - 2));
		missing -= length + 2;
	}
	return Buffer.concat([...pieces, picture.subarray(2)]);
}

/** Writes `count` different photos; like real ones they differ in length, all a little below `size`. */
export async function makePhotos(
	folder: string,
	count: number,
	size: number,
): Promise<PreparedFile[]> {
	const background = { r: 66, g: 133, b: 244 };
	const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background } })
		.jpeg()
		.toBuffer();
	const files: PreparedFile[] = [];
	for (let number = 1; number <= count; number++) {
		const fileName = `photo-${number}.jpg`;
		const path = join(folder, fileName);
		const bytes = photo(picture, number, size - number * 10);
		await writeFile(path, bytes);
		files.push({ path, fileName, mimeType: 'image/jpeg', size: bytes.length });
	}
	return files;
}

/** Writes a video of `size` bytes: a file head as MP4 has it, then nothing but zeros. */
export async function makeVideo(folder: string, size: number): Promise<PreparedFile> {
	const fileName = 'video.mp4';
	const path = join(folder, fileName);
	const file = await open(path, 'w');
	await file.write(Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1'));
	await file.truncate(size);
	await file.close();
	return { path, fileName, mimeType: 'video/mp4', size };
}
