export interface ItemFailure {
	/** Of google.rpc.Code, for example 13. */
	code: number;
	/** Google's general sentence unless given. */
	message?: string;
	/** New items that pass first. Default 0. */
	skip?: number;
	/** New items that fail then. Default 1. */
	times?: number;
}

/** What a test may turn; `reset` brings these values back. */
export interface Settings {
	/** Bytes that a chunk of a resumable upload must be a multiple of. */
	granularity: number;
	/** Largest uploads in bytes, by the declared type. */
	photoLimit: number;
	videoLimit: number;
	/** Answer 207 instead of 200 where only some items of a batchCreate failed. */
	answer207: boolean;
	/** Every so manieth page is empty but carries a token; 0 for none. */
	emptyPageEvery: number;
	/** From the second page on give the request's own page token as the next one. */
	repeatPageToken: boolean;
	/** Begin each following page with the last element of the one before. */
	overlapPages: boolean;
	/** Seconds in which a new video is PROCESSING. */
	videoProcessingSeconds: number;
	/** Seconds until a new item is found by a search with filters. */
	indexingSeconds: number;
	/** Real milliseconds that a write call takes, in which no other may come. */
	writeMilliseconds: number;
	/** Failures that the next new media items meet. */
	itemFailures: ItemFailure[];
	/** Requests a day by OAuth client; without an entry there is no limit. */
	dailyQuota: Map<string, number>;
}

/** @returns the settings of a fresh simulator. */
export function defaultSettings(): Settings {
	return {
		granularity: 262_144,
		photoLimit: 200 * 1024 ** 2,
		videoLimit: 20 * 1024 ** 3,
		answer207: false,
		emptyPageEvery: 0,
		repeatPageToken: false,
		overlapPages: false,
		videoProcessingSeconds: 10,
		indexingSeconds: 0,
		writeMilliseconds: 20,
		itemFailures: [],
		dailyQuota: new Map(),
	};
}
