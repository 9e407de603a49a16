import { Hono } from 'hono';
import type { Context } from 'hono';

import type { Clock } from '../clock';
import { authenticate, exchangeCode, refresh } from './exchange';
import type { Grants } from './grants';
import type { Registry } from './registry';
import { invalidRequest, TokenError } from './tokenErrors';

async function formOf(c: Context): Promise<URLSearchParams> {
	const type = c.req.header('content-type') ?? '';
	if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams();
	return new URLSearchParams(await c.req.text());
}

/** `oauth2.googleapis.com`: token, revocation and token information. */
export function createTokenApp(clock: Clock, registry: Registry, grants: Grants): Hono {
	const app = new Hono();

	app.post('/token', async (c) => {
		const form = await formOf(c);
		const grantType = form.get('grant_type') ?? '';
		const grant = { authorization_code: exchangeCode, refresh_token: refresh }[grantType];
		if (!grant)
			throw new TokenError(400, 'unsupported_grant_type', `Invalid grant_type: ${grantType}`);
		const client = authenticate(registry, form, c.req.header('authorization'));
		c.header('Cache-Control', 'no-cache, no-store, max-age=0, must-revalidate');
		return c.json(grant(grants, client, form));
	});

	// https://developers.google.com/identity/protocols/oauth2/web-server#tokenrevoke
	app.post('/revoke', async (c) => {
		const token = c.req.query('token') ?? (await formOf(c)).get('token');
		if (!token) throw invalidRequest('Missing required parameter: token');
		const grant = grants.holder(token);
		if (!grant) throw new TokenError(400, 'invalid_token', 'Token expired or revoked');
		grants.revoke(grant.userId, grant.clientId);
		return c.json({});
	});

	app.on(['GET', 'POST'], '/tokeninfo', async (c) => {
		const bearer = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
		const token = bearer ?? c.req.query('access_token') ?? (await formOf(c)).get('access_token');
		const access = token ? grants.access(token) : undefined;
		if (!access) throw new TokenError(400, 'invalid_token', 'Invalid Value');
		const { clientId, scopes, expiresAt } = access;
		return c.json({
			azp: clientId,
			aud: clientId,
			scope: [...scopes].join(' '),
			exp: String(Math.floor(expiresAt / 1000)),
			expires_in: String(Math.floor((expiresAt - clock.now()) / 1000)),
		});
	});

	app.onError((error, c) => {
		if (!(error instanceof TokenError)) throw error;
		return c.json({ error: error.code, error_description: error.message }, error.status);
	});
	return app;
}
