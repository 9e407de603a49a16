import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

const WIDTH = 320;
const HEIGHT = 240;
const FRAMES = 30;

/**
 * A small JPEG that no library holds yet.
 * @param taken when it was taken, as Exif writes it: `2001:02:03 12:00:00`; no date unless given
 */
export async function newPhoto(taken?: string): Promise<Buffer> {
	const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
	let image = sharp(randomBytes(WIDTH * HEIGHT * 3), { raw });
	if (taken) {
		image = image.withExif({ IFD2: { DateTimeOriginal: taken, OffsetTimeOriginal: '+00:00' } });
	}
	return await image.jpeg({ quality: 60 }).toBuffer();
}

function chunk(name: string, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const head = Buffer.alloc(8);
	head.write(name, 'latin1');
	head.writeUInt32LE(content.length, 4);
	return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

const list = (name: string, ...parts: Buffer[]) => chunk('LIST', Buffer.from(name), ...parts);

function numbers(...values: Array<number | string>): Buffer {
	return Buffer.concat(
		values.map((value) => {
			if (typeof value === 'string') return Buffer.from(value, 'latin1');
			const bytes = Buffer.alloc(4);
			bytes.writeUInt32LE(value);
			return bytes;
		}),
	);
}

/**
 * A second of Motion JPEG in an AVI file, the one video format that needs no encoder.
 * https://learn.microsoft.com/windows/win32/directshow/avi-riff-file-reference
 */
export async function newVideo(): Promise<Buffer> {
	const frame = await newPhoto();
	const frames = Array.from({ length: FRAMES }, () => chunk('00dc', frame));
	const size = frame.length;
	const microseconds = Math.round(1_000_000 / FRAMES);
	const hasIndex = 0x10;
	const keyFrame = 0x10;
	const main = [microseconds, size * FRAMES, 0, hasIndex, FRAMES, 0, 1, size, WIDTH, HEIGHT];
	const stream = ['vids', 'MJPG', 0, 0, 0, 1, FRAMES, 0, FRAMES, size, 10_000, 0];
	const picture = [40, WIDTH, HEIGHT, 1 + (24 << 16), 'MJPG', WIDTH * HEIGHT * 3, 0, 0, 0, 0];
	// The frame's rectangle as four 16-bit numbers.
	const rectangle = [0, WIDTH + (HEIGHT << 16)];
	const index = frames.flatMap((one, at) => ['00dc', keyFrame, 4 + at * one.length, size]);
	return chunk(
		'RIFF',
		Buffer.from('AVI '),
		list(
			'hdrl',
			chunk('avih', numbers(...main, 0, 0, 0, 0)),
			list(
				'strl',
				chunk('strh', numbers(...stream, ...rectangle)),
				chunk('strf', numbers(...picture)),
			),
		),
		list('movi', ...frames),
		chunk('idx1', numbers(...index)),
	);
}
