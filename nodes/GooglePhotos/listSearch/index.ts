import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { ALBUMS_A_PAGE, listAlbums } from '../client/api/albums';
import { listMediaItems, MEDIA_ITEMS_A_PAGE } from '../client/api/mediaItems';
import { searchMediaItems as search } from '../client/api/search';
import type { MediaItem } from '../client/api/types';
import { albumIdIn, locatedIn } from '../shared/fields/locators';
import { searchOver } from './search';

/** The albums this app created, for the locator's From List. */
export const searchAlbums = searchOver(listAlbums, ALBUMS_A_PAGE, (album) => ({
	name: album.title || 'Untitled album',
	value: album.id,
	url: album.productUrl,
	description: `${album.mediaItemsCount ?? 0} items`,
}));

const mediaItemEntry = (item: MediaItem): INodeListSearchItems => ({
	name: item.filename || item.id,
	value: item.id,
	url: item.productUrl,
	description: item.mediaMetadata?.creationTime,
});

/** The media items this app created, for the locator's From List. */
export const searchMediaItems = searchOver(listMediaItems, MEDIA_ITEMS_A_PAGE, mediaItemEntry);

async function listMediaItemsOfAlbum(
	context: ILoadOptionsFunctions,
	pageSize: number,
	pageToken?: string,
) {
	const albumId = albumIdIn(context, locatedIn(context.getCurrentNodeParameter('albumId')));
	return await search(context, { albumId }, pageSize, pageToken);
}

/** The media items in the album that the node's panel names, for the cover photo. */
export const searchMediaItemsOfAlbum = searchOver(
	listMediaItemsOfAlbum,
	MEDIA_ITEMS_A_PAGE,
	mediaItemEntry,
);
