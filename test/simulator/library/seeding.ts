import sharp from 'sharp';
import { contentOf } from './content';
import { newAlbumId, newMediaItemId } from './ids';
import { insert } from './positions';
import type { Album, MediaItem } from './types';
import type { LibraryState } from './state';

/** Items to put into a library without going through the API. */
export interface Seed {
	clientId: string;
	userId: string;
	/** Number of albums, titled `Album 1` …, or their titles. */
	albums?: number | string[];
	/** Number of small generated JPEG photos, named `photo-1.jpg` …. */
	mediaItems?: number;
	/** Put the seeded media items into the first seeded album. */
	intoFirstAlbum?: boolean;
}

const WIDTH = 64;
const HEIGHT = 48;
const MINUTE_MS = 60_000;
let picture: Promise<Buffer> | undefined;
let lastComment = 0;

/**
 * Puts albums and photos into a library without the API. The photos were taken one minute
 * apart, the last one a minute ago.
 * @returns the new ids in the order of the titles and names.
 */
export async function seedLibrary(
	state: LibraryState,
	{ clientId, userId, albums = 0, mediaItems = 0, intoFirstAlbum = false }: Seed,
): Promise<{ albumIds: string[]; mediaItemIds: string[] }> {
	const { store, context } = state;
	const titles = Array.isArray(albums)
		? albums
		: Array.from({ length: albums }, (_, index) => `Album ${index + 1}`);
	const newAlbums = titles.map((title): Album => {
		const id = newAlbumId();
		const album = {
			id,
			userId,
			clientId,
			title,
			entries: [],
			mediaItemIds: new Set<string>(),
			// Long ago: what is true of new albums only is not true of these.
			createdAt: 0,
		};
		store.addAlbum(album);
		return album;
	});

	const jpeg = await basePicture();
	const mediaItemIds: string[] = [];
	for (let index = 0; index < mediaItems; index++) {
		const now = context.now();
		const item: MediaItem = {
			id: newMediaItemId(),
			userId,
			clientId,
			content: contentOf(withComment(jpeg, `${userId} ${++lastComment}`)),
			kind: 'photo',
			mimeType: 'image/jpeg',
			filename: `photo-${index + 1}.jpg`,
			description: '',
			width: WIDTH,
			height: HEIGHT,
			camera: {},
			creationTime: now - (mediaItems - index) * MINUTE_MS,
			hasCaptureTime: true,
			uploadedAt: now,
			serial: store.nextSerial(),
			categories: new Set(),
			favorite: false,
			archived: false,
		};
		store.addItem(item);
		mediaItemIds.push(item.id);
	}
	if (intoFirstAlbum && newAlbums.length > 0) {
		insert(
			newAlbums[0],
			mediaItemIds.map((id) => ({ kind: 'media', id })),
			'last',
		);
	}
	return { albumIds: newAlbums.map(({ id }) => id), mediaItemIds };
}

/** Encoded once: all photos look the same, only their bytes differ. */
function basePicture(): Promise<Buffer> {
	const background = { r: 66, g: 133, b: 244 };
	picture ??= sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
		.jpeg()
		.toBuffer();
	return picture;
}

/** Inserts a COM segment after the start-of-image marker of a JPEG. */
function withComment(jpeg: Buffer, comment: string): Buffer {
	const text = Buffer.from(comment);
	const header = Buffer.from([0xff, 0xfe, 0, 0]);
	header.writeUInt16BE(text.length + 2, 2);
	return Buffer.concat([jpeg.subarray(0, 2), header, text, jpeg.subarray(2)]);
}
