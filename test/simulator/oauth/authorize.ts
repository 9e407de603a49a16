import { Hono } from 'hono';
import type { Context } from 'hono';

import { AuthorizationError, parseAuthorizationRequest } from './authorizationRequest';
import type { AuthorizationRequest } from './authorizationRequest';
import { consentPage, errorPage } from './consentPage';
import type { Grants } from './grants';
import type { Registry, User } from './registry';
import { isIdentityScope } from './scopes';

export const AUTHORIZE_PATH = '/o/oauth2/v2/auth';

/** Sends the person back to the app, with these parameters in the query. */
function redirectBack(
	c: Context,
	{ redirectUri, state }: AuthorizationRequest,
	result: Record<string, string>,
): Response {
	const url = new URL(redirectUri);
	const parameters = { ...(state === undefined ? {} : { state }), ...result };
	for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
	return c.redirect(url.href, 302);
}

/** `accounts.google.com`: the authorization endpoint and its consent page. */
export function createAuthorizeApp(registry: Registry, grants: Grants): Hono {
	const app = new Hono();
	const hintedUser = ({ loginHint }: AuthorizationRequest): User | undefined =>
		registry.users().find(({ userId, email }) => loginHint === email || loginHint === userId);

	function grant(
		c: Context,
		request: AuthorizationRequest,
		userId: string,
		scopes: string[],
	): Response {
		const { clientId, redirectUri, codeChallenge } = request;
		const before = grants.consented({ clientId, userId });
		// Google gives a refresh token at the first consent, and again only when asked to prompt for it.
		const isNew = scopes.some((scope) => !before.has(scope));
		const withRefreshToken = request.isOffline && (isNew || request.prompts.includes('consent'));
		const granted = new Set(request.includeGrantedScopes ? [...before, ...scopes] : scopes);
		const code = grants.authorize({
			clientId,
			userId,
			scopes: granted,
			redirectUri,
			codeChallenge,
			withRefreshToken,
		});
		return redirectBack(c, request, {
			code,
			scope: [...granted].join(' '),
			authuser: '0',
			prompt: request.prompts.join(' ') || 'none',
		});
	}

	/** `prompt=none`: without a page, only what the person consented to before. */
	function grantSilently(c: Context, request: AuthorizationRequest): Response {
		const user = hintedUser(request);
		if (!user) return redirectBack(c, request, { error: 'interaction_required' });
		const before = grants.consented({ clientId: request.clientId, userId: user.userId });
		if (!request.scopes.every((scope) => before.has(scope))) {
			return redirectBack(c, request, { error: 'consent_required' });
		}
		return grant(c, request, user.userId, request.scopes);
	}

	app.get(AUTHORIZE_PATH, (c) => {
		const { search, searchParams } = new URL(c.req.url);
		const request = parseAuthorizationRequest(searchParams, registry);
		if (request.prompts.includes('none')) return grantSilently(c, request);
		return c.html(
			consentPage({
				action: `${AUTHORIZE_PATH}${search}`,
				clientId: request.clientId,
				users: registry.users(),
				hintedUserId: hintedUser(request)?.userId,
				scopes: request.scopes,
			}),
		);
	});

	app.post(AUTHORIZE_PATH, async (c) => {
		const request = parseAuthorizationRequest(new URL(c.req.url).searchParams, registry);
		const form = new URLSearchParams(await c.req.text());
		if (form.get('decision') === 'cancel')
			return redirectBack(c, request, { error: 'access_denied' });
		const user = registry.user(form.get('user') ?? '');
		if (!user) throw new AuthorizationError(400, 'invalid_request', 'No such account.');
		const ticked = form.getAll('scope');
		const scopes = request.scopes.filter(
			(scope) => isIdentityScope(scope) || ticked.includes(scope),
		);
		if (scopes.length === 0) return redirectBack(c, request, { error: 'access_denied' });
		return grant(c, request, user.userId, scopes);
	});

	app.onError((error, c) => {
		if (!(error instanceof AuthorizationError)) throw error;
		return c.html(errorPage(error.status, error.code, error.message), error.status);
	});
	return app;
}
