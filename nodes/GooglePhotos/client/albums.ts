import type { IDataObject } from 'n8n-workflow';
import type { Page } from './pages';
import { path } from './path';
import { call, type PhotosContext } from './request';
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
