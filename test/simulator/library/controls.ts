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
}

/** What a test may do with the Library API besides calling it. */
export interface LibraryControls {
	/** Puts albums and photos into a library; gives their ids. */
	seed: (seed: Seed) => Promise<{ albumIds: string[]; mediaItemIds: string[] }>;
	/** What one client created for one person. */
	library: (clientId: string, userId: string) => LibrarySnapshot;
	/** Changes what no method can change. Throws for an unknown id. */
	mark: (mediaItemId: string, marks: Marks) => void;
	/** Makes every n-th page of a list empty, with a token; 0 for none. */
	emptyPageEvery: (n: number) => void;
	/** From the second page on, the next token is the one in the request. */
	repeatPageToken: (on: boolean) => void;
	/** Each following page begins with the last element of the one before. */
	overlapPages: (on: boolean) => void;
	/** Status 207 instead of 200 where only some items of a batchCreate failed. */
	multiStatus: (on: boolean) => void;
	/** Makes the next items of batchCreate fail; their upload tokens stay valid. */
	failNewMediaItems: (failure: ItemFailure) => void;
	/** A request of batchCreate with this description is refused as a whole; null for none. */
	refuseDescription: (description: string | null) => void;
	/** Requests a day for this client; null for no limit. */
	setDailyQuota: (clientId: string, requests: number | null) => void;
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
	const { settings, store, baseUrls } = state;
	return {
		seed: (seed) => seedLibrary(state, seed),
		library: (clientId, userId) => snapshotOf(state, clientId, userId),
		mark: (mediaItemId, { categories, creationTime, ...marks }) => {
			const item = store.item(mediaItemId);
			if (!item) throw invalid(`Unknown media item ${mediaItemId}`);
			store.changeItem(item, marks);
			if (categories) store.changeItem(item, { categories: new Set(categories) });
			if (creationTime === null) store.changeItem(item, { hasCaptureTime: false });
			else if (creationTime !== undefined) {
				store.changeItem(item, { creationTime: Date.parse(creationTime), hasCaptureTime: true });
			}
		},
		emptyPageEvery: (n) => void (settings.emptyPageEvery = n),
		repeatPageToken: (on) => void (settings.repeatPageToken = on),
		overlapPages: (on) => void (settings.overlapPages = on),
		multiStatus: (on) => void (settings.multiStatus = on),
		failNewMediaItems: (failure) => void settings.itemFailures.push({ ...failure }),
		refuseDescription: (description) => void (settings.refusedDescription = description),
		setDailyQuota: (clientId, requests) => {
			if (requests === null) settings.dailyQuota.delete(clientId);
			else settings.dailyQuota.set(clientId, requests);
		},
		setUploadGranularity: (bytes) => void (settings.granularity = bytes),
		setUploadLimits: ({ photo = settings.photoLimit, video = settings.videoLimit }) => {
			Object.assign(settings, { photoLimit: photo, videoLimit: video });
		},
		setVideoProcessing: (seconds) => void (settings.videoProcessingSeconds = seconds),
		setIndexingDelay: (seconds) => void (settings.indexingSeconds = seconds),
		setWriteDuration: (milliseconds) => void (settings.writeMilliseconds = milliseconds),
		revokeBaseUrls: () => baseUrls.revokeAll(),
	};
}

/** Restores the default settings. */
export function resetSettings({ settings }: LibraryState): void {
	Object.assign(settings, defaultSettings());
}
