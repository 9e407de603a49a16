import type { Grant, Service, ServiceContext } from '../../service';
import type { Mode } from '../../simulator';

/** An OAuth client id begins with the number of its Cloud project. */
export const CLIENT = '123456789012-app.apps.googleusercontent.com';
/** Could be an id of an album or a media item, and is none. */
export const UNKNOWN_ID = 'A'.repeat(60);

export interface JsonResponse<Json> {
	status: number;
	headers: Headers;
	text: string;
	/** Undefined unless the response is JSON. */
	body: Json;
}
export interface ErrorBody {
	error: { code: number; message: string; status: string; details?: object[]; errors?: object[] };
}

/** Reads a response to its end. */
export async function readResponse<Json>(response: Response): Promise<JsonResponse<Json>> {
	const { status, headers } = response;
	const text = await response.text();
	const isJson = headers.get('content-type')?.startsWith('application/json');
	return { status, headers, text, body: (isJson ? JSON.parse(text) : undefined) as Json };
}

/**
 * A service alone, with a clock, a mode and grants that the test sets. The bearer token is the
 * name of the grant.
 * @param host of the service's API
 * @param defaultGrant in whose name calls are made unless they say otherwise
 */
export function openService<S extends Service>(
	create: (context: ServiceContext) => S,
	host: string,
	defaultGrant: string,
	mode: Mode = 'current',
) {
	const state = { mode, now: Date.parse('2026-03-01T12:00:00Z'), disabledApi: '' };
	const grants = new Map<string, Grant>();
	const service = create({
		get mode() {
			return state.mode;
		},
		now: () => state.now,
		grantOf: (header) => grants.get(header?.replace('Bearer ', '') ?? ''),
		noteSecret: (_kind, text) => text,
		isApiEnabled: (_clientId, api) => api !== state.disabledApi,
	});
	const setGrant = (name: string, userId: string, clientId: string, scopes: string[]) => {
		grants.set(name, { clientId, userId, scopes: new Set(scopes) });
	};
	const fetch = async (url: string, init?: RequestInit): Promise<Response> =>
		service.apps[new URL(url).host].fetch(new Request(url, init));
	/** A JSON call in the name of a grant; null for none. */
	const call = async <Json = ErrorBody>(
		method: string,
		path: string,
		body?: unknown,
		as: string | null = defaultGrant,
	): Promise<JsonResponse<Json>> => {
		const authorization = as === null ? undefined : { authorization: `Bearer ${as}` };
		const headers = { 'content-type': 'application/json', ...authorization };
		const init = { method, headers, body: JSON.stringify(body) };
		return await readResponse<Json>(await fetch(`https://${host}${path}`, init));
	};
	return { service, state, setGrant, fetch, call };
}
