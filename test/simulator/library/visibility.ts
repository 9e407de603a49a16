/**
 * Who sees what: an app sees what its own OAuth client created; only the removed scopes showed more.
 * https://developers.google.com/photos/overview/authorization
 */
import type { Grant } from '../service';
import { ApiError, invalid, noSuchAlbum, noSuchItem } from './errors';
import { isWellFormedId } from './ids';
import { SCOPES } from './methods';
import type { Album, MediaItem } from './types';
import type { LibraryState } from './state';

/** Whether the grant shows a person's whole library, as it could until March 31, 2025. */
export function seesWholeLibrary(state: LibraryState, grant: Grant): boolean {
	if (state.context.mode === 'current') return false;
	return grant.scopes.has(SCOPES.all) || grant.scopes.has(SCOPES.read);
}

/** Whether the grant has the sharing scope, which only legacy mode knows. */
export function hasSharingScope(state: LibraryState, grant: Grant): boolean {
	return state.context.mode === 'legacy' && grant.scopes.has(SCOPES.sharing);
}

const isMember = (album: Album, grant: Grant) =>
	album.userId === grant.userId || album.sharing?.members.has(grant.userId) === true;

/** Whether this grant shows the album. */
export function isAlbumVisible(state: LibraryState, grant: Grant, album: Album): boolean {
	if (!isMember(album, grant)) return false;
	return album.clientId === grant.clientId || seesWholeLibrary(state, grant);
}

/** Whether this grant shows the media item, in the person's own library or in a shared album. */
export function isItemVisible(state: LibraryState, grant: Grant, item: MediaItem): boolean {
	const allowed = item.clientId === grant.clientId || seesWholeLibrary(state, grant);
	if (!allowed) return false;
	if (item.userId === grant.userId) return true;
	for (const album of state.store.albums()) {
		if (album.sharing && isMember(album, grant) && album.mediaItemIds.has(item.id)) return true;
	}
	return false;
}

/** Whether this client may put something into the album; scopes are checked elsewhere. */
export function isAlbumWritable(grant: Grant, album: Album): boolean {
	if (album.clientId !== grant.clientId) return false;
	if (album.userId === grant.userId) return true;
	return isMember(album, grant) && album.sharing?.isCollaborative === true;
}

/**
 * @returns the album.
 * @throws ApiError 400 for what cannot be an album id, 404 for what this client does not see. Google
 * does not document which of the two a malformed id gets.
 */
export function visibleAlbum(state: LibraryState, grant: Grant, id: string): Album {
	if (!isWellFormedId(id)) throw invalid('Invalid album ID.');
	const album = state.store.album(id);
	if (!album || !isAlbumVisible(state, grant, album)) throw noSuchAlbum();
	return album;
}

/**
 * @returns the album, which this client may change and which the person owns.
 * @throws ApiError 400, 404 as visibleAlbum, or 403 for an album that is seen but not its own.
 */
export function ownAlbum(state: LibraryState, grant: Grant, id: string): Album {
	if (!isWellFormedId(id)) throw invalid('Invalid album ID.');
	const album = state.store.album(id);
	if (album && album.clientId === grant.clientId && album.userId === grant.userId) return album;
	if (album && isAlbumVisible(state, grant, album)) {
		throw new ApiError('PERMISSION_DENIED', 'The caller does not have permission');
	}
	throw noSuchAlbum();
}

/**
 * @returns the album to add to.
 * @throws ApiError 404 for an album that was deleted, otherwise 400; a new album may be refused
 * as an invalid one for a while.
 */
export function albumToAddTo(state: LibraryState, grant: Grant, id: string): Album {
	if (!isWellFormedId(id)) throw invalid('Invalid album ID.');
	const album = state.store.album(id);
	if (!album) throw state.store.wasDeleted(id) ? noSuchAlbum() : invalid('Invalid album ID.');
	const { context, settings } = state;
	const age = context.now() - album.createdAt;
	if (age < settings.albumSettlingSeconds * 1000) throw invalid('Invalid album ID.');
	if (!isAlbumWritable(grant, album)) {
		throw invalid('No permission to add media items to this album.');
	}
	return album;
}

/**
 * @returns the media item.
 * @throws ApiError 400 for what cannot be an id, 404 for what this client does not see.
 */
export function visibleItem(state: LibraryState, grant: Grant, id: string): MediaItem {
	if (!isWellFormedId(id)) throw invalid('Invalid media item ID.');
	const item = state.store.item(id);
	if (!item || !isItemVisible(state, grant, item)) throw noSuchItem();
	return item;
}
