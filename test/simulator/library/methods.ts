/**
 * The methods of the Photos Library API: routes, rpc names and scopes.
 * https://developers.google.com/photos/library/reference/rest
 * https://developers.google.com/photos/overview/authorization
 * https://developers.google.com/photos/support/updates
 */
import type { Mode } from '../simulator';

const PREFIX = 'https://www.googleapis.com/auth/photoslibrary';
export const SCOPES = {
	all: PREFIX,
	append: `${PREFIX}.appendonly`,
	read: `${PREFIX}.readonly`,
	readApp: `${PREFIX}.readonly.appcreateddata`,
	editApp: `${PREFIX}.edit.appcreateddata`,
	sharing: `${PREFIX}.sharing`,
} as const;

const { all, append, read, readApp, editApp, sharing } = SCOPES;

/** Any one scope of the list is enough; an empty list allows nobody. */
type ScopesByMode = Readonly<Record<Mode, readonly string[]>>;
const ADDING: ScopesByMode = { legacy: [all, append, sharing], current: [append] };
const ADDING_TO_ALBUM: ScopesByMode = {
	legacy: [all, append, sharing],
	current: [append, editApp],
};
const READING: ScopesByMode = { legacy: [all, read, readApp], current: [readApp] };
const EDITING: ScopesByMode = { legacy: [editApp], current: [editApp] };
const REMOVING: ScopesByMode = { legacy: [all], current: [editApp] };
const SHARING: ScopesByMode = { legacy: [sharing], current: [] };
const LISTING_SHARED: ScopesByMode = { legacy: [all, read, readApp], current: [] };

export interface MethodDescription {
	/** In Google's notation. */
	route: string;
	scopes: ScopesByMode;
	/** Write calls of one person must not overlap. */
	write?: true;
}

const method = (route: string, scopes: ScopesByMode): MethodDescription => ({ route, scopes });
const write = (route: string, scopes: ScopesByMode): MethodDescription => ({
	route,
	scopes,
	write: true,
});

/** By rpc name of google.photos.library.v1.PhotosLibrary. */
export const METHODS = {
	CreateAlbum: write('POST /v1/albums', ADDING),
	GetAlbum: method('GET /v1/albums/{albumId}', READING),
	ListAlbums: method('GET /v1/albums', READING),
	UpdateAlbum: write('PATCH /v1/albums/{id}', EDITING),
	AddEnrichmentToAlbum: write('POST /v1/albums/{albumId}:addEnrichment', ADDING_TO_ALBUM),
	BatchAddMediaItemsToAlbum: write('POST /v1/albums/{albumId}:batchAddMediaItems', ADDING_TO_ALBUM),
	BatchRemoveMediaItemsFromAlbum: write(
		'POST /v1/albums/{albumId}:batchRemoveMediaItems',
		REMOVING,
	),
	ShareAlbum: method('POST /v1/albums/{albumId}:share', SHARING),
	UnshareAlbum: method('POST /v1/albums/{albumId}:unshare', SHARING),
	BatchCreateMediaItems: write('POST /v1/mediaItems:batchCreate', ADDING),
	BatchGetMediaItems: method('GET /v1/mediaItems:batchGet', READING),
	GetMediaItem: method('GET /v1/mediaItems/{mediaItemId}', READING),
	ListMediaItems: method('GET /v1/mediaItems', READING),
	UpdateMediaItem: write('PATCH /v1/mediaItems/{id}', EDITING),
	SearchMediaItems: method('POST /v1/mediaItems:search', READING),
	GetSharedAlbum: method('GET /v1/sharedAlbums/{shareToken}', SHARING),
	JoinSharedAlbum: method('POST /v1/sharedAlbums:join', SHARING),
	LeaveSharedAlbum: method('POST /v1/sharedAlbums:leave', SHARING),
	ListSharedAlbums: method('GET /v1/sharedAlbums', LISTING_SHARED),
} as const satisfies Record<string, MethodDescription>;

export type Rpc = keyof typeof METHODS;

/** Uploading bytes is not an rpc method, but needs the same scopes as adding. */
export const UPLOAD_ROUTE = 'POST /v1/uploads';
export const UPLOAD_SCOPES = ADDING;

/** Finds the method of a request to the Library API. */
export const findMethod = methodFinder(METHODS);

/**
 * @param methods routes in Google's notation by rpc name.
 * @returns a function that finds the rpc name and the decoded id in the path of a request, or
 * undefined where nothing is served.
 */
export function methodFinder<Name extends string>(
	methods: Readonly<Record<Name, { route: string }>>,
) {
	const patterns = (Object.keys(methods) as Name[]).map((rpc) => {
		const [verb, template] = methods[rpc].route.split(' ');
		const pattern = template.replace(/\{[^}]+\}/g, '([^/:]+)');
		return { rpc, verb, pattern: new RegExp(`^${pattern}$`) };
	});
	return (verb: string, path: string): { rpc: Name; id: string } | undefined => {
		for (const { rpc, verb: expected, pattern } of patterns) {
			const match = verb === expected ? pattern.exec(path) : null;
			if (match) return { rpc, id: match[1] === undefined ? '' : decode(match[1]) };
		}
		return undefined;
	};
}

function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
