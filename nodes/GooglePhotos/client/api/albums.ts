import type { IDataObject } from 'n8n-workflow';
import type { Page } from './pages';
import { path } from '../http/path';
import { call, type PhotosContext } from '../http/request';
import type { Album } from './types';

/** The most albums Google gives on one page. */
export const ALBUMS_A_PAGE = 50;
/** The longest title of an album, in characters. */
export const LONGEST_TITLE = 500;

/**
 * Makes an album. Titles are not unique: the same call twice makes two albums, so it is never
 * repeated after a lost answer.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/create
 */
export async function createAlbum(context: PhotosContext, title: string): Promise<Album> {
	return await call<Album>(context, {
		method: 'albums.create',
		http: 'POST',
		path: '/v1/albums',
		body: { album: { title } },
		repeat: 'unsafe',
	});
}

/**
 * Reads one album that this OAuth client created.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/get
 */
export async function getAlbum(context: PhotosContext, albumId: string): Promise<Album> {
	return await call<Album>(context, {
		method: 'albums.get',
		http: 'GET',
		path: path`/v1/albums/${albumId}`,
		repeat: 'safe',
	});
}

/**
 * Reads one page of the albums that this OAuth client created.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/list
 */
export async function listAlbums(
	context: PhotosContext,
	pageSize: number,
	pageToken?: string,
	filter: IDataObject = {},
): Promise<Page<Album>> {
	const answer = await call<{ albums?: Album[]; nextPageToken?: string }>(context, {
		method: 'albums.list',
		http: 'GET',
		path: '/v1/albums',
		query: { ...filter, pageSize, ...(pageToken ? { pageToken } : {}) },
		repeat: 'safe',
	});
	return { items: answer.albums ?? [], nextPageToken: answer.nextPageToken };
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
	return await call<Album>(context, {
		method: 'albums.patch',
		http: 'PATCH',
		path: path`/v1/albums/${albumId}`,
		query: { updateMask: Object.keys(changes).join(',') },
		body: { ...changes },
		repeat: 'safe',
	});
}

/**
 * Puts media items at the end of an album, in this order; those in it already stay where they are.
 * All or nothing: one id that Google does not accept refuses them all.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/batchAddMediaItems
 *
 * @param mediaItemIds 1 to 50 without repeats
 */
export async function batchAddMediaItems(
	context: PhotosContext,
	albumId: string,
	mediaItemIds: string[],
): Promise<void> {
	await call(context, {
		method: 'albums.batchAddMediaItems',
		http: 'POST',
		path: path`/v1/albums/${albumId}:batchAddMediaItems`,
		body: { mediaItemIds },
		repeat: 'safe',
	});
}

/**
 * Takes media items out of an album; they stay in the library. All or nothing, as adding is.
 * https://developers.google.com/photos/library/reference/rest/v1/albums/batchRemoveMediaItems
 *
 * @param mediaItemIds 1 to 50 without repeats
 */
export async function batchRemoveMediaItems(
	context: PhotosContext,
	albumId: string,
	mediaItemIds: string[],
): Promise<void> {
	await call(context, {
		method: 'albums.batchRemoveMediaItems',
		http: 'POST',
		path: path`/v1/albums/${albumId}:batchRemoveMediaItems`,
		body: { mediaItemIds },
		// A second time they are no longer in the album, and refused: see sendIds.
		repeat: 'unsafe',
	});
}
