/** https://developers.google.com/photos/library/reference/rest/v1/mediaItems */
import { ApiError } from './errors';
import { readMessage, readQuery } from './messages';
import type { Rpc } from './methods';
import { checkLength, checkMediaItemIds, readUpdateMask } from './requests';
import { mediaItemResource } from './resources';
import { isItemVisible, visibleItem } from './visibility';
import type { Handler } from './handler';
import type { LibraryState } from './state';

export const MAX_DESCRIPTION_LENGTH = 1000;
export const ITEM_PAGES = { defaultSize: 25, maxSize: 100 };

const mediaItemFields = {
	description: 'string',
	id: 'unread',
	productUrl: 'unread',
	baseUrl: 'unread',
	mimeType: 'unread',
	mediaMetadata: 'unread',
	contributorInfo: 'unread',
	filename: 'unread',
} as const;

/** @returns the handlers of reading and patching media items. */
export function mediaItemHandlers(state: LibraryState) {
	const { store, pager } = state;
	return {
		GetMediaItem: ({ grant, id, query }) => {
			readQuery({}, query);
			return mediaItemResource(state, visibleItem(state, grant, id));
		},

		BatchGetMediaItems: ({ grant, query }) => {
			const { mediaItemIds } = readQuery({ mediaItemIds: { repeated: 'string' } }, query);
			const mediaItemResults = checkMediaItemIds(mediaItemIds).map((id) => {
				try {
					return { mediaItem: mediaItemResource(state, visibleItem(state, grant, id)) };
				} catch (error) {
					if (error instanceof ApiError) return { status: error.toRpcStatus() };
					throw error;
				}
			});
			return { mediaItemResults };
		},

		ListMediaItems: ({ grant, query }) => {
			const request = readQuery({ pageSize: 'int32', pageToken: 'string' }, query);
			const items = store
				.itemsOf(grant.userId)
				.filter((item) => !item.archived && isItemVisible(state, grant, item));
			const page = pager.page(items, request, ITEM_PAGES, grant, 'mediaItems');
			const mediaItems = page.items.map((item) => mediaItemResource(state, item));
			return { mediaItems, nextPageToken: page.nextPageToken };
		},

		UpdateMediaItem: ({ grant, id, query, body }) => {
			const { updateMask } = readQuery({ updateMask: 'string' }, query);
			const { description = '' } = readMessage(mediaItemFields, body);
			readUpdateMask(updateMask, ['description']);
			checkLength(description, MAX_DESCRIPTION_LENGTH, 'The description');
			const item = visibleItem(state, grant, id);
			if (item.clientId !== grant.clientId || item.userId !== grant.userId) {
				throw new ApiError('PERMISSION_DENIED', 'The caller does not have permission');
			}
			store.changeItem(item, { description });
			return mediaItemResource(state, item);
		},
	} satisfies Partial<Record<Rpc, Handler>>;
}
