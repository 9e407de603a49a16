import type { Clock } from '../clock';
import type { Control, Grant, Tokens } from '../contract';
import type { Service } from '../service';
import { AUTHORIZE_PATH, createAuthorizeApp } from './authorize';
import { createGrants } from './grants';
import { createRegistry } from './registry';
import { createTokenApp } from './token';

const ROUTES: Record<string, string[]> = {
	'accounts.google.com': [`GET ${AUTHORIZE_PATH}`, `POST ${AUTHORIZE_PATH}`],
	'oauth2.googleapis.com': ['POST /token', 'POST /revoke', 'GET /tokeninfo', 'POST /tokeninfo'],
};

export interface OAuth extends Service {
	control: Pick<
		Control,
		'createClient' | 'createUser' | 'issueTokens' | 'expireAccessTokens' | 'revoke'
	>;
	grantOf: (authorizationHeader: string | undefined) => Grant | undefined;
}

/**
 * Google's OAuth 2.0 for web-server apps.
 * https://developers.google.com/identity/protocols/oauth2/web-server
 */
export function createOAuth(clock: Clock, accessTokenLifetimeSeconds: number): OAuth {
	const registry = createRegistry();
	const grants = createGrants(clock, registry, accessTokenLifetimeSeconds);

	function issueTokens({
		clientId,
		userId,
		scopes,
	}: Parameters<Control['issueTokens']>[0]): Tokens {
		if (!registry.client(clientId))
			throw new Error(`There is no client ${clientId}: call createClient first`);
		if (!registry.user(userId))
			throw new Error(`There is no user ${userId}: call createUser first`);
		const tokens = grants.issue({ clientId, userId, scopes: new Set(scopes) }, true);
		return { ...tokens, refresh_token: tokens.refresh_token ?? '' };
	}

	return {
		apps: {
			'accounts.google.com': createAuthorizeApp(registry, grants),
			'oauth2.googleapis.com': createTokenApp(clock, registry, grants),
		},
		routes: (method, path, host) => ROUTES[host]?.find((route) => route === `${method} ${path}`),
		control: {
			createClient: registry.addClient,
			createUser: registry.addUser,
			issueTokens,
			expireAccessTokens: () => grants.expireAccessTokens(),
			revoke: (userId) => grants.revoke(userId),
		},
		grantOf(authorizationHeader) {
			const token = /^Bearer\s+(\S+)$/i.exec(authorizationHeader ?? '')?.[1];
			return token === undefined ? undefined : grants.access(token);
		},
		reset() {
			registry.reset();
			grants.reset();
		},
	};
}
