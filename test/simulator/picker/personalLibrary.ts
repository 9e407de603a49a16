import { contentOf } from '../library/content';
import { newMediaItemId } from '../library/ids';
import type { Picture } from '../library/renditions';
import type { CameraDetails, VideoStatus } from '../library/types';
import { drawJpeg, makeMovie } from './pictures';

/** A photo or video of a person, whoever put it there. Its bytes are made on demand. */
export interface PersonalItem {
	id: string;
	userId: string;
	/** What its picture shows; from 1 on, photos first. */
	number: number;
	kind: 'photo' | 'video';
	mimeType: string;
	filename: string;
	width: number;
	height: number;
	camera: CameraDetails;
	/** Milliseconds since the epoch. */
	createdAt: number;
	/** Of videos only. */
	videoStatus?: VideoStatus;
}

/** A person's whole library to pick from; it replaces the one before. */
export interface PersonalLibrarySeed {
	userId: string;
	/** Number of generated JPEG photos, named `IMG_0001.jpg` …. Default 0. */
	photos?: number;
	/** Number of placeholders for MP4 videos, named `VID_0001.mp4` …. Default 0. */
	videos?: number;
	/** Of all these videos. Default READY. */
	videoStatus?: VideoStatus;
	/** Of the photos, in pixels. Default 1200 × 900. */
	width?: number;
	height?: number;
	/** Camera details of the photos. Default: those of an invented camera; `{}` for none. */
	camera?: CameraDetails;
}

/** The library of the account that exists from the start. */
const DEMO: PersonalLibrarySeed = { userId: 'demo', photos: 12, videos: 2 };
const HOUR_MS = 60 * 60 * 1000;
const CAMERA: CameraDetails = {
	cameraMake: 'Simulated',
	cameraModel: 'Camera 1',
	focalLength: 4.25,
	apertureFNumber: 1.8,
	isoEquivalent: 100,
	exposureSeconds: 0.008,
};

/** What people have in Google Photos, which only the picker shows. */
export class PersonalLibraries {
	private readonly byUser = new Map<string, PersonalItem[]>();

	constructor(private readonly now: () => number) {}

	/** @returns the new items, newest first: one an hour, the newest an hour ago. */
	seed(seed: PersonalLibrarySeed): readonly PersonalItem[] {
		const { userId, photos = 0, videos = 0 } = seed;
		const newest = this.now();
		const items = Array.from({ length: photos + videos }, (_, index) =>
			makeItem(seed, index < photos ? 'photo' : 'video', index + 1, newest - (index + 1) * HOUR_MS),
		);
		this.byUser.set(userId, items);
		return items;
	}

	/** Newest first. */
	of(userId: string): readonly PersonalItem[] {
		if (userId === DEMO.userId && !this.byUser.has(userId)) return this.seed(DEMO);
		return this.byUser.get(userId) ?? [];
	}

	clear(): void {
		this.byUser.clear();
	}
}

/** @returns the item with its bytes, the same every time. */
export async function withContent(item: PersonalItem): Promise<Picture & { filename: string }> {
	const bytes = item.kind === 'photo' ? await drawJpeg(item) : makeMovie(item.number);
	return { ...item, content: contentOf(bytes) };
}

function makeItem(
	seed: PersonalLibrarySeed,
	kind: PersonalItem['kind'],
	number: number,
	createdAt: number,
): PersonalItem {
	const {
		userId,
		photos = 0,
		width = 1200,
		height = 900,
		camera = CAMERA,
		videoStatus = 'READY',
	} = seed;
	const base = { id: newMediaItemId(), userId, number, kind, createdAt };
	const name = (prefix: string, place: number) => `${prefix}_${String(place).padStart(4, '0')}`;
	if (kind === 'photo') {
		return {
			...base,
			mimeType: 'image/jpeg',
			filename: `${name('IMG', number)}.jpg`,
			width,
			height,
			camera,
		};
	}
	const filename = `${name('VID', number - photos)}.mp4`;
	return {
		...base,
		mimeType: 'video/mp4',
		filename,
		width: 1920,
		height: 1080,
		camera: {},
		videoStatus,
	};
}
