import { invalid } from './errors';
import type { VideoStatus } from './types';
import { defaultSettings, type ItemFailure } from './settings';
import { seedLibrary, type Seed } from './seeding';
import { snapshotOf, type LibrarySnapshot } from './snapshot';
import type { LibraryState } from './state';

/** What only the person or Google's machinery could do with an item. */
export interface Marks {
	/** Names of content categories, for example `PETS`. */
	categories?: string[];
	favorite?: boolean;
	archived?: boolean;
	/** RFC 3339; null takes the capture date away. */
	creationTime?: string | null;
	videoStatus?: VideoStatus;
}

/** The parts of the Library API that a test may turn. */
export interface LibraryControls {
	/** Returns the ids of what was put in. */
	seed: (seed: Seed) => Promise<{ albumIds: string[]; mediaItemIds: string[] }>;
	library: (clientId: string, userId: string) => LibrarySnapshot;
	/** Changes what no call can change. Throws for an unknown id. */
	mark: (mediaItemId: string, marks: Marks) => void;
	/** Makes every n-th page of a list empty, with a token; 0 ends it. */
	emptyPageEvery: (n: number) => void;
	/** From the second page on the next token is the one that was sent. */
	repeatPageToken: (on: boolean) => void;
	/** Each following page begins with the last element of the one before. */
	overlapPages: (on: boolean) => void;
	/** Partial failures of batchCreate are answered 207 instead of 200. */
	answer207: (on: boolean) => void;
	/** Makes coming items of batchCreate fail; their upload tokens stay good. */
	failNewMediaItems: (failure: ItemFailure) => void;
	/** Requests a day for this client; null for no limit. */
	setDailyQuota: (clientId: string, requests: number | null) => void;
	/** Bytes; for uploads that are started from now on. */
	setUploadGranularity: (bytes: number) => void;
	/** Largest uploads in bytes. */
	setUploadLimits: (limits: { photo?: number; video?: number }) => void;
	/** Seconds in which a new video is PROCESSING. */
	setVideoProcessing: (seconds: number) => void;
	/** Seconds until new items are found by searches with filters. */
	setIndexingDelay: (seconds: number) => void;
	/** Real milliseconds that a write call takes; meanwhile another one of the person is refused. */
	setWriteDuration: (milliseconds: number) => void;
	/** Ends the life of all base URLs given so far. */
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
		answer207: (on) => void (settings.answer207 = on),
		failNewMediaItems: (failure) => void settings.itemFailures.push({ ...failure }),
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

/** Brings all settings back to where they were at the start. */
export function resetSettings({ settings }: LibraryState): void {
	Object.assign(settings, defaultSettings());
}
