import type { Page } from './pages';
import { path } from '../http/path';
import { call, type PhotosContext } from '../http/request';
import type {
	AlbumPosition,
	MediaItem,
	MediaItemResult,
	NewMediaItem,
	NewMediaItemResult,
} from './types';

/** The most media items Google gives on one page. */
export const MEDIA_ITEMS_A_PAGE = 100;
/** The most media items in one batch call. */
export const LARGEST_BATCH = 50;
/** The longest description of a media item, in characters. */
export const LONGEST_DESCRIPTION = 1000;
/** The longest file name with its extension, in characters. */
export const LONGEST_FILE_NAME = 255;

/**
 * Turns upload tokens into media items, in the library and, where given, in an album.
 * Any 2xx may hold refusals: the status of each result has to be read.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/batchCreate
 *
 * @param batch 1 to 50 items
 */
export async function batchCreateMediaItems(
	context: PhotosContext,
	batch: NewMediaItem[],
	albumId?: string,
	albumPosition?: AlbumPosition,
): Promise<NewMediaItemResult[]> {
	const body = {
		...(albumId ? { albumId } : {}),
		newMediaItems: batch.map((item) => ({ ...item })),
		...(albumId && albumPosition ? { albumPosition: { ...albumPosition } } : {}),
	};
	const answer = await call<{ newMediaItemResults?: NewMediaItemResult[] }>(context, {
		method: 'mediaItems.batchCreate',
		http: 'POST',
		path: '/v1/mediaItems:batchCreate',
		body,
		repeat: 'unsafe',
	});
	return answer.newMediaItemResults ?? [];
}

/**
 * Reads one media item that this OAuth client created.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/get
 */
export async function getMediaItem(
	context: PhotosContext,
	mediaItemId: string,
): Promise<MediaItem> {
	return await call<MediaItem>(context, {
		method: 'mediaItems.get',
		http: 'GET',
		path: path`/v1/mediaItems/${mediaItemId}`,
		repeat: 'safe',
	});
}

/**
 * Reads up to 50 media items that this OAuth client created. Some may be refused while others are
 * given: the status of each result has to be read.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/batchGet
 *
 * @param mediaItemIds 1 to 50 without repeats
 * @returns one result per id, in the order of the ids
 */
export async function batchGetMediaItems(
	context: PhotosContext,
	mediaItemIds: string[],
): Promise<MediaItemResult[]> {
	const answer = await call<{ mediaItemResults?: MediaItemResult[] }>(context, {
		method: 'mediaItems.batchGet',
		http: 'GET',
		path: '/v1/mediaItems:batchGet',
		query: { mediaItemIds },
		repeat: 'safe',
	});
	return answer.mediaItemResults ?? [];
}

/**
 * Reads one page of the media items that this OAuth client created.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/list
 */
export async function listMediaItems(
	context: PhotosContext,
	pageSize: number,
	pageToken?: string,
): Promise<Page<MediaItem>> {
	const answer = await call<{ mediaItems?: MediaItem[]; nextPageToken?: string }>(context, {
		method: 'mediaItems.list',
		http: 'GET',
		path: '/v1/mediaItems',
		query: { pageSize, ...(pageToken ? { pageToken } : {}) },
		repeat: 'safe',
	});
	return { items: answer.mediaItems ?? [], nextPageToken: answer.nextPageToken };
}

/**
 * Changes the description of a media item; an empty one takes it away.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/patch
 */
export async function patchMediaItem(
	context: PhotosContext,
	mediaItemId: string,
	description: string,
): Promise<MediaItem> {
	return await call<MediaItem>(context, {
		method: 'mediaItems.patch',
		http: 'PATCH',
		path: path`/v1/mediaItems/${mediaItemId}`,
		query: { updateMask: 'description' },
		body: { description },
		repeat: 'safe',
	});
}
