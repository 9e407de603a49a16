import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { MAX_ALBUM_PAGE_SIZE, listAlbums } from '../client/api/albums';
import { MAX_MEDIA_ITEM_PAGE_SIZE, listMediaItems } from '../client/api/mediaItems';
import type { PageRequest } from '../client/api/pages';
import { searchMediaItems as search } from '../client/api/search';
import type { MediaItem } from '../client/api/types';
import { parseAlbumTarget, resolveAlbumId } from '../shared/fields/albums';
import { parseLocator } from '../shared/fields/located';
import { filteredSearch } from './filteredSearch';

/** The albums created through n8n, for the locator's From List. */
export const searchAlbums = filteredSearch(
	listAlbums,
	MAX_ALBUM_PAGE_SIZE,
	(album) => ({
		name: album.title || 'Untitled album',
		value: album.id,
		url: album.productUrl,
		description: `${album.mediaItemsCount ?? 0} items`,
	}),
	'No album yet. Only those created through n8n appear.',
);

const toListEntry = (item: MediaItem): INodeListSearchItems => ({
	name: item.filename || item.id,
	value: item.id,
	url: item.productUrl,
	description: item.mediaMetadata?.creationTime,
});

/** The media items created through n8n, for the locator's From List. */
export const searchMediaItems = filteredSearch(
	listMediaItems,
	MAX_MEDIA_ITEM_PAGE_SIZE,
	toListEntry,
	'No media item yet. Only uploads through n8n appear.',
);

async function listAlbumItems(context: ILoadOptionsFunctions, request: PageRequest) {
	const located = parseLocator(context.getCurrentNodeParameter('albumId'));
	const albumId = await resolveAlbumId(context, parseAlbumTarget(context, located));
	return await search(context, { albumId }, request);
}

/** The media items in the album that the node's panel names, for what is chosen within it. */
export const searchMediaItemsOfAlbum = filteredSearch(
	listAlbumItems,
	MAX_MEDIA_ITEM_PAGE_SIZE,
	toListEntry,
	'No media item of this album was added through n8n.',
);
