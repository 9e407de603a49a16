import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { locator } from '../../support/workflow';

/** What is there before the method is called. */
export interface Fixture {
	albumId: string;
	/** Two photos in the album. */
	ids: string[];
	/** Of an album that somebody else shared, joined already. */
	shareToken: string;
	uploadToken: string;
}

/** An operation, the request it sends as Google documents it, and the items it gives. */
export interface MethodCall {
	operation: [resource: string, operation: string];
	parameters: INodeParameters;
	request: [method: string, path: string];
	query?: Record<string, string | string[]>;
	body?: IDataObject;
	output: IDataObject[];
}

const text = expect.any(String) as string;
const anyAlbum = { id: text, title: text, productUrl: text };
const anyMediaItem = { id: text, filename: text, mimeType: 'image/jpeg', productUrl: text };
const mediaItems = (ids: string[]) => ids.map((id) => ({ ...anyMediaItem, id }));

/** By API method. */
export const libraryMethods: Record<string, (fixture: Fixture) => MethodCall> = {
	'albums.create': () => ({
		operation: ['album', 'create'],
		parameters: { title: 'Oslo' },
		request: ['POST', '/v1/albums'],
		body: { album: { title: 'Oslo' } },
		output: [{ ...anyAlbum, title: 'Oslo', created: true }],
	}),
	'albums.get': ({ albumId }) => ({
		operation: ['album', 'get'],
		parameters: { albumId: locator('id', albumId) },
		request: ['GET', `/v1/albums/${albumId}`],
		output: [{ ...anyAlbum, id: albumId, title: 'Rome', mediaItemsCount: 2 }],
	}),
	'albums.list': ({ albumId }) => ({
		operation: ['album', 'getAll'],
		parameters: { limit: 7, options: { excludeNonAppCreatedData: true } },
		request: ['GET', '/v1/albums'],
		query: { pageSize: '8', excludeNonAppCreatedData: 'true' },
		output: [{ ...anyAlbum, id: albumId, title: 'Rome' }],
	}),
	'albums.patch': ({ albumId, ids: [, cover] }) => ({
		operation: ['album', 'update'],
		parameters: {
			albumId: locator('id', albumId),
			updateFields: { title: 'Roma', coverPhotoMediaItemId: locator('id', cover) },
		},
		request: ['PATCH', `/v1/albums/${albumId}`],
		query: { updateMask: 'title,coverPhotoMediaItemId' },
		body: { title: 'Roma', coverPhotoMediaItemId: cover },
		output: [{ id: albumId, title: 'Roma', coverPhotoMediaItemId: cover, mediaItemsCount: 2 }],
	}),
	'albums.addEnrichment': ({ albumId, ids: [first] }) => ({
		operation: ['album', 'addEnrichment'],
		parameters: {
			albumId: locator('id', albumId),
			enrichmentType: 'text',
			text: 'Day one',
			position: { at: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: first } },
		},
		request: ['POST', `/v1/albums/${albumId}:addEnrichment`],
		body: {
			newEnrichmentItem: { textEnrichment: { text: 'Day one' } },
			albumPosition: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: first },
		},
		output: [{ id: text, albumId }],
	}),
	'albums.batchAddMediaItems': ({ albumId, ids }) => ({
		operation: ['album', 'addMediaItems'],
		parameters: { albumId: locator('id', albumId), mediaItemIds: ids.join(', ') },
		request: ['POST', `/v1/albums/${albumId}:batchAddMediaItems`],
		body: { mediaItemIds: ids },
		output: [{ success: true, albumId, mediaItemIds: ids }],
	}),
	'albums.batchRemoveMediaItems': ({ albumId, ids }) => ({
		operation: ['album', 'removeMediaItems'],
		parameters: { albumId: locator('id', albumId), mediaItemIds: ids.join(', ') },
		request: ['POST', `/v1/albums/${albumId}:batchRemoveMediaItems`],
		body: { mediaItemIds: ids },
		output: [{ albumId, mediaItemIds: ids }],
	}),
	'albums.share': ({ albumId }) => ({
		operation: ['album', 'share'],
		parameters: { albumId: locator('id', albumId), options: { isCommentable: true } },
		request: ['POST', `/v1/albums/${albumId}:share`],
		body: { sharedAlbumOptions: { isCollaborative: false, isCommentable: true } },
		output: [
			{
				albumId,
				shareToken: text,
				shareableUrl: text,
				isOwned: true,
				isJoined: true,
				isCollaborative: false,
				isCommentable: true,
			},
		],
	}),
	'albums.unshare': ({ albumId }) => ({
		operation: ['album', 'unshare'],
		parameters: { albumId: locator('id', albumId) },
		request: ['POST', `/v1/albums/${albumId}:unshare`],
		output: [{ success: true, albumId }],
	}),
	'mediaItems.batchCreate': ({ albumId, uploadToken }) => ({
		operation: ['mediaItem', 'create'],
		parameters: {
			albumId: locator('id', albumId),
			uploadToken,
			additionalFields: { description: 'The sea', fileName: 'sea.jpg' },
		},
		request: ['POST', '/v1/mediaItems:batchCreate'],
		body: {
			albumId,
			newMediaItems: [
				{ description: 'The sea', simpleMediaItem: { uploadToken, fileName: 'sea.jpg' } },
			],
		},
		output: [{ ...anyMediaItem, filename: 'sea.jpg', description: 'The sea' }],
	}),
	'mediaItems.batchGet': ({ ids }) => ({
		operation: ['mediaItem', 'getByIds'],
		parameters: { mediaItemIds: ids.join(',') },
		request: ['GET', '/v1/mediaItems:batchGet'],
		query: { mediaItemIds: ids },
		output: mediaItems(ids),
	}),
	'mediaItems.get': ({ ids: [id] }) => ({
		operation: ['mediaItem', 'get'],
		parameters: { mediaItemId: locator('id', id) },
		request: ['GET', `/v1/mediaItems/${id}`],
		output: mediaItems([id]),
	}),
	'mediaItems.list': ({ ids }) => ({
		operation: ['mediaItem', 'getAll'],
		parameters: { limit: 30 },
		request: ['GET', '/v1/mediaItems'],
		query: { pageSize: '31' },
		output: mediaItems([...ids].reverse()),
	}),
	'mediaItems.patch': ({ ids: [id] }) => ({
		operation: ['mediaItem', 'update'],
		parameters: {
			mediaItemId: locator('id', id),
			updateFields: { description: 'The sea' },
		},
		request: ['PATCH', `/v1/mediaItems/${id}`],
		query: { updateMask: 'description' },
		body: { description: 'The sea' },
		output: [{ ...anyMediaItem, id, description: 'The sea' }],
	}),
	'mediaItems.search': ({ albumId, ids }) => ({
		operation: ['mediaItem', 'search'],
		parameters: { albumId: locator('id', albumId), searchBy: 'album', limit: 30 },
		request: ['POST', '/v1/mediaItems:search'],
		body: { albumId, pageSize: 31 },
		output: mediaItems(ids),
	}),
	'sharedAlbums.get': ({ shareToken }) => ({
		operation: ['sharedAlbum', 'get'],
		parameters: { shareToken },
		request: ['GET', `/v1/sharedAlbums/${shareToken}`],
		output: [{ ...anyAlbum, title: 'Trip', shareToken, isOwned: false }],
	}),
	'sharedAlbums.list': ({ shareToken }) => ({
		operation: ['sharedAlbum', 'getAll'],
		parameters: { limit: 9, options: { excludeNonAppCreatedData: true } },
		request: ['GET', '/v1/sharedAlbums'],
		query: { pageSize: '10', excludeNonAppCreatedData: 'true' },
		output: [{ ...anyAlbum, title: 'Trip', shareToken, isJoined: true }],
	}),
	'sharedAlbums.join': ({ shareToken }) => ({
		operation: ['sharedAlbum', 'join'],
		parameters: { shareToken },
		request: ['POST', '/v1/sharedAlbums:join'],
		body: { shareToken },
		output: [{ ...anyAlbum, title: 'Trip', shareToken, isJoined: true }],
	}),
	'sharedAlbums.leave': ({ shareToken }) => ({
		operation: ['sharedAlbum', 'leave'],
		parameters: { shareToken },
		request: ['POST', '/v1/sharedAlbums:leave'],
		body: { shareToken },
		output: [{ success: true, shareToken }],
	}),
};
