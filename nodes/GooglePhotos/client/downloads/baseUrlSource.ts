import type { Download } from './downloadBytes';

/** Base URLs live for 60 minutes; one that is older than this is read again before it is used. */
export const MAX_BASE_URL_AGE_MS = 50 * 60_000;

/** A photo or video whose bytes can be fetched. */
export interface MediaFile<T> {
	/** As Google described it when its base URL was read. */
	item: T;
	/** The file name, or the id where Google gives none. */
	name: string;
	baseUrl?: string;
	mimeType?: string;
	isVideo: boolean;
	/** Of a video; without one only trying tells whether there are bytes. */
	videoStatus?: string;
}

/** Where base URLs come from: the library, or a picking session. */
export interface BaseUrlSource<T> extends Pick<Download, 'method' | 'authenticated'> {
	/**
	 * The file with a base URL that is young enough to use.
	 * @throws NodeApiError when Google does not show it
	 */
	get: (id: string) => Promise<MediaFile<T>>;
	/** The file read again, unless another caller has done so since `seen` was returned. */
	renew: (id: string, seen: MediaFile<T>) => Promise<MediaFile<T>>;
}
