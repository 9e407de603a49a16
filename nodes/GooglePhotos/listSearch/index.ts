import { ALBUMS_A_PAGE, listAlbums } from '../client/albums';
import { listMediaItems, MEDIA_ITEMS_A_PAGE } from '../client/mediaItems';
import { searchOver } from './search';

/** The albums this app created, for the locator's From List. */
export const searchAlbums = searchOver(listAlbums, ALBUMS_A_PAGE, (album) => ({
	name: album.title || 'Untitled album',
	value: album.id,
	url: album.productUrl,
	description: `${album.mediaItemsCount ?? 0} items`,
}));

/** The media items this app created, for the locator's From List. */
export const searchMediaItems = searchOver(listMediaItems, MEDIA_ITEMS_A_PAGE, (item) => ({
	name: item.filename || item.id,
	value: item.id,
	url: item.productUrl,
	description: item.mediaMetadata?.creationTime,
}));
