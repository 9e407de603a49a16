/** https://developers.google.com/photos/library/reference/rest/v1/mediaItems/search */
import type { Grant } from '../service';
import { invalid } from './errors';
import { checkFilters, filtersFields, matchesFilters, type Filters } from './filters';
import { ITEM_PAGES } from './mediaItems';
import { readMessage, readQuery } from './messages';
import type { Rpc } from './methods';
import { mediaItemResource } from './resources';
import type { Album, MediaItem } from './types';
import { hasSharingScope, isItemVisible, visibleAlbum } from './visibility';
import type { Handler } from './handler';
import type { LibraryState } from './state';

const requestFields = {
	albumId: 'string',
	pageSize: 'int32',
	pageToken: 'string',
	filters: { message: filtersFields },
	orderBy: 'string',
} as const;

const OLDEST_FIRST = 'MediaMetadata.creation_time';
const NEWEST_FIRST = 'MediaMetadata.creation_time desc';

/** @returns the handler of search. */
export function searchHandlers(state: LibraryState) {
	const { store, pager } = state;

	const inLibrary = (grant: Grant, filters: Filters | undefined): MediaItem[] => {
		const indexedUntil = state.context.now() - state.settings.indexingSeconds * 1000;
		return store.itemsOf(grant.userId).filter((item) => {
			if (!isItemVisible(state, grant, item)) return false;
			if (item.archived && !filters?.includeArchivedMedia) return false;
			if (!filters) return true;
			if (filters.excludeNonAppCreatedData && item.clientId !== grant.clientId) return false;
			if (item.uploadedAt > indexedUntil || item.creationTime > state.context.now()) return false;
			return matchesFilters(item, filters);
		});
	};

	/** In the order of the album, with archived items. */
	const inAlbum = (album: Album): MediaItem[] =>
		album.entries.flatMap(({ kind, id }) => {
			const item = kind === 'media' ? store.item(id) : undefined;
			return item ? [item] : [];
		});

	return {
		SearchMediaItems: ({ grant, query, body }) => {
			readQuery({}, query);
			const { pageSize, pageToken, ...parameters } = readMessage(requestFields, body);
			const { albumId, filters, orderBy } = parameters;
			if (albumId && filters) throw invalid('Both album ID and filters are set.');
			if (filters) checkFilters(filters);
			if (orderBy) checkOrder(orderBy, filters);
			const album = albumId ? visibleAlbum(state, grant, albumId) : undefined;
			const items = album ? inAlbum(album) : inLibrary(grant, filters);
			if (orderBy === OLDEST_FIRST) items.reverse();
			const page = pager.page(items, { pageSize, pageToken }, ITEM_PAGES, grant, parameters);
			const mediaItems = page.items.map((item) => ({
				...mediaItemResource(state, item, album),
				...(album?.sharing && hasSharingScope(state, grant) ? contributor(state, item) : {}),
			}));
			return { mediaItems, nextPageToken: page.nextPageToken };
		},
	} satisfies Partial<Record<Rpc, Handler>>;
}

function checkOrder(orderBy: string, filters: Filters | undefined): void {
	if (orderBy !== OLDEST_FIRST && orderBy !== NEWEST_FIRST) {
		throw invalid(`Invalid order: ${orderBy}.`);
	}
	const others = filters?.contentFilter ?? filters?.mediaTypeFilter ?? filters?.featureFilter;
	if (!filters?.dateFilter || others) {
		throw invalid('The order can be set together with a date filter only.');
	}
}

function contributor(state: LibraryState, item: MediaItem): object {
	const profilePictureBaseUrl = state.baseUrls.issue('placeholder');
	return { contributorInfo: { profilePictureBaseUrl, displayName: item.userId } };
}
