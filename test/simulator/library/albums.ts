/** https://developers.google.com/photos/library/reference/rest/v1/albums */
import { invalid } from './errors';
import { newAlbumId } from './ids';
import { readMessage, readQuery } from './messages';
import type { Rpc } from './methods';
import { checkCapacity, insert } from './positions';
import { checkLength, checkMediaItemIds, readUpdateMask } from './requests';
import { albumResource, newAlbumResource } from './resources';
import type { Album } from './types';
import { albumToAddTo, isAlbumVisible, isItemVisible, ownAlbum, visibleAlbum } from './visibility';
import type { Handler } from './handler';
import type { LibraryState } from './state';

const MAX_TITLE_LENGTH = 500;
export const ALBUM_PAGES = { defaultSize: 20, maxSize: 50 };
export const listAlbumsFields = {
	pageSize: 'int32',
	pageToken: 'string',
	excludeNonAppCreatedData: 'bool',
} as const;

const albumFields = {
	id: 'unread',
	title: 'string',
	coverPhotoMediaItemId: 'string',
	productUrl: 'unread',
	isWriteable: 'unread',
	shareInfo: 'unread',
	mediaItemsCount: 'unread',
	coverPhotoBaseUrl: 'unread',
} as const;

/** @returns the handlers of the album methods without enrichments and sharing. */
export function albumHandlers(state: LibraryState) {
	const { store, pager } = state;
	return {
		CreateAlbum: ({ grant, query, body }) => {
			readQuery({}, query);
			const { album: { title = '' } = {} } = readMessage({ album: { message: albumFields } }, body);
			checkTitle(title);
			const { userId, clientId } = grant;
			const id = newAlbumId();
			const album: Album = {
				id,
				userId,
				clientId,
				title,
				entries: [],
				mediaItemIds: new Set(),
				createdAt: state.context.now(),
			};
			store.addAlbum(album);
			return newAlbumResource(state, grant, album);
		},

		GetAlbum: ({ grant, id, query }) => {
			readQuery({}, query);
			return albumResource(state, grant, visibleAlbum(state, grant, id));
		},

		ListAlbums: ({ grant, query }) => {
			const { excludeNonAppCreatedData, ...request } = readQuery(listAlbumsFields, query);
			// The order is not documented: newest first here.
			const albums = [...store.albums()].reverse().filter((album) => {
				if (excludeNonAppCreatedData && album.clientId !== grant.clientId) return false;
				return album.userId === grant.userId && isAlbumVisible(state, grant, album);
			});
			const parameters = ['albums', excludeNonAppCreatedData];
			const page = pager.page(albums, request, ALBUM_PAGES, grant, parameters);
			const resources = page.items.map((album) => albumResource(state, grant, album));
			return { albums: resources, nextPageToken: page.nextPageToken };
		},

		UpdateAlbum: ({ grant, id, query, body }) => {
			const { updateMask } = readQuery({ updateMask: 'string' }, query);
			const changes = readMessage(albumFields, body);
			const mask = readUpdateMask(updateMask, ['title', 'coverPhotoMediaItemId']);
			const album = ownAlbum(state, grant, id);
			const { title = '', coverPhotoMediaItemId = '' } = changes;
			if (mask.has('title')) checkTitle(title);
			if (mask.has('coverPhotoMediaItemId') && !album.mediaItemIds.has(coverPhotoMediaItemId)) {
				throw invalid('Invalid cover photo media item ID.');
			}
			if (mask.has('title')) album.title = title;
			if (mask.has('coverPhotoMediaItemId')) album.coverPhotoMediaItemId = coverPhotoMediaItemId;
			return albumResource(state, grant, album);
		},

		BatchAddMediaItemsToAlbum: ({ grant, id, query, body }) => {
			readQuery({}, query);
			const { mediaItemIds } = readMessage(mediaItemIdsFields, body);
			const ids = checkMediaItemIds(mediaItemIds);
			const album = albumToAddTo(state, grant, id);
			for (const itemId of ids) {
				const item = store.item(itemId);
				const usable = item?.clientId === grant.clientId && isItemVisible(state, grant, item);
				if (!usable) throw invalid('Request contains an invalid media item id.');
			}
			checkCapacity(album, ids.filter((itemId) => !album.mediaItemIds.has(itemId)).length);
			// What is already in the album is skipped (not documented).
			insert(
				album,
				ids.map((itemId) => ({ kind: 'media', id: itemId })),
				'last',
			);
			return {};
		},

		BatchRemoveMediaItemsFromAlbum: ({ grant, id, query, body }) => {
			readQuery({}, query);
			const { mediaItemIds } = readMessage(mediaItemIdsFields, body);
			const ids = new Set(checkMediaItemIds(mediaItemIds));
			const album = ownAlbum(state, grant, id);
			for (const itemId of ids) {
				if (!album.mediaItemIds.has(itemId)) {
					throw invalid('Request contains an invalid media item id.');
				}
			}
			for (const itemId of ids) album.mediaItemIds.delete(itemId);
			album.entries = album.entries.filter((entry) => entry.kind !== 'media' || !ids.has(entry.id));
			return {};
		},
	} satisfies Partial<Record<Rpc, Handler>>;
}

const mediaItemIdsFields = { mediaItemIds: { repeated: 'string' } } as const;

function checkTitle(title: string): void {
	if (title.trim() === '') throw invalid('The album title must not be empty.');
	checkLength(title, MAX_TITLE_LENGTH, 'The album title');
}
