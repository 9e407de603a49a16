import type { INodeExecutionData } from 'n8n-workflow';
import { binaryItem, jsonItems, photo } from '../support';
import type { SimulatedGoogle } from '../support/google';
import { createUploadTokens } from '../support/uploadTokens';
import {
	MEDIA_HOST,
	album,
	albumId,
	albums,
	both,
	inAlbum,
	item,
	mediaItemId,
	named,
	perAlbum,
	pickedSessions,
	session,
	shared,
	type Setting,
	type Target,
} from './targets';

export type { Kind, Target } from './targets';

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
