import { createHash } from 'node:crypto';
import sharp from 'sharp';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A small JPEG; every number gives other bytes, the same number always the same. */
export async function samplePhoto(number: number): Promise<Buffer> {
	const [r, g, b] = createHash('md5').update(String(number)).digest();
	const background = { r, g, b };
	return await sharp({ create: { width: 64, height: 48, channels: 3, background } })
		.jpeg()
		.toBuffer();
}
