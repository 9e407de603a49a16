import type { Grant } from '../../contract';
import { createPicker } from '../../picker';
import { answerOf, type Answer, type ErrorBody } from './library';

export const API = 'photospicker.googleapis.com';
export const SCOPE = 'https://www.googleapis.com/auth/photospicker.mediaitems.readonly';
export const CLIENT = '123456789012-app.apps.googleusercontent.com';

/** What the tests read of answers. */
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

/** A Picker API with a clock and grants of its own. The bearer token is the grant's name. */
export function openPicker() {
	const state = { now: Date.parse('2026-03-01T12:00:00Z'), enabled: true };
	const grants = new Map<string, Grant>();
	const picker = createPicker({
		mode: 'current',
		now: () => state.now,
		grantOf: (header) => grants.get(header?.replace('Bearer ', '') ?? ''),
		isApiEnabled: (_clientId, host) => host !== API || state.enabled,
	});
	const grant = (name: string, { userId = 'demo', clientId = CLIENT, scopes = [SCOPE] } = {}) => {
		grants.set(name, { clientId, userId, scopes: new Set(scopes) });
	};
	grant('demo');

	const fetch = async (url: string, init?: RequestInit): Promise<Response> =>
		picker.apps[new URL(url).host].fetch(new Request(url, init));
	/** A JSON call in the name of a grant; null for none. */
	const call = async <Json = ErrorBody>(
		method: string,
		path: string,
		body?: unknown,
		as: string | null = 'demo',
	): Promise<Answer<Json>> => {
		const headers = { ...(as === null ? {} : { authorization: `Bearer ${as}` }) };
		const sent = body === undefined ? {} : { body: JSON.stringify(body) };
		const response = await fetch(`https://${API}${path}`, { method, headers, ...sent });
		return await answerOf<Json>(response);
	};
	const create = async (maxItemCount?: number | string, as = 'demo') => {
		const body = maxItemCount === undefined ? {} : { pickingConfig: { maxItemCount } };
		return (await call<SessionBody>('POST', '/v1/sessions', body, as)).body;
	};
	const list = (sessionId: string, query = '', as = 'demo') =>
		call<PickedList>('GET', `/v1/mediaItems?sessionId=${sessionId}${query}`, undefined, as);
	/** A session of `count` picked items, the newest of the library. */
	const picked = async (count: number) => {
		const { id } = await create();
		picker.controls.pick({ sessionId: id, count });
		return id;
	};
	/** Bytes in the name of a grant; null for no token. */
	const load = (url: string, as: string | null = 'demo', method = 'GET') =>
		fetch(url, { method, headers: as === null ? {} : { authorization: `Bearer ${as}` } });

	return {
		control: picker.controls,
		picker,
		state,
		grant,
		fetch,
		call,
		create,
		list,
		picked,
		load,
	};
}
