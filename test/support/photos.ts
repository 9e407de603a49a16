import { createHash } from 'node:crypto';
import sharp from 'sharp';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A small JPEG; another `number` gives other bytes, the same number always the same. */
export async function photo(number = 0): Promise<Buffer> {
	return await sharp({ create: { width: 8, height: 8, channels: 3, background: '#4285f4' } })
		.withExif({ IFD0: { ImageDescription: `Photo ${number}` } })
		.jpeg()
		.toBuffer();
}
