import { loadPackage } from '../integration/support/nodeTypes';
import { createReadStream } from 'node:fs';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Container } from '@n8n/di';
import { BinaryDataService, FileLocation } from 'n8n-core';
import sharp from 'sharp';
import { WORKFLOW_ID } from '../integration/support/workflow';
import type { StoredFile } from './runner';
import type { Scenario } from './scenarios';

/** Writes a video of `bytes` bytes: a file head as MP4 has it, then nothing but zeros. */
export async function writeVideo(folder: string, bytes: number): Promise<string> {
	const path = join(folder, 'video.mp4');
	await writeFile(path, '\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1');
	await truncate(path, bytes);
	return path;
}

async function store(content: Buffer | Readable, fileName: string, mimeType: string) {
	await loadPackage();
	const service = Container.get(BinaryDataService);
	const location = FileLocation.ofExecution(WORKFLOW_ID, '1');
	const binary = await service.store(location, content, { data: '', fileName, mimeType });
	return { path: service.getPath(binary.id ?? ''), binary };
}

/** Puts the files of a scenario into n8n's store: one video, or different photos. */
export async function storeFiles(
	folder: string,
	{ count, executions, fileBytes }: Scenario,
): Promise<StoredFile[]> {
	if (fileBytes === undefined) return [];
	if (count === 1 && executions === undefined) {
		const content = createReadStream(await writeVideo(folder, fileBytes));
		return [await store(content, 'video.mp4', 'video/mp4')];
	}
	const create = { width: 64, height: 48, channels: 3 as const, background: '#4285f4' };
	const picture = await sharp({ create }).jpeg().toBuffer();
	const files: StoredFile[] = [];
	for (let number = 1; number <= count; number++) {
		// Filled up with zeros behind the picture; like real photos they differ in length.
		const content = Buffer.concat([picture], fileBytes - 10 * number);
		files.push(await store(content, `photo-${number}.jpg`, 'image/jpeg'));
	}
	return files;
}
