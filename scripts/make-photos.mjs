/**
 * Paints the sample photos of examples/photos. Run it with `node scripts/make-photos.mjs`, with file
 * names as arguments to paint only those. The pictures are the project's own: no photo was used.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { dunes, meadow, sunset } from './photos/landscapes.mjs';
import { city, forest, harbour } from './photos/places.mjs';
import { clamp, hash } from './photos/noise.mjs';

const width = 1600;
const height = 1067;
const largestFile = 118_000; // bytes: small enough to keep in the repository
const folder = new URL('../examples/photos/', import.meta.url);

const photos = [
	{ name: '夕焼け 01.jpg', scene: sunset, taken: '2024:06:14 20:31:12', blur: 0.8 },
	{ name: 'IMG_20240702_081455.jpg', scene: harbour, taken: '2024:07:02 08:14:55', blur: 0.7 },
	{ name: 'meadow in June.jpg', scene: meadow, taken: '2024:06:21 12:05:40', blur: 0.8 },
	{ name: 'city at night (1).jpg', scene: city, taken: '2024:03:07 22:47:03', blur: 0.8 },
	{ name: 'DSC01877.jpg', scene: dunes, taken: '2024:02:18 17:22:30', blur: 0.8 },
	{ name: 'autumn-forest.jpg', scene: forest, taken: '2023:10:26 09:58:17', blur: 0.9 },
];

/** The scene as raw 8-bit RGB. */
function paint(scene) {
	const pixels = Buffer.alloc(width * height * 3);
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			for (const channel of scene(x / height, y / height)) pixels[at++] = clamp(channel) * 255;
		}
	}
	return pixels;
}

/** What a lens and a sensor add: darker corners and a little grain. */
function develop(pixels, seed) {
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const corner = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2;
			const grain = (hash(x, y, seed) + hash(y, x, seed + 1) - 1) * 7;
			const light = 1.02 - 0.3 * corner * corner - 0.1 * corner;
			for (let channel = 0; channel < 3; channel++, at++) {
				pixels[at] = Math.min(255, Math.max(0, pixels[at] * light + grain));
			}
		}
	}
	return pixels;
}

/** A JPEG with EXIF, at the best quality that keeps it under the largest size. */
async function encode(pixels, taken) {
	const exif = {
		IFD0: { Make: 'n8n', Model: 'n8n demo camera', Software: 'make-photos', DateTime: taken },
		IFD2: { DateTimeOriginal: taken, DateTimeDigitized: taken },
	};
	for (let quality = 84; ; quality -= 4) {
		const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
			.withExif(exif)
			.jpeg({ quality, mozjpeg: true })
			.toBuffer();
		if (jpeg.length <= largestFile || quality <= 40) return { jpeg, quality };
	}
}

await mkdir(folder, { recursive: true });
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !photos.some((photo) => photo.name === name));
if (unknown.length > 0) throw new Error(`No such photo: ${unknown.join(', ')}`);
for (const [index, { name, scene, taken, blur }] of photos.entries()) {
	if (wanted.length && !wanted.includes(name)) continue;
	const soft = await sharp(paint(scene), { raw: { width, height, channels: 3 } })
		.blur(blur)
		.raw()
		.toBuffer();
	const { jpeg, quality } = await encode(develop(soft, index + 1), taken);
	await writeFile(fileURLToPath(new URL(encodeURIComponent(name), folder)), jpeg);
	console.log(`${name}: ${Math.round(jpeg.length / 1000)} kB at quality ${quality}`);
}
