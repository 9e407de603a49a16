import type { IHttpRequestMethods } from 'n8n-workflow';

/** A Google API: where it answers and what its switch in the Google Cloud console is called. */
export interface Api {
	origin: string;
	consoleName: string;
	/** What any token may ask for with a GET; the response does not matter. */
	smallestPath: string;
}

/** https://developers.google.com/photos/library/reference/rest */
export const LIBRARY: Api = {
	origin: 'https://photoslibrary.googleapis.com',
	consoleName: 'Photos Library API',
	smallestPath: '/v1/albums?pageSize=1',
};

/** https://developers.google.com/photos/picker/reference/rest */
export const PICKER: Api = {
	origin: 'https://photospicker.googleapis.com',
	consoleName: 'Google Photos Picker API',
	smallestPath: '/v1/sessions/none',
};

/** Everything the package knows about one method of Google's. */
export interface Method {
	api: Api;
	verb: IHttpRequestMethods;
	/** The field of the panel that names what the method works on. */
	subject: string;
	/** What it does, in words that fit after "Google Photos refused to …". */
	does: string;
	/** A token must hold at least one of these; none is left for what Google removed. */
	scopes: readonly string[];
	/** Sent twice, it does no more than once and answers the same. */
	idempotent: boolean;
	/** Google lets an account run one of these at a time. */
	write: boolean;
	/** How often a rate limit is waited out; as often as usual unless given. */
	maxQuotaRetries?: number;
	/** What sending it again would make one more of. */
	creates?: 'library content' | 'session';
}

const APPEND = 'photoslibrary.appendonly';
const READ = 'photoslibrary.readonly.appcreateddata';
const EDIT = 'photoslibrary.edit.appcreateddata';
const PICK = 'photospicker.mediaitems.readonly';

type Facts = Pick<Method, 'idempotent' | 'write' | 'creates' | 'maxQuotaRetries'>;

const read: Facts = { idempotent: true, write: false };
const write: Facts = { idempotent: true, write: true };
const create: Facts = { idempotent: false, write: true, creates: 'library content' };
/** A second call is refused, because the first one was carried out. */
const onceOnly: Facts = { idempotent: false, write: true };
/** The hosts of the bytes have a quota of their own, which lasts: one pause tells. */
const download: Facts = { ...read, maxQuotaRetries: 1 };
/** Bytes at Google are nothing before batchCreate, so sending them again does no harm. */
const bytes: Facts = { idempotent: true, write: false };
/** Google may have taken a part of the bytes: where to go on has to be asked first. */
const partOfBytes: Facts = { idempotent: false, write: false };

const methodsOf =
	(api: Api, subject: string) =>
	(verb: IHttpRequestMethods, does: string, scopes: string[], facts: Facts): Method => ({
		api,
		subject,
		verb,
		does,
		scopes,
		...facts,
	});

const album = methodsOf(LIBRARY, 'Album');
const item = methodsOf(LIBRARY, 'Media Item');
const shared = methodsOf(LIBRARY, 'Share Token');
const session = methodsOf(PICKER, 'Session ID');

const TAKE_BYTES = 'take the bytes of a file';

/**
 * Every method the client calls, with the scopes that open it since 31 March 2025.
 * https://developers.google.com/photos/overview/authorization
 */
export const METHODS = {
	'uploads.simple': item('POST', TAKE_BYTES, [APPEND], bytes),
	'uploads.start': item('POST', TAKE_BYTES, [APPEND], bytes),
	'uploads.send': item('POST', TAKE_BYTES, [APPEND], partOfBytes),
	'uploads.query': item('POST', TAKE_BYTES, [APPEND], bytes),
	'albums.create': album('POST', 'create an album', [APPEND], create),
	'albums.get': album('GET', 'show an album', [READ], read),
	'albums.list': album('GET', 'list albums', [READ], read),
	'albums.patch': album('PATCH', 'change an album', [EDIT], write),
	'albums.addEnrichment': album('POST', 'add an enrichment to an album', [APPEND, EDIT], create),
	'albums.batchAddMediaItems': album('POST', 'add media items to an album', [APPEND, EDIT], write),
	'albums.batchRemoveMediaItems': album(
		'POST',
		'remove media items from an album',
		[EDIT],
		onceOnly,
	),
	'albums.share': album('POST', 'share an album', [], write),
	'albums.unshare': album('POST', 'stop sharing an album', [], write),
	'mediaItems.batchCreate': album(
		'POST',
		'add the uploaded files to the library',
		[APPEND],
		create,
	),
	'mediaItems.batchGet': item('GET', 'show media items', [READ], read),
	'mediaItems.get': item('GET', 'show a media item', [READ], read),
	'mediaItems.list': item('GET', 'list media items', [READ], read),
	'mediaItems.patch': item('PATCH', 'change the description of a media item', [EDIT], write),
	'mediaItems.search': album('POST', 'search media items', [READ], read),
	'mediaItems.download': item('GET', 'hand out the bytes of a media item', [READ], download),
	'sharedAlbums.get': shared('GET', 'show a shared album', [], read),
	'sharedAlbums.list': shared('GET', 'list shared albums', [], read),
	'sharedAlbums.join': shared('POST', 'join a shared album', [], write),
	'sharedAlbums.leave': shared('POST', 'leave a shared album', [], write),
	'sessions.create': session('POST', 'start a picking session', [PICK], {
		idempotent: false,
		write: false,
		creates: 'session',
	}),
	'sessions.get': session('GET', 'show a picking session', [PICK], read),
	'sessions.delete': session('DELETE', 'end a picking session', [PICK], read),
	'pickedMediaItems.list': session('GET', 'list the picked media items', [PICK], read),
	'pickedMediaItems.download': session(
		'GET',
		'hand out the bytes of a picked media item',
		[PICK],
		download,
	),
} satisfies Record<string, Method>;

export type ApiMethod = keyof typeof METHODS;

/** What is known about a method. */
export function aboutMethod(method: ApiMethod): Method {
	return METHODS[method];
}
