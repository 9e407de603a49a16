import exifr from 'exifr';
import sharp from 'sharp';
import type { MediaType } from './mediaTypes';
import type { CameraDetails, Content } from './types';

export interface Metadata {
	width?: number;
	height?: number;
	camera: CameraDetails;
	/** Milliseconds since the epoch. */
	captureTime?: number;
}

/** Videos are not read: all have this size. */
const VIDEO_SIZE = { width: 1920, height: 1080 };

interface ExifTags {
	Make?: string;
	Model?: string;
	FocalLength?: number;
	FNumber?: number;
	ISO?: number;
	ExposureTime?: number;
	DateTimeOriginal?: string;
	OffsetTimeOriginal?: string;
}

const EXIF_TAGS = [
	'Make',
	'Model',
	'FocalLength',
	'FNumber',
	'ISO',
	'ExposureTime',
	'DateTimeOriginal',
	'OffsetTimeOriginal',
];

/** @returns what the bytes say, or undefined if they are not the picture they claim to be. */
export async function readMetadata(
	content: Content,
	type: MediaType,
): Promise<Metadata | undefined> {
	if (type.kind === 'video') return { ...VIDEO_SIZE, camera: {} };
	if (!type.decodable) return { camera: {} };
	const bytes = content.whole ?? content.head;
	try {
		const { autoOrient } = await sharp(bytes).metadata();
		return { width: autoOrient.width, height: autoOrient.height, ...(await readExif(bytes)) };
	} catch {
		// Of a large file only the head was kept, so a failure proves nothing.
		return content.whole ? undefined : { camera: {} };
	}
}

/** One object for all: the library keeps what it makes of each for ever. */
const EXIF_OPTIONS = { pick: EXIF_TAGS, reviveValues: false };

async function readExif(bytes: Buffer): Promise<Pick<Metadata, 'camera' | 'captureTime'>> {
	const parsed: Promise<unknown> = exifr.parse(bytes, EXIF_OPTIONS);
	const exif = (await parsed.catch(() => undefined)) as ExifTags | undefined;
	if (!exif) return { camera: {} };
	const camera: CameraDetails = {
		cameraMake: exif.Make,
		cameraModel: exif.Model,
		focalLength: exif.FocalLength,
		apertureFNumber: exif.FNumber,
		isoEquivalent: exif.ISO,
		exposureSeconds: exif.ExposureTime,
	};
	return { camera, captureTime: exifTime(exif.DateTimeOriginal, exif.OffsetTimeOriginal) };
}

/** Exif has local time, mostly without a zone; it is then taken as UTC. */
function exifTime(text = '', offset = ''): number | undefined {
	const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text);
	if (!match) return undefined;
	const [, year, month, day, time] = match;
	const zone = /^[+-]\d\d:\d\d$/.test(offset) ? offset : 'Z';
	const milliseconds = Date.parse(`${year}-${month}-${day}T${time}${zone}`);
	return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
