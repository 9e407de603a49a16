import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { INodeExecutionData } from 'n8n-workflow';
import { binaryOf } from './binaries';

/** A small JPEG; another `number` gives other bytes. */
export async function photo(number = 0): Promise<Buffer> {
	return await sharp({ create: { width: 8, height: 8, channels: 3, background: '#4285f4' } })
		.withExif({ IFD0: { ImageDescription: `Photo ${number}` } })
		.jpeg()
		.toBuffer();
}

/** Input items with one different JPEG each, stored on disk, named `1.jpg`, `2.jpg` … and `json.number`. */
export async function photoItems(count: number): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (let number = 1; number <= count; number++) {
		const options = { fileName: `${number}.jpg`, json: { number } };
		items.push(await binaryOf(await photo(number), options));
	}
	return items;
}

export function sha256(content: Buffer): string {
	return createHash('sha256').update(content).digest('hex');
}
