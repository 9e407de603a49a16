import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { binaryOf, type BinaryOptions } from '../integration/support/binaries';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { photo } from '../integration/support/photos';
import { video } from '../integration/support/videos';
import type { StoredFile } from './runner';
import type { Scenario } from './scenarios';

const SIGNATURE_BYTES = 1024;

/** Writes a video of `bytes` bytes: a file head as MP4 has it, then nothing but zeros. */
export async function writeVideo(folder: string, bytes: number): Promise<string> {
	const path = join(folder, 'video.mp4');
	const file = await open(path, 'w');
	await file.write(video(SIGNATURE_BYTES));
	await file.truncate(bytes);
	await file.close();
	return path;
}

async function store(content: Parameters<typeof binaryOf>[0], options: BinaryOptions) {
	const { binary } = await binaryOf(content, options);
	if (!binary?.data.id) throw new Error(`n8n has not stored ${options.fileName}`);
	const path = Container.get(BinaryDataService).getPath(binary.data.id);
	return { path, binary: binary.data };
}

/** Puts the files of a scenario into n8n's store: one video, or different photos. */
export async function storeFiles(
	folder: string,
	{ count, fileBytes }: Scenario,
): Promise<StoredFile[]> {
	if (fileBytes === undefined) return [];
	if (count === 1) {
		const content = createReadStream(await writeVideo(folder, fileBytes));
		return [await store(content, { fileName: 'video.mp4', mimeType: 'video/mp4' })];
	}
	const files: StoredFile[] = [];
	for (let number = 1; number <= count; number++) {
		// Filled up with zeros behind the picture; like real photos they differ in length.
		const content = Buffer.concat([await photo(number)], fileBytes - 10 * number);
		files.push(await store(content, { fileName: `photo-${number}.jpg` }));
	}
	return files;
}
