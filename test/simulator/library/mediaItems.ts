/** https://developers.google.com/photos/library/reference/rest/v1/mediaItems */
import { ApiError } from './errors';
import type { Grant } from '../service';
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

	/** @throws ApiError 500 for a poisoned item; as visibleItem. */
	const readable = (grant: Grant, id: string) => {
		const item = visibleItem(state, grant, id);
		if (item.poisoned) throw new ApiError('INTERNAL', 'Internal error encountered.');
		return item;
	};

	return {
		GetMediaItem: ({ grant, id, query }) => {
			readQuery({}, query);
			return mediaItemResource(state, readable(grant, id));
		},

		BatchGetMediaItems: ({ grant, query }) => {
			const { mediaItemIds } = readQuery({ mediaItemIds: { repeated: 'string' } }, query);
			const mediaItemResults = checkMediaItemIds(mediaItemIds).map((id) => {
				try {
					return { mediaItem: mediaItemResource(state, readable(grant, id)) };
				} catch (error) {
					// One broken item takes the whole call along, others are told apart by nothing.
					const isUnknown = error instanceof ApiError && error.status !== 'INTERNAL';
					if (isUnknown) return { status: { code: 3, message: 'Invalid media item ID.' } };
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
