/** A Google API: where it answers and what its switch in the Google Cloud console is called. */
export interface Api {
	origin: string;
	consoleName: string;
}

/** https://developers.google.com/photos/library/reference/rest */
export const LIBRARY: Api = {
	origin: 'https://photoslibrary.googleapis.com',
	consoleName: 'Photos Library API',
};

/** https://developers.google.com/photos/picker/reference/rest */
export const PICKER: Api = {
	origin: 'https://photospicker.googleapis.com',
	consoleName: 'Google Photos Picker API',
};

interface Method {
	api: Api;
	/** A token must hold at least one of these; none is left for what Google removed. */
	scopes: readonly string[];
	/** What it does, in words that fit after "Google Photos refused to …". */
	does: string;
}

const APPEND = 'photoslibrary.appendonly';
const READ = 'photoslibrary.readonly.appcreateddata';
const EDIT = 'photoslibrary.edit.appcreateddata';
const PICK = 'photospicker.mediaitems.readonly';

function library(does: string, ...scopes: string[]): Method {
	return { api: LIBRARY, does, scopes };
}

function picker(does: string): Method {
	return { api: PICKER, does, scopes: [PICK] };
}

/**
 * Every API method the client calls, with the scopes that open it since 31 March 2025.
 * https://developers.google.com/photos/overview/authorization
 */
export const METHODS = {
	'uploads.create': library('take the bytes of a file', APPEND),
	'albums.create': library('create an album', APPEND),
	'albums.get': library('show an album', READ),
	'albums.list': library('list albums', READ),
	'albums.patch': library('change an album', EDIT),
	'albums.addEnrichment': library('add an enrichment to an album', APPEND, EDIT),
	'albums.batchAddMediaItems': library('add media items to an album', APPEND, EDIT),
	'albums.batchRemoveMediaItems': library('remove media items from an album', EDIT),
	'albums.share': library('share an album'),
	'albums.unshare': library('stop sharing an album'),
	'mediaItems.batchCreate': library('add the uploaded files to the library', APPEND),
	'mediaItems.batchGet': library('show media items', READ),
	'mediaItems.get': library('show a media item', READ),
	'mediaItems.list': library('list media items', READ),
	'mediaItems.patch': library('change the description of a media item', EDIT),
	'mediaItems.search': library('search media items', READ),
	'mediaItems.download': library('hand out the bytes of a media item', READ),
	'sharedAlbums.get': library('show a shared album'),
	'sharedAlbums.list': library('list shared albums'),
	'sharedAlbums.join': library('join a shared album'),
	'sharedAlbums.leave': library('leave a shared album'),
	'sessions.create': picker('start a picking session'),
	'sessions.get': picker('show a picking session'),
	'sessions.delete': picker('end a picking session'),
	'pickedMediaItems.list': picker('list the picked media items'),
	'pickedMediaItems.download': picker('hand out the bytes of a picked media item'),
} satisfies Record<string, Method>;

export type ApiMethod = keyof typeof METHODS;

/** The field of the panel that names what a method works on. */
export function subjectOf(method: ApiMethod): string {
	if (method.startsWith('sharedAlbums.')) return 'Share Token';
	if (method.startsWith('sessions.') || method.startsWith('pickedMediaItems.')) return 'Session ID';
	const inAlbum = ['mediaItems.search', 'mediaItems.batchCreate'];
	return method.startsWith('albums.') || inAlbum.includes(method) ? 'Album' : 'Media Item';
}

/** What is known about a method. */
export function aboutMethod(method: ApiMethod): Method {
	return METHODS[method];
}
