import { createHash } from 'node:crypto';

import type { Authorization, Grants, TokenResponse } from './grants';
import type { OAuthClient, Registry } from './registry';
import { parseScopes } from './scopes';
import { invalidGrant, invalidRequest, TokenError } from './tokenErrors';

function required(form: URLSearchParams, name: string): string {
	const value = form.get(name);
	if (!value) throw invalidRequest(`Missing required parameter: ${name}`);
	return value;
}

/** The client's id and secret, from the form or from HTTP Basic (both parts form-encoded). */
function clientCredentials(
	form: URLSearchParams,
	authorization: string | undefined,
): [string, string] {
	const basic = /^Basic\s+(\S+)$/i.exec(authorization ?? '');
	if (!basic) return [required(form, 'client_id'), form.get('client_secret') ?? ''];
	const [id = '', secret = ''] = Buffer.from(basic[1], 'base64').toString('utf8').split(':', 2);
	return [decodeURIComponent(id), decodeURIComponent(secret)];
}

/** Throws TokenError for an unknown client or a wrong secret. */
export function authenticate(
	registry: Registry,
	form: URLSearchParams,
	authorization: string | undefined,
): OAuthClient {
	const [clientId, clientSecret] = clientCredentials(form, authorization);
	const client = registry.client(clientId);
	if (!client) throw new TokenError(401, 'invalid_client', 'The OAuth client was not found.');
	if (clientSecret === '') throw invalidRequest('client_secret is missing.');
	if (client.clientSecret !== clientSecret) {
		throw new TokenError(401, 'invalid_client', 'The provided client secret is invalid.');
	}
	return client;
}

function checkVerifier({ codeChallenge }: Authorization, verifier: string | null): void {
	if (!codeChallenge) return;
	if (!verifier) throw invalidGrant('Missing code verifier.');
	const { method, value } = codeChallenge;
	const hashed =
		method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
	if (hashed !== value) throw invalidGrant('Invalid code verifier.');
}

/**
 * `grant_type=authorization_code`. Throws TokenError.
 * https://developers.google.com/identity/protocols/oauth2/web-server#exchange-authorization-code
 */
export function exchangeCode(
	grants: Grants,
	client: OAuthClient,
	form: URLSearchParams,
): TokenResponse {
	const code = required(form, 'code');
	const redirectUri = required(form, 'redirect_uri');
	if (!code.startsWith('4/')) throw invalidGrant('Malformed auth code.');
	const authorization = grants.authorization(code);
	if (!authorization || authorization.clientId !== client.clientId)
		throw invalidGrant('Bad Request');
	if (authorization.redirectUri !== redirectUri) {
		throw new TokenError(400, 'redirect_uri_mismatch', 'Bad Request');
	}
	checkVerifier(authorization, form.get('code_verifier'));
	grants.spend(code);
	return grants.issue(authorization, authorization.withRefreshToken);
}

/**
 * `grant_type=refresh_token`; a `scope` may narrow what was granted. Throws TokenError.
 * https://developers.google.com/identity/protocols/oauth2/web-server#offline
 */
export function refresh(grants: Grants, client: OAuthClient, form: URLSearchParams): TokenResponse {
	const token = required(form, 'refresh_token');
	if (!token.startsWith('1//')) throw invalidGrant('Bad Request');
	const grant = grants.refreshable(token);
	if (!grant) throw invalidGrant('Token has been expired or revoked.');
	if (grant.clientId !== client.clientId)
		throw new TokenError(401, 'unauthorized_client', 'Unauthorized');
	const wanted = parseScopes(form.get('scope') ?? '');
	if (wanted.some((scope) => !grant.scopes.has(scope))) {
		throw new TokenError(400, 'invalid_scope', 'Bad Request');
	}
	return grants.issue(wanted.length > 0 ? { ...grant, scopes: new Set(wanted) } : grant, false);
}
