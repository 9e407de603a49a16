import sharp, { type Sharp } from 'sharp';
import type { MediaItem } from './types';

/** In pixels; both are set if it is cropped. */
export interface Size {
	width?: number;
	height?: number;
	crop: boolean;
}

/** What a rendition is made of. */
export type Picture = Pick<MediaItem, 'content' | 'kind' | 'mimeType' | 'width' | 'height'>;

interface Rendition {
	bytes: Buffer;
	type: string;
}

/** In a request; larger numbers are cut down to it (the number is not documented). */
const MAX_PIXELS = 16_383;
const GRAY = { r: 128, g: 128, b: 128 };

/**
 * @returns the photo in the given size: to fit without enlarging it, or cropped to exactly that. A
 * plain area of the right size replaces what cannot be decoded here, and videos.
 */
export async function renderPhoto(item: Picture, size: Size): Promise<Rendition> {
	const { whole } = item.content;
	if (item.kind === 'photo' && whole) {
		try {
			return await resize(sharp(whole).autoOrient(), size, item.mimeType);
		} catch {
			// The placeholder below is used.
		}
	}
	const { width = 1600, height = 1200 } = item;
	return placeholder(width, height, size);
}

/** @returns what an empty album shows. */
export function placeholderImage(size: Size): Promise<Rendition> {
	return placeholder(512, 512, size);
}

/** Made from one pixel, whatever the size of the original. */
function placeholder(width: number, height: number, size: Size): Promise<Rendition> {
	const scale = Math.min((size.width ?? width) / width, (size.height ?? height) / height, 1);
	const fitted = size.crop
		? { width: size.width ?? width, height: size.height ?? height }
		: {
				width: Math.max(1, Math.round(width * scale)),
				height: Math.max(1, Math.round(height * scale)),
			};
	const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: GRAY } });
	return encode(pixel.resize({ ...cap(fitted), fit: 'fill' }), 'image/jpeg');
}

function resize(picture: Sharp, size: Size, mimeType: string): Promise<Rendition> {
	const { crop } = size;
	const options = {
		...cap(size),
		fit: crop ? 'cover' : 'inside',
		withoutEnlargement: !crop,
	} as const;
	return encode(picture.resize(options), mimeType === 'image/png' ? 'image/png' : 'image/jpeg');
}

async function encode(picture: Sharp, type: 'image/jpeg' | 'image/png'): Promise<Rendition> {
	const format = type === 'image/png' ? 'png' : 'jpeg';
	return { bytes: await picture.toFormat(format).toBuffer(), type };
}

function cap({ width, height }: { width?: number; height?: number }) {
	const limit = (pixels?: number) => (pixels ? Math.min(pixels, MAX_PIXELS) : undefined);
	return { width: limit(width), height: limit(height) };
}
