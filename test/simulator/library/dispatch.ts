import { ApiError, badRequest } from './errors';
import { selectFields } from './fields';
import { authenticate, checkAccount, checkEnabled, checkScopes } from './auth';
import { findMethod, METHODS, type MethodDescription, type Rpc } from './methods';
import type { Quotas } from './quotas';
import { errorResponse, htmlError, jsonResponse } from './responses';
import { withoutDefaults } from './resources';
import { RpcResponse, type Handler } from './handler';
import type { LibraryState } from './state';

/** @returns the response to a request of one of the rpc methods. */
export async function dispatch(
	state: LibraryState,
	quotas: Quotas,
	handlers: Readonly<Record<Rpc, Handler>>,
	request: Request,
): Promise<Response> {
	const url = new URL(request.url);
	const found = findMethod(request.method, url.pathname);
	if (!found) return noSuchPath(url);
	const { rpc, id } = found;
	const method: MethodDescription = METHODS[rpc];
	return respondToRpc(request, url, async (readBody) => {
		const grant = authenticate(state, request, url);
		checkEnabled(state, grant);
		checkScopes(state, grant, method.scopes, rpc);
		checkAccount(state, grant);
		quotas.countRequest(grant);
		const body = await readBody();
		const run = async () => handlers[rpc]({ grant, id, query: url.searchParams, body });
		return method.write ? quotas.write(grant, run) : run();
	});
}

/** Also for a known path with another verb. */
export function noSuchPath({ pathname }: URL): Response {
	return htmlError(404, 'Not Found', `The requested URL ${pathname} was not found on this server.`);
}

/**
 * Runs one rpc and makes a JSON response of its message, or of its error in the envelope.
 * @param run gets a function that reads the JSON body, which is undefined for a GET.
 */
export async function respondToRpc(
	request: Request,
	{ searchParams: query }: URL,
	run: (readBody: () => Promise<unknown>) => Promise<object>,
): Promise<Response> {
	const isGet = request.method === 'GET';
	// Google's front end lets no GET through that has a body.
	if (isGet && Number(request.headers.get('content-length') ?? 0) > 0) {
		return htmlError(400, 'Bad Request', 'Your client has issued a malformed or illegal request.');
	}
	const pretty = query.get('prettyPrint') !== 'false';
	try {
		const result = await run(async () => (isGet ? undefined : readJson(await request.text())));
		const [message, status] =
			result instanceof RpcResponse ? [result.message, result.status] : [result, 200];
		return jsonResponse(
			selectFields(withoutDefaults(message), query.get('fields')),
			status,
			pretty,
		);
	} catch (error) {
		if (error instanceof ApiError) return errorResponse(error, pretty);
		const failure = new ApiError('INTERNAL', `Internal error encountered. ${String(error)}`);
		return errorResponse(failure, pretty);
	}
}

function readJson(text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		const description = `Invalid JSON payload received. Unexpected token.\n${text.slice(0, 40)}\n^`;
		throw badRequest([{ description }]);
	}
}
