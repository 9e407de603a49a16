import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { locator } from './items';

/** What is there before the method is called. */
export interface Given {
	albumId: string;
	/** Two photos in the album. */
	ids: string[];
	/** Of an album that somebody else shared, joined already. */
	shareToken: string;
	uploadToken: string;
}

/** An operation, the request it sends as Google documents it, and the items it gives. */
export interface Row {
	resource: string;
	operation: string;
	parameters: (given: Given) => INodeParameters;
	method: string;
	path: (given: Given) => string;
	query?: (given: Given) => Record<string, string | string[]>;
	body?: (given: Given) => IDataObject;
	output: (given: Given) => IDataObject[];
}

const albumId = (given: Given) => ({ albumId: locator('id', given.albumId) });
const text = expect.any(String) as string;
const anyAlbum = { id: text, title: text, productUrl: text };
const anyMediaItem = { id: text, filename: text, mimeType: 'image/jpeg', productUrl: text };

/** By API method. */
export const rows: Record<string, Row> = {
	'albums.create': {
		resource: 'album',
		operation: 'create',
		parameters: () => ({ title: 'Oslo' }),
		method: 'POST',
		path: () => '/v1/albums',
		body: () => ({ album: { title: 'Oslo' } }),
		output: () => [{ ...anyAlbum, title: 'Oslo', created: true }],
	},
	'albums.get': {
		resource: 'album',
		operation: 'get',
		parameters: albumId,
		method: 'GET',
		path: (given) => `/v1/albums/${given.albumId}`,
		output: (given) => [{ ...anyAlbum, id: given.albumId, title: 'Rome', mediaItemsCount: 2 }],
	},
	'albums.list': {
		resource: 'album',
		operation: 'getAll',
		parameters: () => ({ limit: 7, options: { excludeNonAppCreatedData: true } }),
		method: 'GET',
		path: () => '/v1/albums',
		query: () => ({ pageSize: '7', excludeNonAppCreatedData: 'true' }),
		output: (given) => [{ ...anyAlbum, id: given.albumId, title: 'Rome' }],
	},
	'albums.patch': {
		resource: 'album',
		operation: 'update',
		parameters: (given) => ({
			...albumId(given),
			updateFields: { title: 'Roma', coverPhotoMediaItemId: locator('id', given.ids[1]) },
		}),
		method: 'PATCH',
		path: (given) => `/v1/albums/${given.albumId}`,
		query: () => ({ updateMask: 'title,coverPhotoMediaItemId' }),
		body: (given) => ({ title: 'Roma', coverPhotoMediaItemId: given.ids[1] }),
		output: (given) => [
			{ id: given.albumId, title: 'Roma', coverPhotoMediaItemId: given.ids[1], mediaItemsCount: 2 },
		],
	},
	'albums.addEnrichment': {
		resource: 'album',
		operation: 'addEnrichment',
		parameters: (given) => ({
			...albumId(given),
			enrichmentType: 'text',
			text: 'Day one',
			position: { at: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: given.ids[0] } },
		}),
		method: 'POST',
		path: (given) => `/v1/albums/${given.albumId}:addEnrichment`,
		body: (given) => ({
			newEnrichmentItem: { textEnrichment: { text: 'Day one' } },
			albumPosition: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: given.ids[0] },
		}),
		output: (given) => [{ id: text, albumId: given.albumId }],
	},
	'albums.batchAddMediaItems': {
		resource: 'album',
		operation: 'addMediaItems',
		parameters: (given) => ({ ...albumId(given), mediaItemIds: given.ids.join(', ') }),
		method: 'POST',
		path: (given) => `/v1/albums/${given.albumId}:batchAddMediaItems`,
		body: (given) => ({ mediaItemIds: given.ids }),
		output: (given) => [{ success: true, albumId: given.albumId, mediaItemIds: given.ids }],
	},
	'albums.batchRemoveMediaItems': {
		resource: 'album',
		operation: 'removeMediaItems',
		parameters: (given) => ({ ...albumId(given), mediaItemIds: given.ids.join(', ') }),
		method: 'POST',
		path: (given) => `/v1/albums/${given.albumId}:batchRemoveMediaItems`,
		body: (given) => ({ mediaItemIds: given.ids }),
		output: (given) => [{ albumId: given.albumId, mediaItemIds: given.ids }],
	},
	'albums.share': {
		resource: 'album',
		operation: 'share',
		parameters: (given) => ({ ...albumId(given), options: { isCommentable: true } }),
		method: 'POST',
		path: (given) => `/v1/albums/${given.albumId}:share`,
		body: () => ({ sharedAlbumOptions: { isCollaborative: false, isCommentable: true } }),
		output: (given) => [
			{
				albumId: given.albumId,
				shareToken: text,
				shareableUrl: text,
				isOwned: true,
				isJoined: true,
				isCollaborative: false,
				isCommentable: true,
			},
		],
	},
	'albums.unshare': {
		resource: 'album',
		operation: 'unshare',
		parameters: albumId,
		method: 'POST',
		path: (given) => `/v1/albums/${given.albumId}:unshare`,
		output: (given) => [{ success: true, albumId: given.albumId }],
	},
	'mediaItems.batchCreate': {
		resource: 'mediaItem',
		operation: 'create',
		parameters: (given) => ({
			...albumId(given),
			uploadToken: given.uploadToken,
			additionalFields: { description: 'The sea', fileName: 'sea.jpg' },
		}),
		method: 'POST',
		path: () => '/v1/mediaItems:batchCreate',
		body: (given) => ({
			albumId: given.albumId,
			newMediaItems: [
				{
					description: 'The sea',
					simpleMediaItem: { uploadToken: given.uploadToken, fileName: 'sea.jpg' },
				},
			],
		}),
		output: () => [{ ...anyMediaItem, filename: 'sea.jpg', description: 'The sea' }],
	},
	'mediaItems.batchGet': {
		resource: 'mediaItem',
		operation: 'getByIds',
		parameters: (given) => ({ mediaItemIds: given.ids.join(',') }),
		method: 'GET',
		path: () => '/v1/mediaItems:batchGet',
		query: (given) => ({ mediaItemIds: given.ids }),
		output: (given) => given.ids.map((id) => ({ ...anyMediaItem, id })),
	},
	'mediaItems.get': {
		resource: 'mediaItem',
		operation: 'get',
		parameters: (given) => ({ mediaItemId: locator('id', given.ids[0]) }),
		method: 'GET',
		path: (given) => `/v1/mediaItems/${given.ids[0]}`,
		output: (given) => [{ ...anyMediaItem, id: given.ids[0] }],
	},
	'mediaItems.list': {
		resource: 'mediaItem',
		operation: 'getAll',
		parameters: () => ({ limit: 30 }),
		method: 'GET',
		path: () => '/v1/mediaItems',
		query: () => ({ pageSize: '30' }),
		output: (given) => [...given.ids].reverse().map((id) => ({ ...anyMediaItem, id })),
	},
	'mediaItems.patch': {
		resource: 'mediaItem',
		operation: 'update',
		parameters: (given) => ({
			mediaItemId: locator('id', given.ids[0]),
			description: 'The sea',
		}),
		method: 'PATCH',
		path: (given) => `/v1/mediaItems/${given.ids[0]}`,
		query: () => ({ updateMask: 'description' }),
		body: () => ({ description: 'The sea' }),
		output: (given) => [{ ...anyMediaItem, id: given.ids[0], description: 'The sea' }],
	},
	'mediaItems.search': {
		resource: 'mediaItem',
		operation: 'search',
		parameters: (given) => ({ ...albumId(given), searchBy: 'album', limit: 30 }),
		method: 'POST',
		path: () => '/v1/mediaItems:search',
		body: (given) => ({ albumId: given.albumId, pageSize: 30 }),
		output: (given) => given.ids.map((id) => ({ ...anyMediaItem, id })),
	},
	'sharedAlbums.get': {
		resource: 'sharedAlbum',
		operation: 'get',
		parameters: ({ shareToken }) => ({ shareToken }),
		method: 'GET',
		path: ({ shareToken }) => `/v1/sharedAlbums/${shareToken}`,
		output: ({ shareToken }) => [{ ...anyAlbum, title: 'Trip', shareToken, isOwned: false }],
	},
	'sharedAlbums.list': {
		resource: 'sharedAlbum',
		operation: 'getAll',
		parameters: () => ({ limit: 9, options: { excludeNonAppCreatedData: true } }),
		method: 'GET',
		path: () => '/v1/sharedAlbums',
		query: () => ({ pageSize: '9', excludeNonAppCreatedData: 'true' }),
		output: ({ shareToken }) => [{ ...anyAlbum, title: 'Trip', shareToken, isJoined: true }],
	},
	'sharedAlbums.join': {
		resource: 'sharedAlbum',
		operation: 'join',
		parameters: ({ shareToken }) => ({ shareToken }),
		method: 'POST',
		path: () => '/v1/sharedAlbums:join',
		body: ({ shareToken }) => ({ shareToken }),
		output: ({ shareToken }) => [{ ...anyAlbum, title: 'Trip', shareToken, isJoined: true }],
	},
	'sharedAlbums.leave': {
		resource: 'sharedAlbum',
		operation: 'leave',
		parameters: ({ shareToken }) => ({ shareToken }),
		method: 'POST',
		path: () => '/v1/sharedAlbums:leave',
		body: ({ shareToken }) => ({ shareToken }),
		output: ({ shareToken }) => [{ success: true, shareToken }],
	},
};
