import type { Clock } from '../clock';
import type { Grant, Service } from '../service';
import { AUTHORIZE_PATH, createAuthorizeApp } from './authorize';
import { createGrants, type Tokens } from './grants';
import type { Secrets } from '../secrets';
import { createRegistry } from './registry';
import { createTokenApp } from './token';

const ROUTES: Record<string, string[]> = {
	'accounts.google.com': [`GET ${AUTHORIZE_PATH}`, `POST ${AUTHORIZE_PATH}`],
	'oauth2.googleapis.com': ['POST /token', 'POST /revoke', 'GET /tokeninfo', 'POST /tokeninfo'],
};

/** OAuth clients, accounts and tokens, as a test sets them. */
export interface OAuthControls {
	/**
	 * Adds or replaces an OAuth client. Redirect URIs are compared exactly; `*` accepts any.
	 * Refresh tokens of a client in `testing` expire after seven days; default `production`.
	 */
	createClient: (client: {
		clientId: string;
		clientSecret: string;
		redirectUris: string[];
		publishingStatus?: 'testing' | 'production';
	}) => void;
	createUser: (user: { userId: string; email: string }) => void;
	/** A grant as if the person had consented; scopes as full URLs. */
	issueTokens: (grant: { clientId: string; userId: string; scopes: string[] }) => Tokens;
	/** All access tokens expire; refresh tokens stay valid. */
	expireAccessTokens: () => void;
	/** Revokes all refresh and access tokens of a person, as the person or the 7-day rule does. */
	revoke: (userId: string) => void;
}

export interface OAuth extends Service {
	controls: OAuthControls;
	grantOf: (authorizationHeader: string | undefined) => Grant | undefined;
}

/**
 * Google's OAuth 2.0 for web-server apps.
 * https://developers.google.com/identity/protocols/oauth2/web-server
 */
export function createOAuth(
	clock: Clock,
	accessTokenLifetimeSeconds: number,
	secrets: Secrets,
): OAuth {
	const registry = createRegistry();
	const grants = createGrants(clock, registry, accessTokenLifetimeSeconds, secrets);

	function issueTokens({
		clientId,
		userId,
		scopes,
	}: Parameters<OAuthControls['issueTokens']>[0]): Tokens {
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
		controls: {
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
