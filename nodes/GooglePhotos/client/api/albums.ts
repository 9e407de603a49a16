import type { IDataObject } from 'n8n-workflow';
import { albumMemory, isNewAlbum, rememberCreatedAlbum } from '../flow/processState';
import { type PhotosContext, getAccountKey } from '../http/context';
import type { ApiFailure } from '../http/failures';
import { path } from '../http/path';
import { isUnknownAlbum } from '../http/refusals';
import { callMethod } from '../http/request';
import { type Page, type PageRequest, callListMethod } from './pages';
import type { Album } from './types';

/** The most albums Google gives on one page. */
export const MAX_ALBUM_PAGE_SIZE = 50;
/** The longest title of an album, in characters. */
export const MAX_TITLE_LENGTH = 500;

/**
 * Creates an album. Titles are not unique: the same call twice makes two albums.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/create
 *
 * @param check called before each attempt, when it is the request's turn; what it throws ends the call
 */
export async function createAlbum(
	context: PhotosContext,
	title: string,
	check: () => void = () => {},
): Promise<Album> {
	const body = () => {
		check();
		return { album: { title } };
	};
	try {
		const album = await callMethod<Album>(context, 'albums.create', { path: '/v1/albums', body });
		rememberCreatedAlbum(album.id);
		return album;
	} finally {
		// Also when the response is lost.
		albumMemory.addNamesake(getAccountKey(context), title);
	}
}

/** Refusals of an album that was created a moment ago, which Google may not know everywhere yet. */
export function settling(albumId: string | undefined) {
	const isSettling = (failure: ApiFailure) =>
		isNewAlbum(albumId) && (failure.httpStatus === 404 || isUnknownAlbum(failure));
	return { isSettling };
}

/**
 * Reads one album that this OAuth client created.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/get
 */
export async function getAlbum(context: PhotosContext, albumId: string): Promise<Album> {
	return await callMethod<Album>(context, 'albums.get', {
		path: path`/v1/albums/${albumId}`,
		...settling(albumId),
	});
}

/**
 * Reads one page of the albums that this OAuth client created.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/list
 */
export async function listAlbums(
	context: PhotosContext,
	request: PageRequest,
	filter: IDataObject = {},
): Promise<Page<Album>> {
	return await callListMethod<Album>(
		context,
		{ method: 'albums.list', path: '/v1/albums', field: 'albums', parameters: filter },
		request,
	);
}

/** What may be changed of an album. */
export interface AlbumChanges {
	title?: string;
	/** A media item of this album. */
	coverPhotoMediaItemId?: string;
}

/**
 * Changes the title, the cover photo, or both; what is not given stays as it is.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/patch
 *
 * @param changes at least one
 */
export async function patchAlbum(
	context: PhotosContext,
	albumId: string,
	changes: AlbumChanges,
): Promise<Album> {
	try {
		return await callMethod<Album>(context, 'albums.patch', {
			path: path`/v1/albums/${albumId}`,
			query: { updateMask: Object.keys(changes).join(',') },
			body: { ...changes },
			...settling(albumId),
		});
	} finally {
		if (changes.title !== undefined) {
			albumMemory.forget(albumId);
			albumMemory.addNamesake(getAccountKey(context), changes.title);
		}
	}
}

/** The two methods that change what an album holds. */
export type ChangeItemsMethod = 'albums.batchAddMediaItems' | 'albums.batchRemoveMediaItems';

/**
 * Puts media items at the end of an album, in this order, or takes them out of it; they stay in the
 * library either way. All or nothing: one id that Google does not accept refuses them all. Those that
 * are to be added and are in the album already stay where they are.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/batchAddMediaItems
 * https://developers.google.com/photos/library/reference/rest/v1/albums/batchRemoveMediaItems
 *
 * @param take gives 1 to 50 ids without repeats; asked when it is the request's turn
 */
export async function batchChangeMediaItems(
	context: PhotosContext,
	method: ChangeItemsMethod,
	albumId: string,
	take: () => string[],
): Promise<void> {
	const name = method.slice('albums.'.length);
	await callMethod(context, method, {
		path: `${path`/v1/albums/${albumId}`}:${name}`,
		body: () => ({ mediaItemIds: take() }),
		...settling(albumId),
	});
}
