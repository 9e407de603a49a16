import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { binaryItem, CLIENT_ID, jsonItems, LEGACY_SCOPES, locator, photo } from '../support';
import { USER_ID, type SimulatedGoogle } from '../support/google';
import { createUploadTokens } from '../support/uploadTokens';

/**
 * What a request does at Google, on which depends what its loss means.
 * - read: nothing
 * - write: the same when it is sent twice
 * - creation: one more each time it is sent; afterwards the library tells whether there is one
 * - unrepeatable: one more each time it is sent, and nobody can tell afterwards
 * - bytes: nothing, and its response is no JSON
 * - download: nothing, and its response is a photo
 */
export type Kind = 'read' | 'write' | 'creation' | 'unrepeatable' | 'bytes' | 'download';

/** What there is before the run: everything twice, one for each input item. */
interface Setting {
	items: INodeExecutionData[];
	/** How often the effect of each input item is at Google; undefined where nobody can tell. */
	effects?: () => number[];
}

/** One request of an operation, at which the faults are aimed. */
export interface Target {
	resource: string;
	operation: string;
	/** What the request is for, where the operation sends several. */
	part?: string;
	kind: Kind;
	host: string;
	/** Route in Google's notation; all of the host unless given. */
	route?: string;
	parameters: INodeParameters;
	/** Output items for each input item. */
	outputs: number;
	/** Reads page by page. */
	isList?: boolean;
	/** Google took it out of its API, so it needs the old scopes. */
	isLegacy?: boolean;
	arrange: (google: SimulatedGoogle) => Promise<Setting>;
}

const LIBRARY_HOST = 'photoslibrary.googleapis.com';
const PICKER_HOST = 'photospicker.googleapis.com';
export const MEDIA_HOST = 'lh3.googleusercontent.com';

const both = [0, 1];
const albumId = locator('id', '={{ $json.albumId }}');
const mediaItemId = locator('id', '={{ $json.id }}');

async function albums(google: SimulatedGoogle, mediaItems: number) {
	const rome = await google.seedAlbum(mediaItems, 'Rome');
	const oslo = await google.seedAlbum(mediaItems, 'Oslo');
	return [rome, oslo];
}

async function perAlbum(google: SimulatedGoogle): Promise<Setting> {
	const [rome, oslo] = await albums(google, 2);
	return { items: jsonItems({ albumId: rome.albumId }, { albumId: oslo.albumId }) };
}

const inAlbum = (google: SimulatedGoogle, id: string) =>
	google.library().albums.find((album) => album.id === id)!;

const named = (google: SimulatedGoogle) =>
	both.map(
		(index) =>
			google.library().mediaItems.filter(({ filename }) => filename === `${index}.jpg`).length,
	);

/** Albums that a friend made through the same client, shared; tokens of both. */
async function friendShares(google: SimulatedGoogle): Promise<string[]> {
	const credential = google.credentialOf('friend', LEGACY_SCOPES);
	const seed = { clientId: CLIENT_ID, userId: 'friend', albums: ['Trip', 'Feast'] };
	const { albumIds } = await google.control.seed(seed);
	const parameters = { resource: 'album', operation: 'share', albumId };
	const items = jsonItems(...albumIds.map((id) => ({ albumId: id })));
	const { json } = await google.run({ credential, parameters, items });
	return json.map(({ shareToken }) => shareToken as string);
}

async function perShareToken(google: SimulatedGoogle, join: boolean): Promise<Setting> {
	const tokens = await friendShares(google);
	const items = jsonItems(...tokens.map((shareToken) => ({ shareToken })));
	const parameters = {
		resource: 'sharedAlbum',
		operation: 'join',
		shareToken: '={{ $json.shareToken }}',
	};
	if (join) await google.run({ parameters, items });
	return { items };
}

async function sessions(google: SimulatedGoogle): Promise<string[]> {
	const parameters = { resource: 'pickerSession', operation: 'create' };
	const { json } = await google.run({ parameters, items: jsonItems({}, {}) });
	return json.map(({ id }) => id as string);
}

async function pickedSessions(google: SimulatedGoogle, photos = 4): Promise<Setting> {
	const size = { width: 32, height: 24 };
	google.control.seedPersonalLibrary({ userId: USER_ID, ...size, photos });
	const ids = await sessions(google);
	const isLong = photos > 4;
	for (const sessionId of ids) google.control.pick({ sessionId, count: isLong ? photos : 2 });
	return { items: jsonItems(...ids.map((sessionId) => ({ sessionId }))) };
}

const album = (
	operation: string,
	kind: Kind,
	route: string,
	more: Partial<Target> = {},
): Target => ({
	resource: 'album',
	operation,
	kind,
	host: LIBRARY_HOST,
	route,
	parameters: { albumId },
	outputs: 1,
	arrange: perAlbum,
	...more,
});

const item = (
	operation: string,
	kind: Kind,
	route: string,
	more: Partial<Target> = {},
): Target => ({
	...album(operation, kind, route),
	resource: 'mediaItem',
	parameters: { mediaItemId },
	async arrange(google) {
		const { mediaItemIds } = await google.seed({ mediaItems: 2 });
		return { items: jsonItems(...mediaItemIds.map((id) => ({ id }))) };
	},
	...more,
});

const shared = (
	operation: string,
	kind: Kind,
	route: string,
	more: Partial<Target> = {},
): Target => ({
	...album(operation, kind, route),
	resource: 'sharedAlbum',
	isLegacy: true,
	parameters: { shareToken: '={{ $json.shareToken }}' },
	arrange: async (google) => await perShareToken(google, operation !== 'join'),
	...more,
});

const session = (
	operation: string,
	kind: Kind,
	route: string,
	more: Partial<Target> = {},
): Target => ({
	...album(operation, kind, route),
	resource: 'pickerSession',
	host: PICKER_HOST,
	parameters: { sessionId: '={{ $json.sessionId }}' },
	arrange: pickedSessions,
	...more,
});

async function filesToUpload(google: SimulatedGoogle): Promise<Setting> {
	const items: INodeExecutionData[] = [];
	for (const index of both) {
		items.push(await binaryItem(await photo(index + 1), { fileName: `${index}.jpg` }));
	}
	return { items, effects: () => named(google) };
}

const EACH_TWICE = { outputs: 2 };
const list = { isList: true, outputs: 2 };
const UPLOAD = { parameters: { binaryPropertyName: 'data' }, arrange: filesToUpload };
const PICKED = 'GET /v1/mediaItems';

/** The operations of the node, some of them twice: once for each kind of request they send. */
export const targets: Target[] = [
	album('create', 'creation', 'POST /v1/albums', {
		parameters: { title: '={{ $json.title }}' },
		arrange: async (google) =>
			await Promise.resolve({
				items: jsonItems({ title: 'Rome' }, { title: 'Oslo' }),
				effects: () =>
					['Rome', 'Oslo'].map(
						(name) => google.library().albums.filter(({ title }) => title === name).length,
					),
			}),
	}),
	album('get', 'read', 'GET /v1/albums/{albumId}'),
	album('getAll', 'read', 'GET /v1/albums', { ...list, parameters: { returnAll: true } }),
	album('update', 'write', 'PATCH /v1/albums/{id}', {
		parameters: { albumId, updateFields: { title: '={{ $json.title }}' } },
		async arrange(google) {
			const [rome, oslo] = await albums(google, 0);
			const wanted = [
				{ albumId: rome.albumId, title: 'Roma' },
				{ albumId: oslo.albumId, title: 'Christiania' },
			];
			return {
				items: jsonItems(...wanted),
				effects: () =>
					wanted.map((one) => Number(inAlbum(google, one.albumId).title === one.title)),
			};
		},
	}),
	album('addMediaItems', 'write', 'POST /v1/albums/{albumId}:batchAddMediaItems', {
		parameters: { albumId, mediaItemIds: '={{ $json.ids }}' },
		async arrange(google) {
			const [rome, oslo] = await albums(google, 0);
			const { mediaItemIds } = await google.seed({ mediaItems: 2 });
			const ids = mediaItemIds.join(',');
			const wanted = [rome, oslo].map((one) => ({ albumId: one.albumId, ids }));
			return {
				items: jsonItems(...wanted),
				effects: () => wanted.map((one) => inAlbum(google, one.albumId).mediaItemIds.length / 2),
			};
		},
	}),
	album('removeMediaItems', 'write', 'POST /v1/albums/{albumId}:batchRemoveMediaItems', {
		parameters: { albumId, mediaItemIds: '={{ $json.ids }}' },
		async arrange(google) {
			const wanted = (await albums(google, 2)).map((one) => ({
				albumId: one.albumId,
				ids: one.mediaItemIds.join(','),
			}));
			return {
				items: jsonItems(...wanted),
				effects: () =>
					wanted.map((one) => 1 - inAlbum(google, one.albumId).mediaItemIds.length / 2),
			};
		},
	}),
	album('addEnrichment', 'unrepeatable', 'POST /v1/albums/{albumId}:addEnrichment', {
		parameters: { albumId, enrichmentType: 'text', text: 'Day one' },
		async arrange(google) {
			const ids = (await albums(google, 0)).map((one) => one.albumId);
			return {
				items: jsonItems(...ids.map((id) => ({ albumId: id }))),
				effects: () => ids.map((id) => inAlbum(google, id).enrichmentIds.length),
			};
		},
	}),
	album('share', 'write', 'POST /v1/albums/{albumId}:share', { isLegacy: true }),
	album('unshare', 'write', 'POST /v1/albums/{albumId}:unshare', {
		isLegacy: true,
		async arrange(google) {
			const setting = await perAlbum(google);
			const parameters = { resource: 'album', operation: 'share', albumId };
			await google.run({ parameters, items: setting.items });
			return setting;
		},
	}),

	item('create', 'creation', 'POST /v1/mediaItems:batchCreate', {
		parameters: {
			uploadToken: '={{ $json.uploadToken }}',
			additionalFields: { fileName: '={{ $json.fileName }}' },
		},
		async arrange(google) {
			const tokens = await createUploadTokens(google, 2);
			const files = tokens.map((uploadToken, index) => ({ uploadToken, fileName: `${index}.jpg` }));
			return { items: jsonItems(...files), effects: () => named(google) };
		},
	}),
	item('upload', 'bytes', 'POST /v1/uploads', { part: 'bytes', ...UPLOAD }),
	item('upload', 'creation', 'POST /v1/mediaItems:batchCreate', { part: 'creation', ...UPLOAD }),
	item('download', 'read', 'GET /v1/mediaItems:batchGet', { part: 'addresses' }),
	item('download', 'download', '', { part: 'bytes', host: MEDIA_HOST, route: undefined }),
	item('get', 'read', 'GET /v1/mediaItems/{mediaItemId}'),
	item('getAll', 'read', 'GET /v1/mediaItems', { ...list, parameters: { returnAll: true } }),
	item('getByIds', 'read', 'GET /v1/mediaItems:batchGet', {
		...EACH_TWICE,
		parameters: { mediaItemIds: '={{ $json.ids }}' },
		async arrange(google) {
			const ids = (await google.seed({ mediaItems: 2 })).mediaItemIds.join(',');
			return { items: jsonItems({ ids }, { ids }) };
		},
	}),
	item('search', 'read', 'POST /v1/mediaItems:search', {
		...list,
		parameters: { searchBy: 'filters', returnAll: true },
	}),
	item('update', 'write', 'PATCH /v1/mediaItems/{id}', {
		parameters: { mediaItemId, updateFields: { description: 'The sea' } },
		async arrange(google) {
			const { mediaItemIds } = await google.seed({ mediaItems: 2 });
			return {
				items: jsonItems(...mediaItemIds.map((id) => ({ id }))),
				effects: () =>
					mediaItemIds.map((id) =>
						Number(
							google.library().mediaItems.find((one) => one.id === id)?.description === 'The sea',
						),
					),
			};
		},
	}),

	session('create', 'unrepeatable', 'POST /v1/sessions', {
		parameters: {},
		arrange: async () => await Promise.resolve({ items: jsonItems({}, {}) }),
	}),
	session('get', 'read', 'GET /v1/sessions/{sessionId}'),
	session('getMediaItems', 'read', PICKED, {
		...list,
		part: 'list',
		parameters: { sessionId: '={{ $json.sessionId }}', returnAll: true },
	}),
	session('getMediaItems', 'download', '', {
		...EACH_TWICE,
		part: 'bytes',
		host: MEDIA_HOST,
		route: undefined,
		parameters: { sessionId: '={{ $json.sessionId }}', returnAll: true, download: true },
	}),
	session('delete', 'write', 'DELETE /v1/sessions/{sessionId}', {
		async arrange(google) {
			const setting = await pickedSessions(google);
			const open = () => google.control.pickerSessions().map(({ id }) => id);
			return {
				...setting,
				effects: () =>
					setting.items.map(({ json }) => Number(!open().includes(json.sessionId as string))),
			};
		},
	}),

	shared('get', 'read', 'GET /v1/sharedAlbums/{shareToken}'),
	shared('getAll', 'read', 'GET /v1/sharedAlbums', { ...list, parameters: { returnAll: true } }),
	shared('join', 'write', 'POST /v1/sharedAlbums:join'),
	shared('leave', 'write', 'POST /v1/sharedAlbums:leave'),
];
