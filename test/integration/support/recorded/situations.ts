/** Operations of the node that make the calls of the recorded responses. */
import type { INodeParameters } from 'n8n-workflow';
import { locator } from '../../../support/workflow';
import { MIB, video } from '../../../support/videos';
import { binaryItem, photoItems } from '../binaries';
import { download, MEDIA_HOST } from '../downloads';
import type { SimulatedGoogle } from '../google';
import { idItems, jsonItems, UNKNOWN_ID } from '../items';
import { getMediaItems, openSession, pickedSession } from '../pickerSessions';
import { BATCH_CREATE, upload, UPLOAD } from '../uploads';
import { createUploadTokens } from '../uploadTokens';
import type { Situation } from './statement';

const onError = 'continueErrorOutput';
export const VIDEO_HOST = 'video-downloads.googleusercontent.com';
export const GONE = UNKNOWN_ID;

/** Media Item: Upload, as batchCreate meets it. */
export const uploading = (
	count: number,
	more: INodeParameters = {},
	eachAlone = false,
): Situation => ({
	call: { route: BATCH_CREATE },
	prepare: async () => ({
		parameters: upload(more),
		items: await photoItems(count),
		...(eachAlone && { onError }),
	}),
});

export const uploadingInto = (count: number): Situation => ({
	call: { route: BATCH_CREATE },
	prepare: async (google) => {
		const { albumId } = await google.seedAlbum(0);
		const parameters = upload({ albumId: locator('id', albumId) });
		return { parameters, items: await photoItems(count), onError };
	},
});

/** Media Item: Create, from so many good tokens. */
export const creating = (count: number): Situation => ({
	call: { route: BATCH_CREATE },
	prepare: async (google) => ({
		parameters: { resource: 'mediaItem', operation: 'create', uploadToken: '={{ $json.token }}' },
		items: jsonItems(...(await createUploadTokens(google, count)).map((token) => ({ token }))),
	}),
});

/** Media Item: Upload, as the upload endpoint meets it. */
export const sendingBytes: Situation = { ...uploading(1), call: { route: UPLOAD } };

/** A file so large that it is sent in a session. */
export const sendingVideo = (call: Situation['call'] = { route: UPLOAD }): Situation => ({
	call,
	prepare: async () => {
		const file = { fileName: 'clip.mp4', mimeType: 'video/mp4' };
		return { parameters: upload(), items: [await binaryItem(video(32 * MIB - 12_345), file)] };
	},
});

const changing = (operation: 'addMediaItems' | 'removeMediaItems', count: number): Situation => {
	const verb = operation === 'addMediaItems' ? 'Add' : 'Remove';
	return {
		call: { route: `POST /v1/albums/{albumId}:batch${verb}MediaItems` },
		prepare: async (google) => {
			const inAlbum = operation === 'removeMediaItems';
			const { albumIds, mediaItemIds } = await google.seed({
				albums: 1,
				mediaItems: count,
				intoFirstAlbum: inAlbum,
			});
			const ids = mediaItemIds.join(', ');
			const albumId = locator('id', albumIds[0]);
			return { parameters: { resource: 'album', operation, albumId, mediaItemIds: ids } };
		},
	};
};
export const adding = (count: number) => changing('addMediaItems', count);
export const removing = (count: number) => changing('removeMediaItems', count);

/** Album: Create. */
export const creatingAlbum: Situation = {
	call: { route: 'POST /v1/albums' },
	prepare: async () =>
		await Promise.resolve({
			parameters: { resource: 'album', operation: 'create', title: '={{ $json.title }}' },
			items: jsonItems({ title: 'Rome' }, { title: 'Oslo' }),
			onError,
		}),
};

export const gettingAlbum: Situation = {
	call: { route: 'GET /v1/albums/{albumId}' },
	prepare: async (google) => {
		const { albumId } = await google.seedAlbum(1);
		const id = locator('id', albumId);
		return { parameters: { resource: 'album', operation: 'get', albumId: id } };
	},
};

/** Get Many of albums or media items, with so many in the library. */
const listing = (resource: 'album' | 'mediaItem', count: number): Situation => ({
	call: { route: resource === 'album' ? 'GET /v1/albums' : 'GET /v1/mediaItems' },
	prepare: async (google) => {
		await google.seed({ [resource === 'album' ? 'albums' : 'mediaItems']: count });
		return { parameters: { resource, operation: 'getAll', returnAll: true } };
	},
});
export const listingAlbums = (count: number) => listing('album', count);
export const listingItems = (count: number) => listing('mediaItem', count);

/** Media Item: Search in an album of so many. */
export const searching = (count: number): Situation => ({
	call: { route: 'POST /v1/mediaItems:search' },
	prepare: async (google) => {
		const { albumId } = await google.seedAlbum(count);
		const album = { searchBy: 'album', albumId: locator('id', albumId) };
		const search = { resource: 'mediaItem', operation: 'search', returnAll: true };
		return { parameters: { ...search, ...album } };
	},
});

export const gettingItem: Situation = {
	call: { route: 'GET /v1/mediaItems/{mediaItemId}' },
	prepare: async (google) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const id = locator('id', mediaItemIds[0]);
		return { parameters: { resource: 'mediaItem', operation: 'get', mediaItemId: id } };
	},
};

/** Media Item: Get Many by IDs, one ID an item. */
export const gettingByIds = (...ids: string[]): Situation => ({
	call: { route: 'GET /v1/mediaItems:batchGet' },
	prepare: async (google) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const parameters = {
			resource: 'mediaItem',
			operation: 'getByIds',
			mediaItemIds: '={{ $json.id }}',
		};
		return { parameters, items: idItems(ids.length > 0 ? ids : mediaItemIds), onError };
	},
});

/** Media Item: Download of so many photos. */
export const downloading = (count: number, eachAlone = false): Situation => ({
	call: { host: MEDIA_HOST },
	prepare: async (google) => {
		const { mediaItemIds } = await google.seed({ mediaItems: count });
		const items = idItems(mediaItemIds);
		return { parameters: download(), items, ...(eachAlone && { onError }) };
	},
});

/** Media Item: Download of a video, whose bytes are at another host. */
export const downloadingVideo: Situation = {
	call: { host: VIDEO_HOST },
	prepare: async (google) => {
		const file = { fileName: 'clip.mp4', mimeType: 'video/mp4' };
		const items = [await binaryItem(video(100_000), file)];
		const { json } = await google.succeed({ parameters: upload(), items });
		google.control.setVideoProcessing(0);
		return { parameters: download(), items: idItems([json[0].id as string]) };
	},
};

/** Picker Session: Create. */
export const openingSession: Situation = {
	call: { route: 'POST /v1/sessions' },
	prepare: async () =>
		await Promise.resolve({ parameters: { resource: 'pickerSession', operation: 'create' } }),
};

export const withSession = (operation: 'get' | 'delete'): Situation => ({
	call: { route: `${operation === 'get' ? 'GET' : 'DELETE'} /v1/sessions/{sessionId}` },
	prepare: async (google) => ({
		parameters: { resource: 'pickerSession', operation, sessionId: await openSession(google) },
	}),
});

/** Picker Session: Get Media Items, of so many picked ones. */
export const readingPicked = (
	seed: Parameters<typeof pickedSession>[1],
	more: INodeParameters = {},
): Situation => ({
	call: { host: 'photospicker.googleapis.com', route: 'GET /v1/mediaItems' },
	prepare: async (google) => {
		const { sessionId } = await pickedSession(google, seed);
		return { parameters: getMediaItems(sessionId, more) };
	},
});

export const downloadingPicked = (seed: Parameters<typeof pickedSession>[1]): Situation => ({
	...readingPicked(seed, { download: true }),
	call: { host: MEDIA_HOST },
});

/** The refresh of an access token that has expired, before the first call. */
export const refreshing: Situation = {
	call: { host: 'oauth2.googleapis.com', route: 'POST /token' },
	prepare: async (google: SimulatedGoogle) => {
		google.control.expireAccessTokens();
		return await Promise.resolve({ parameters: { resource: 'album', operation: 'getAll' } });
	},
};
