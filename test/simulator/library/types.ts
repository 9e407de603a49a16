/** What the simulated Library API keeps: media items, albums and their contents. */

/** Bytes that were uploaded. Only small media is kept whole, see content.ts. */
export interface Content {
	/** Length in bytes. */
	size: number;
	/** Hexadecimal digest of all the bytes. */
	sha256: string;
	/** The first bytes, enough to tell the type and to read Exif. */
	head: Buffer;
	/** All the bytes, if they were few enough to keep. */
	whole?: Buffer;
}

export interface CameraDetails {
	cameraMake?: string;
	cameraModel?: string;
	focalLength?: number;
	apertureFNumber?: number;
	isoEquivalent?: number;
	/** Seconds. */
	exposureSeconds?: number;
}

export type VideoStatus = 'PROCESSING' | 'READY' | 'FAILED';

export interface MediaItem {
	id: string;
	userId: string;
	/** The OAuth client that created it. */
	clientId: string;
	content: Content;
	kind: 'photo' | 'video';
	mimeType: string;
	filename: string;
	description: string;
	width?: number;
	height?: number;
	camera: CameraDetails;
	/** Milliseconds since the epoch: when it was taken, or when it was uploaded if that is not known. */
	creationTime: number;
	/** Without a capture date an item never matches a date filter. */
	hasCaptureTime: boolean;
	/** Milliseconds since the epoch. */
	uploadedAt: number;
	/** Rank among all items, to order those of the same time. */
	serial: number;
	categories: ReadonlySet<string>;
	favorite: boolean;
	archived: boolean;
	/** If a test has set it; otherwise it depends on the time since the upload. */
	videoStatus?: VideoStatus;
	/** Its bytes are gone, though it is still listed. */
	lost?: boolean;
	/** Reading it by its id fails for good. */
	poisoned?: boolean;
}

/** One place in an album. */
export interface AlbumEntry {
	kind: 'media' | 'enrichment';
	id: string;
}

export interface Sharing {
	token: string;
	isCollaborative: boolean;
	isCommentable: boolean;
	/** People who joined, without the owner. */
	members: Set<string>;
}

export interface Album {
	id: string;
	userId: string;
	clientId: string;
	title: string;
	entries: AlbumEntry[];
	/** The ids of the media entries, for quick look-up. */
	mediaItemIds: Set<string>;
	/** Milliseconds since the epoch. */
	createdAt: number;
	/** If it was chosen; otherwise the first item is the cover. */
	coverPhotoMediaItemId?: string;
	sharing?: Sharing;
}
