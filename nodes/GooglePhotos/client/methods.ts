/**
 * The API methods the client calls, and the scopes of which a token must hold at least one.
 * https://developers.google.com/photos/overview/authorization
 */
const SCOPES = {
	'uploads.create': ['photoslibrary.appendonly'],
	'albums.create': ['photoslibrary.appendonly'],
	'albums.get': ['photoslibrary.readonly.appcreateddata'],
	'albums.list': ['photoslibrary.readonly.appcreateddata'],
	'mediaItems.batchCreate': ['photoslibrary.appendonly'],
	'mediaItems.get': ['photoslibrary.readonly.appcreateddata'],
	'mediaItems.list': ['photoslibrary.readonly.appcreateddata'],
} as const;

export type ApiMethod = keyof typeof SCOPES;

/** The scopes any one of which opens this method, without their common prefix. */
export function scopesFor(method: ApiMethod): readonly string[] {
	return SCOPES[method];
}

/** What the method does, in words that fit after "Google Photos refused to …". */
export const DOES: Record<ApiMethod, string> = {
	'uploads.create': 'take the bytes of a file',
	'albums.create': 'create an album',
	'albums.get': 'show an album',
	'albums.list': 'list albums',
	'mediaItems.batchCreate': 'add the uploaded files to the library',
	'mediaItems.get': 'show a media item',
	'mediaItems.list': 'list media items',
};
