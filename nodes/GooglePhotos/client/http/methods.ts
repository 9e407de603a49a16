import type { IHttpRequestMethods } from 'n8n-workflow';

/** A Google API: where it is reached and what its switch in the Google Cloud console is called. */
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

/**
 * What a method is to limits and quotas.
 * - read, write: a small request and a small response
 * - creation: media items of bytes that are at Google; takes long, and storage
 * - upload: bytes on their way up; takes storage
 * - download: bytes on their way down, from hosts with a quota of their own
 */
export type MethodKind = 'read' | 'write' | 'creation' | 'upload' | 'download';

/** Everything the package knows about one method of Google's. */
export interface Method {
	api: Api;
	kind: MethodKind;
	verb: IHttpRequestMethods;
	/** The field of the panel that names what the method works on. */
	subject: string;
	/** What it does, in words that fit after "Google Photos refused to …". */
	does: string;
	/** A token must hold at least one of these; none is left for what Google removed. */
	scopes: readonly string[];
	/** Sending it twice has the same effect and result as sending it once. */
	idempotent: boolean;
	/** Google lets an account run one of these at a time. */
	isSerial: boolean;
	/** Where its response holds an id or a list that is never empty; without it the response is lost. */
	resultPath?: string;
	/** Its response holds nothing, and may have no body. */
	givesNothing?: boolean;
	/** After a lost response, 404 means that the removal had worked. */
	removes?: boolean;
	/** What sending it again would make one more of. */
	creates?: 'library content' | 'session';
}

const APPEND = 'photoslibrary.appendonly';
const READ = 'photoslibrary.readonly.appcreateddata';
const EDIT = 'photoslibrary.edit.appcreateddata';
const PICK = 'photospicker.mediaitems.readonly';

type Traits = Omit<Method, 'api' | 'subject' | 'verb' | 'does' | 'scopes'>;

const read: Traits = { kind: 'read', idempotent: true, isSerial: false };
const write: Traits = { kind: 'write', idempotent: true, isSerial: true };
const readOne: Traits = { ...read, resultPath: 'id' };
const writeOne: Traits = { ...write, resultPath: 'id' };
const remove: Traits = { ...write, removes: true, givesNothing: true };
const create: Traits = { ...write, idempotent: false, creates: 'library content' };
/** A second call may be refused because the first one was carried out. */
const onceOnly: Traits = { ...write, idempotent: false, givesNothing: true };
const download: Traits = { ...read, kind: 'download' };
/** Uploaded bytes do nothing until batchCreate, so sending them again is harmless. */
const bytes: Traits = { ...read, kind: 'upload' };
/** Google may have taken a part of the bytes: where to go on has to be asked first. */
const partOfBytes: Traits = { ...bytes, idempotent: false };

const methodsOf =
	(api: Api, subject: string) =>
	(verb: IHttpRequestMethods, does: string, scopes: string[], facts: Traits): Method => ({
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

const TAKE_BYTES = 'accept a file';

/**
 * Every method the client calls, with the scopes that they accept since March 31, 2025.
 * https://developers.google.com/photos/overview/authorization
 */
export const METHODS = {
	'uploads.simple': item('POST', TAKE_BYTES, [APPEND], bytes),
	'uploads.start': item('POST', TAKE_BYTES, [APPEND], bytes),
	'uploads.send': item('POST', TAKE_BYTES, [APPEND], partOfBytes),
	'uploads.query': item('POST', TAKE_BYTES, [APPEND], bytes),
	'albums.create': album('POST', 'create an album', [APPEND], { ...create, resultPath: 'id' }),
	'albums.get': album('GET', 'show an album', [READ], readOne),
	'albums.list': album('GET', 'list albums', [READ], read),
	'albums.patch': album('PATCH', 'change an album', [EDIT], writeOne),
	'albums.addEnrichment': album('POST', 'add an enrichment to an album', [APPEND, EDIT], {
		...create,
		resultPath: 'enrichmentItem.id',
	}),
	'albums.batchAddMediaItems': album(
		'POST',
		'add media items to an album',
		[APPEND, EDIT],
		onceOnly,
	),
	'albums.batchRemoveMediaItems': album(
		'POST',
		'remove media items from an album',
		[EDIT],
		onceOnly,
	),
	'albums.share': album('POST', 'share an album', [], {
		...write,
		resultPath: 'shareInfo.shareToken',
	}),
	'albums.unshare': album('POST', 'stop sharing an album', [], remove),
	'mediaItems.batchCreate': album('POST', 'add the uploaded files to the library', [APPEND], {
		...create,
		kind: 'creation',
	}),
	'mediaItems.batchGet': item('GET', 'show media items', [READ], {
		...read,
		resultPath: 'mediaItemResults',
	}),
	'mediaItems.get': item('GET', 'show a media item', [READ], readOne),
	'mediaItems.list': item('GET', 'list media items', [READ], read),
	'mediaItems.patch': item('PATCH', 'change the description of a media item', [EDIT], writeOne),
	'mediaItems.search': album('POST', 'search media items', [READ], read),
	'mediaItems.download': item('GET', 'provide the file of a media item', [READ], download),
	'sharedAlbums.get': shared('GET', 'show a shared album', [], readOne),
	'sharedAlbums.list': shared('GET', 'list shared albums', [], read),
	'sharedAlbums.join': shared('POST', 'join a shared album', [], {
		...write,
		resultPath: 'album.id',
	}),
	'sharedAlbums.leave': shared('POST', 'leave a shared album', [], remove),
	'sessions.create': session('POST', 'start a picking session', [PICK], {
		...create,
		isSerial: false,
		creates: 'session',
		resultPath: 'id',
	}),
	'sessions.get': session('GET', 'show a picking session', [PICK], readOne),
	'sessions.delete': session('DELETE', 'end a picking session', [PICK], {
		...remove,
		isSerial: false,
	}),
	'pickedMediaItems.list': session('GET', 'list the picked media items', [PICK], read),
	'pickedMediaItems.download': session(
		'GET',
		'provide the file of a picked media item',
		[PICK],
		download,
	),
} satisfies Record<string, Method>;

export type ApiMethod = keyof typeof METHODS;

/** What is known about a method. */
export function aboutMethod(method: ApiMethod): Method {
	return METHODS[method];
}

/** Methods that share a quota of a minute: those of one API that read, write, or take bytes. */
export function quotaGroupOf(method: ApiMethod): string {
	const { api, kind } = aboutMethod(method);
	return `${api.consoleName} ${kind === 'creation' ? 'write' : kind}`;
}
