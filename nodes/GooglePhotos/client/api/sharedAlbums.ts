/**
 * Sharing. Google removed all of this on 31 March 2025 and answers 403 since:
 * https://developers.google.com/photos/support/updates
 */
import type { IDataObject } from 'n8n-workflow';
import type { Page } from './pages';
import { path } from '../http/path';
import { call, type PhotosContext } from '../http/request';
import type { Album, ShareInfo } from './types';

/** What the people an album is shared with may do. */
export interface SharedAlbumOptions {
	isCollaborative: boolean;
	isCommentable: boolean;
}

/** https://developers.google.com/photos/library/reference/rest/v1/albums/share */
export async function shareAlbum(
	context: PhotosContext,
	albumId: string,
	options: SharedAlbumOptions,
): Promise<ShareInfo> {
	const answer = await call<{ shareInfo?: ShareInfo }>(context, {
		method: 'albums.share',
		http: 'POST',
		path: path`/v1/albums/${albumId}:share`,
		body: { sharedAlbumOptions: { ...options } },
		repeat: 'safe',
	});
	return answer.shareInfo ?? {};
}

/** https://developers.google.com/photos/library/reference/rest/v1/albums/unshare */
export async function unshareAlbum(context: PhotosContext, albumId: string): Promise<void> {
	await call(context, {
		method: 'albums.unshare',
		http: 'POST',
		path: path`/v1/albums/${albumId}:unshare`,
		repeat: 'safe',
	});
}

/** https://developers.google.com/photos/library/reference/rest/v1/sharedAlbums/get */
export async function getSharedAlbum(context: PhotosContext, shareToken: string): Promise<Album> {
	return await call<Album>(context, {
		method: 'sharedAlbums.get',
		http: 'GET',
		path: path`/v1/sharedAlbums/${shareToken}`,
		repeat: 'safe',
	});
}

/**
 * Reads one page of the albums that the person shared or joined.
 * https://developers.google.com/photos/library/reference/rest/v1/sharedAlbums/list
 */
export async function listSharedAlbums(
	context: PhotosContext,
	pageSize: number,
	pageToken?: string,
	filter: IDataObject = {},
): Promise<Page<Album>> {
	const answer = await call<{ sharedAlbums?: Album[]; nextPageToken?: string }>(context, {
		method: 'sharedAlbums.list',
		http: 'GET',
		path: '/v1/sharedAlbums',
		query: { ...filter, pageSize, ...(pageToken ? { pageToken } : {}) },
		repeat: 'safe',
	});
	return { items: answer.sharedAlbums ?? [], nextPageToken: answer.nextPageToken };
}

/** https://developers.google.com/photos/library/reference/rest/v1/sharedAlbums/join */
export async function joinSharedAlbum(context: PhotosContext, shareToken: string): Promise<Album> {
	const answer = await call<{ album: Album }>(context, {
		method: 'sharedAlbums.join',
		http: 'POST',
		path: '/v1/sharedAlbums:join',
		body: { shareToken },
		repeat: 'safe',
	});
	return answer.album;
}

/** https://developers.google.com/photos/library/reference/rest/v1/sharedAlbums/leave */
export async function leaveSharedAlbum(context: PhotosContext, shareToken: string): Promise<void> {
	await call(context, {
		method: 'sharedAlbums.leave',
		http: 'POST',
		path: '/v1/sharedAlbums:leave',
		body: { shareToken },
		repeat: 'safe',
	});
}
