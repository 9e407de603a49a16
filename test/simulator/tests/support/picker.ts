import { createPicker } from '../../picker';
import { CLIENT, openService } from './service';

export const API = 'photospicker.googleapis.com';
export const SCOPE = 'https://www.googleapis.com/auth/photospicker.mediaitems.readonly';

/** What the tests read of responses. */
export interface SessionBody {
	id: string;
	pickerUri: string;
	pollingConfig?: { pollInterval: string; timeoutIn: string };
	expireTime: string;
	pickingConfig: { maxItemCount: string };
	mediaItemsSet?: boolean;
}
export interface PickedItem {
	id: string;
	createTime: string;
	type: string;
	mediaFile: {
		baseUrl: string;
		mimeType: string;
		filename: string;
		mediaFileMetadata: Record<string, unknown>;
	};
}
export interface PickedList {
	mediaItems?: PickedItem[];
	nextPageToken?: string;
}

/** A Picker API of its own. Calls are demo's unless they say otherwise. */
export function openPicker() {
	const { service, state, setGrant, fetch, call } = openService(createPicker, API, 'demo');
	const control = service.controls;
	const grant = (name: string, { userId = 'demo', clientId = CLIENT, scopes = [SCOPE] } = {}) =>
		setGrant(name, userId, clientId, scopes);
	grant('demo');

	const create = async (maxItemCount?: number | string, as = 'demo') => {
		const body = maxItemCount === undefined ? {} : { pickingConfig: { maxItemCount } };
		return (await call<SessionBody>('POST', '/v1/sessions', body, as)).body;
	};
	const list = (sessionId: string, query = '', as = 'demo') =>
		call<PickedList>('GET', `/v1/mediaItems?sessionId=${sessionId}${query}`, undefined, as);
	/** A session of `count` picked items, the newest of the library. */
	const picked = async (count: number) => {
		const { id } = await create();
		control.pick({ sessionId: id, count });
		return id;
	};
	/** Bytes in the name of a grant; null for no token. */
	const load = (url: string, as: string | null = 'demo', method = 'GET') =>
		fetch(url, { method, headers: as === null ? {} : { authorization: `Bearer ${as}` } });

	return { picker: service, control, state, grant, fetch, call, create, list, picked, load };
}
