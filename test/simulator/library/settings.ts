export interface ItemFailure {
	/** Of google.rpc.Code, for example 13. */
	code: number;
	/** Default: Google's general sentence. */
	message?: string;
	/** New items that succeed first. Default 0. */
	skip?: number;
	/** New items that fail after those. Default 1. */
	times?: number;
}

/** What a test may change; `reset` restores the defaults. */
export interface Settings {
	/** Bytes that a chunk of a resumable upload must be a multiple of. */
	granularity: number;
	/** Largest uploads in bytes, by the declared type. */
	photoLimit: number;
	videoLimit: number;
	/** Status 207 instead of 200 where only some items of a batchCreate failed. */
	multiStatus: boolean;
	/** Every n-th page is empty but has a token; 0 for none. */
	emptyPageEvery: number;
	/** From the second page on, the next token is the one in the request. */
	repeatPageToken: boolean;
	/** Each following page begins with the last element of the one before. */
	overlapPages: boolean;
	/** Every second page holds half of what was asked for. */
	shortPages: boolean;
	/** The last page has a token where its last element is the last one of all; the next page is empty. */
	tokenAtEnd: boolean;
	/** Seconds in which a new video is PROCESSING. */
	videoProcessingSeconds: number;
	/** Seconds until a new item is found by a search with filters. */
	indexingSeconds: number;
	/** Real milliseconds that a write call takes; another one meanwhile is refused. */
	writeMilliseconds: number;
	/** Writes a minute of one person; null for no limit. Google allows 30. */
	writesPerMinute: number | null;
	/** Seconds in which batchCreate refuses a new album. */
	albumSettlingSeconds: number;
	/** A token that has made an item before refuses the whole call, not only its own item. */
	spentTokensRefuseCall: boolean;
	/** Free bytes by person; without an entry there is no limit. */
	freeStorage: Map<string, number>;
	/** People whose Google Photos is switched off. */
	peopleWithoutPhotos: Set<string>;
	/** Failures of the next new media items. */
	itemFailures: ItemFailure[];
	/** A description that makes batchCreate refuse the whole request; null for none. */
	refusedDescription: string | null;
	/** Requests a day by OAuth client; without an entry there is no limit. */
	dailyQuota: Map<string, number>;
}

/** @returns the settings of a fresh simulator. */
export function defaultSettings(): Settings {
	return {
		granularity: 262_144,
		photoLimit: 200 * 1024 ** 2,
		videoLimit: 20 * 1024 ** 3,
		multiStatus: false,
		emptyPageEvery: 0,
		repeatPageToken: false,
		overlapPages: false,
		shortPages: false,
		tokenAtEnd: false,
		videoProcessingSeconds: 10,
		indexingSeconds: 0,
		writeMilliseconds: 20,
		writesPerMinute: null,
		albumSettlingSeconds: 0,
		spentTokensRefuseCall: false,
		freeStorage: new Map(),
		peopleWithoutPhotos: new Set(),
		itemFailures: [],
		refusedDescription: null,
		dailyQuota: new Map(),
	};
}
