import type { PhotosContext } from '../http/context';
import { cutText, isRecord } from '../http/failures';
import { path } from '../http/path';
import { callMethod } from '../http/request';
import { type Page, type PageRequest, callListMethod } from './pages';
import type {
	AlbumPosition,
	MediaItem,
	MediaItemResult,
	NewMediaItem,
	NewMediaItemResult,
	RpcStatus,
} from './types';

/** The most media items Google gives on one page. */
export const MAX_MEDIA_ITEM_PAGE_SIZE = 100;
/** The most media items in one batch call. */
export const MAX_BATCH_SIZE = 50;
/** The longest description of a media item, in characters. */
export const MAX_DESCRIPTION_LENGTH = 1000;
/** The longest file name with its extension, in characters. */
export const MAX_FILE_NAME_LENGTH = 255;

/** Cuts a list into batches of the size that Google takes. */
export function splitIntoBatches<T>(list: readonly T[]): T[][] {
	const batches: T[][] = [];
	for (let start = 0; start < list.length; start += MAX_BATCH_SIZE) {
		batches.push(list.slice(start, start + MAX_BATCH_SIZE));
	}
	return batches;
}

function readStatus({ code, message }: Record<string, unknown>): RpcStatus {
	return {
		code: Number(code) || undefined,
		message: typeof message === 'string' ? cutText(message) : undefined,
	};
}

/** The results of a batch, with words as long as anybody reads them; one that is no object is none. */
function readResults<T extends { status?: RpcStatus }>(results: unknown): T[] {
	const list: unknown[] = Array.isArray(results) ? results : [];
	return list
		.filter(isRecord)
		.map(
			({ status, ...result }) =>
				(isRecord(status) ? { ...result, status: readStatus(status) } : result) as T,
		);
}

/**
 * Turns upload tokens into media items, in the library and, where given, in an album.
 * Any 2xx may hold refusals: the status of each result has to be read.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/batchCreate
 *
 * @param take gives 1 to 50 items; asked when it is the request's turn
 */
export async function batchCreateMediaItems(
	context: PhotosContext,
	take: () => NewMediaItem[],
	albumId?: string,
	albumPosition?: AlbumPosition,
): Promise<NewMediaItemResult[]> {
	const body = () => ({
		...(albumId ? { albumId } : {}),
		newMediaItems: take().map((item) => ({ ...item })),
		...(albumId && albumPosition ? { albumPosition: { ...albumPosition } } : {}),
	});
	const response = await callMethod<{ newMediaItemResults?: unknown }>(
		context,
		'mediaItems.batchCreate',
		{ path: '/v1/mediaItems:batchCreate', body },
	);
	return readResults(response.newMediaItemResults);
}

/**
 * Reads one media item that this OAuth client created.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/get
 */
export async function getMediaItem(
	context: PhotosContext,
	mediaItemId: string,
): Promise<MediaItem> {
	return await callMethod<MediaItem>(context, 'mediaItems.get', {
		path: path`/v1/mediaItems/${mediaItemId}`,
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
	maxRetries?: number,
): Promise<MediaItemResult[]> {
	const response = await callMethod<{ mediaItemResults?: unknown }>(
		context,
		'mediaItems.batchGet',
		{ path: '/v1/mediaItems:batchGet', query: { mediaItemIds }, maxRetries },
	);
	return readResults(response.mediaItemResults);
}

/**
 * Reads one page of the media items that this OAuth client created.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/list
 */
export async function listMediaItems(
	context: PhotosContext,
	request: PageRequest,
): Promise<Page<MediaItem>> {
	return await callListMethod<MediaItem>(
		context,
		{ method: 'mediaItems.list', path: '/v1/mediaItems', field: 'mediaItems' },
		request,
	);
}

/**
 * Changes the description of a media item; an empty one clears it.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/patch
 */
export async function patchMediaItem(
	context: PhotosContext,
	mediaItemId: string,
	description: string,
): Promise<MediaItem> {
	return await callMethod<MediaItem>(context, 'mediaItems.patch', {
		path: path`/v1/mediaItems/${mediaItemId}`,
		query: { updateMask: 'description' },
		body: { description },
	});
}
