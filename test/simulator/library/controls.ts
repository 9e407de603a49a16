import { invalid } from './errors';
import type { VideoStatus } from './types';
import { defaultSettings, type ItemFailure } from './settings';
import { seedLibrary, type Seed } from './seeding';
import { snapshotOf, type LibrarySnapshot } from './snapshot';
import type { LibraryState } from './state';

/** What only the person or Google could change, and no method of the API. */
export interface Marks {
	/** Names of content categories, for example `PETS`. */
	categories?: string[];
	favorite?: boolean;
	archived?: boolean;
	/** RFC 3339; null removes the capture date. */
	creationTime?: string | null;
	videoStatus?: VideoStatus;
	/** Its bytes are gone: 404 with a picture, though the item is still listed. */
	lost?: boolean;
	/** Whatever reads it by its id gets 500 for good, and takes the rest of a batchGet along. */
	poisoned?: boolean;
}

/** What a test may do with the Library API besides calling it. */
export interface LibraryControls {
	/** Puts albums and photos into a library; gives their ids. */
	seed: (seed: Seed) => Promise<{ albumIds: string[]; mediaItemIds: string[] }>;
	/** What one client created for one person. */
	library: (clientId: string, userId: string) => LibrarySnapshot;
	/** Changes what no method can change. Throws for an unknown id. */
	mark: (mediaItemId: string, marks: Marks) => void;
	/** The person deletes an album; what was in it stays. Throws for an unknown id. */
	deleteAlbum: (albumId: string) => void;
	/** The person deletes a media item. Throws for an unknown id. */
	deleteMediaItem: (mediaItemId: string) => void;
	/** Makes every n-th page of a list empty, with a token; 0 for none. */
	emptyPageEvery: (n: number) => void;
	/** From the second page on, the next token is the one in the request. */
	repeatPageToken: (on: boolean) => void;
	/** Each following page begins with the last element of the one before. */
	overlapPages: (on: boolean) => void;
	/** Every second page holds half of what was asked for. */
	shortPages: (on: boolean) => void;
	/** A list that ends with a full page has one token too many, whose page is empty. */
	tokenAtEnd: (on: boolean) => void;
	/** Status 207 instead of 200 where only some items of a batchCreate failed. */
	multiStatus: (on: boolean) => void;
	/** Makes the next items of batchCreate fail; their upload tokens stay valid. */
	failNewMediaItems: (failure: ItemFailure) => void;
	/** A request of batchCreate with this description is refused as a whole; null for none. */
	refuseDescription: (description: string | null) => void;
	/** Requests a day for this client; null for no limit. */
	setDailyQuota: (clientId: string, requests: number | null) => void;
	/** Writes a minute of one person, which Google limits to 30; null for no limit. */
	setWritesPerMinute: (writes: number | null) => void;
	/** Downloads of Library items until the media host refuses: 429, then 403 and 429; null for no limit. */
	setMediaQuota: (downloads: number | null) => void;
	/** Bytes that new media items of the person may still have; null for no limit. */
	setFreeStorage: (userId: string, bytes: number | null) => void;
	/** Whether Google Photos is switched on for the account. */
	setPhotosEnabled: (userId: string, enabled: boolean) => void;
	/** Seconds in which batchCreate and batchAddMediaItems call a new album's ID invalid. */
	setAlbumSettling: (seconds: number) => void;
	/** A token that has made an item refuses the whole batchCreate, as an unknown one does. */
	spentTokensRefuseCall: (on: boolean) => void;
	/** Bytes; for uploads that start from now on. */
	setUploadGranularity: (bytes: number) => void;
	/** Largest uploads in bytes. */
	setUploadLimits: (limits: { photo?: number; video?: number }) => void;
	/** Seconds in which a new video is PROCESSING. */
	setVideoProcessing: (seconds: number) => void;
	/** Seconds until new items are found by searches with filters. */
	setIndexingDelay: (seconds: number) => void;
	/** Real milliseconds that a write call takes; another one of the person meanwhile is refused. */
	setWriteDuration: (milliseconds: number) => void;
	/** All base URLs given so far expire. */
	revokeBaseUrls: () => void;
}

/** @returns the controls that act on this state. */
export function libraryControls(state: LibraryState): LibraryControls {
	const { settings, store, baseUrls, videoUrls, mediaQuota } = state;
	const known = (mediaItemId: string) => {
		const item = store.item(mediaItemId);
		if (!item) throw invalid(`Unknown media item ${mediaItemId}`);
		return item;
	};
	return {
		seed: (seed) => seedLibrary(state, seed),
		library: (clientId, userId) => snapshotOf(state, clientId, userId),
		mark: (mediaItemId, { categories, creationTime, ...marks }) => {
			const item = known(mediaItemId);
			store.changeItem(item, marks);
			if (categories) store.changeItem(item, { categories: new Set(categories) });
			if (creationTime === null) store.changeItem(item, { hasCaptureTime: false });
			else if (creationTime !== undefined) {
				store.changeItem(item, { creationTime: Date.parse(creationTime), hasCaptureTime: true });
			}
		},
		deleteAlbum: (albumId) => {
			if (!store.album(albumId)) throw invalid(`Unknown album ${albumId}`);
			store.deleteAlbum(albumId);
		},
		deleteMediaItem: (mediaItemId) => store.deleteItem(known(mediaItemId)),
		emptyPageEvery: (n) => void (settings.emptyPageEvery = n),
		repeatPageToken: (on) => void (settings.repeatPageToken = on),
		overlapPages: (on) => void (settings.overlapPages = on),
		shortPages: (on) => void (settings.shortPages = on),
		tokenAtEnd: (on) => void (settings.tokenAtEnd = on),
		multiStatus: (on) => void (settings.multiStatus = on),
		failNewMediaItems: (failure) => void settings.itemFailures.push({ ...failure }),
		refuseDescription: (description) => void (settings.refusedDescription = description),
		setDailyQuota: (clientId, requests) => {
			if (requests === null) settings.dailyQuota.delete(clientId);
			else settings.dailyQuota.set(clientId, requests);
		},
		setWritesPerMinute: (writes) => void (settings.writesPerMinute = writes),
		setMediaQuota: (downloads) => mediaQuota.set(downloads),
		setFreeStorage: (userId, bytes) => {
			if (bytes === null) settings.freeStorage.delete(userId);
			else settings.freeStorage.set(userId, bytes);
		},
		setPhotosEnabled: (userId, enabled) => {
			if (enabled) settings.peopleWithoutPhotos.delete(userId);
			else settings.peopleWithoutPhotos.add(userId);
		},
		setAlbumSettling: (seconds) => void (settings.albumSettlingSeconds = seconds),
		spentTokensRefuseCall: (on) => void (settings.spentTokensRefuseCall = on),
		setUploadGranularity: (bytes) => void (settings.granularity = bytes),
		setUploadLimits: ({ photo = settings.photoLimit, video = settings.videoLimit }) => {
			Object.assign(settings, { photoLimit: photo, videoLimit: video });
		},
		setVideoProcessing: (seconds) => void (settings.videoProcessingSeconds = seconds),
		setIndexingDelay: (seconds) => void (settings.indexingSeconds = seconds),
		setWriteDuration: (milliseconds) => void (settings.writeMilliseconds = milliseconds),
		revokeBaseUrls: () => {
			baseUrls.revokeAll();
			videoUrls.revokeAll();
		},
	};
}

/** Restores the default settings. */
export function resetSettings({ settings, mediaQuota }: LibraryState): void {
	mediaQuota.set(null);
	Object.assign(settings, defaultSettings());
}
