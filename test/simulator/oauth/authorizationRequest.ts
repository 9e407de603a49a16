import type { Authorization } from './grants';
import { acceptsRedirect } from './registry';
import type { Registry } from './registry';
import { incompatibleScopes, parseScopes, unknownScopes } from './scopes';

/** An authorization request for which Google shows an error page instead of redirecting. */
export class AuthorizationError extends Error {
	constructor(
		readonly status: 400 | 401,
		readonly code: string,
		description: string,
	) {
		super(description);
	}
}

export interface AuthorizationRequest {
	clientId: string;
	redirectUri: string;
	scopes: string[];
	isOffline: boolean;
	prompts: string[];
	state?: string;
	loginHint?: string;
	includeGrantedScopes: boolean;
	codeChallenge: Authorization['codeChallenge'];
}

const bad = (code: string, description: string): AuthorizationError =>
	new AuthorizationError(400, code, description);

function required(query: URLSearchParams, name: string): string {
	const value = query.get(name);
	if (!value) throw bad('invalid_request', `Required parameter is missing: ${name}`);
	return value;
}

/** A value of a closed list, or undefined when the parameter is absent. */
function oneOf<T extends string>(
	query: URLSearchParams,
	name: string,
	allowed: readonly T[],
): T | undefined {
	const value = query.get(name);
	if (value === null) return undefined;
	const found = allowed.find((candidate) => candidate === value);
	if (!found) throw bad('invalid_request', `Invalid parameter value for ${name}: '${value}'`);
	return found;
}

function codeChallenge(query: URLSearchParams): Authorization['codeChallenge'] {
	const method = oneOf(query, 'code_challenge_method', ['S256', 'plain'] as const) ?? 'plain';
	const value = query.get('code_challenge');
	if (value === null) return undefined;
	if (!/^[\w.~-]{43,128}$/.test(value)) throw bad('invalid_request', 'Invalid code_challenge');
	return { value, method };
}

function scopesOf(query: URLSearchParams): string[] {
	const scopes = parseScopes(required(query, 'scope'));
	const unknown = unknownScopes(scopes);
	if (unknown.length > 0) {
		const list = unknown.map((scope) => `'${scope}'`).join(', ');
		throw bad('invalid_scope', `Some requested scopes were invalid. {invalid=[${list}]}`);
	}
	const incompatible = incompatibleScopes(scopes);
	if (incompatible.length > 0) {
		throw bad(
			'invalid_request',
			`This request contains scopes that cannot be requested together : [${incompatible.join(', ')}]`,
		);
	}
	return scopes;
}

/**
 * Checks an authorization request: first what decides whether the redirect URI can be trusted.
 * Throws AuthorizationError.
 * https://developers.google.com/identity/protocols/oauth2/web-server#creatingclient
 */
export function parseAuthorizationRequest(
	query: URLSearchParams,
	registry: Registry,
): AuthorizationRequest {
	const clientId = required(query, 'client_id');
	const client = registry.client(clientId);
	if (!client)
		throw new AuthorizationError(401, 'invalid_client', 'The OAuth client was not found.');
	const redirectUri = required(query, 'redirect_uri');
	if (!acceptsRedirect(client, redirectUri)) {
		throw bad(
			'redirect_uri_mismatch',
			`The redirect URI in the request, ${redirectUri}, is not registered.`,
		);
	}
	const responseType = required(query, 'response_type');
	if (responseType !== 'code') {
		throw bad('unsupported_response_type', `Invalid response_type: ${responseType}`);
	}
	const prompts = parseScopes(query.get('prompt') ?? '');
	const isPrompt = (prompt: string): boolean =>
		['none', 'consent', 'select_account'].includes(prompt);
	if (!prompts.every(isPrompt) || (prompts.includes('none') && prompts.length > 1)) {
		throw bad('invalid_request', `Invalid parameter value for prompt: '${query.get('prompt')}'`);
	}
	return {
		clientId,
		redirectUri,
		scopes: scopesOf(query),
		isOffline: oneOf(query, 'access_type', ['online', 'offline'] as const) === 'offline',
		prompts,
		state: query.get('state') ?? undefined,
		loginHint: query.get('login_hint') ?? undefined,
		includeGrantedScopes:
			oneOf(query, 'include_granted_scopes', ['true', 'false'] as const) === 'true',
		codeChallenge: codeChallenge(query),
	};
}
