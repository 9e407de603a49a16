/**
 * Sharing. Google removed all of this on March 31, 2025 and has returned 403 since:
 * https://developers.google.com/photos/support/updates
 */
import type { IDataObject } from 'n8n-workflow';
import type { PhotosContext } from '../http/context';
import { path } from '../http/path';
import { callMethod } from '../http/request';
import { type Page, type PageRequest, callListMethod } from './pages';
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
	const response = await callMethod<{ shareInfo?: ShareInfo }>(context, 'albums.share', {
		path: path`/v1/albums/${albumId}:share`,
		body: { sharedAlbumOptions: { ...options } },
	});
	return response.shareInfo ?? {};
}

/** https://developers.google.com/photos/library/reference/rest/v1/albums/unshare */
export async function unshareAlbum(context: PhotosContext, albumId: string): Promise<void> {
	await callMethod(context, 'albums.unshare', { path: path`/v1/albums/${albumId}:unshare` });
}

/** https://developers.google.com/photos/library/reference/rest/v1/sharedAlbums/get */
export async function getSharedAlbum(context: PhotosContext, shareToken: string): Promise<Album> {
	return await callMethod<Album>(context, 'sharedAlbums.get', {
		path: path`/v1/sharedAlbums/${shareToken}`,
	});
}

/**
 * Reads one page of the albums that the person shared or joined.
 * https://developers.google.com/photos/library/reference/rest/v1/sharedAlbums/list
 */
export async function listSharedAlbums(
	context: PhotosContext,
	request: PageRequest,
	filter: IDataObject = {},
): Promise<Page<Album>> {
	return await callListMethod<Album>(
		context,
		{
			method: 'sharedAlbums.list',
			path: '/v1/sharedAlbums',
			field: 'sharedAlbums',
			parameters: filter,
		},
		request,
	);
}

/** https://developers.google.com/photos/library/reference/rest/v1/sharedAlbums/join */
export async function joinSharedAlbum(context: PhotosContext, shareToken: string): Promise<Album> {
	const response = await callMethod<{ album: Album }>(context, 'sharedAlbums.join', {
		path: '/v1/sharedAlbums:join',
		body: { shareToken },
	});
	return response.album;
}

/** https://developers.google.com/photos/library/reference/rest/v1/sharedAlbums/leave */
export async function leaveSharedAlbum(context: PhotosContext, shareToken: string): Promise<void> {
	const body = { shareToken };
	await callMethod(context, 'sharedAlbums.leave', { path: '/v1/sharedAlbums:leave', body });
}
