import { CodeChallengeMethod } from 'google-auth-library';

import { giveConsent } from './support/consent';
import {
	APPEND,
	AUTH,
	browse,
	client,
	CLIENT,
	connect,
	READ,
	REDIRECT,
	simulator,
	url,
	useOAuthApp,
} from './support/oauthApp';

useOAuthApp();

describe('Consent', () => {
	it('gives tokens, with PKCE, that are refreshed once they have expired', async () => {
		const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync();
		const pkce = { code_challenge: codeChallenge, code_challenge_method: CodeChallengeMethod.S256 };
		const redirect = await giveConsent(browse, url({ ...pkce, state: 'a state & more' }));
		expect(redirect.origin + redirect.pathname).toBe(REDIRECT);
		expect(redirect.searchParams.get('state')).toBe('a state & more');
		const code = redirect.searchParams.get('code') ?? '';

		await expect(client.getToken({ code, codeVerifier: 'x'.repeat(43) })).rejects.toThrow(
			'invalid_grant',
		);
		const { tokens } = await client.getToken({ code, codeVerifier });
		expect(tokens).toMatchObject({ scope: `${APPEND} ${READ}`, token_type: 'Bearer' });
		expect(tokens.refresh_token).toMatch(/^1\/\//);

		simulator.control.advance(3600);
		client.setCredentials({ ...tokens, expiry_date: 1 });
		const renewed = await client.getAccessToken();
		expect(renewed.token).not.toBe(tokens.access_token);
		const info = await client.getTokenInfo(renewed.token ?? '');
		expect(info).toMatchObject({ aud: CLIENT.clientId, scopes: [APPEND, READ] });
		await expect(client.getTokenInfo(tokens.access_token ?? '')).rejects.toThrow('invalid_token');
	});

	it('grants only the scopes that stay ticked', async () => {
		const tokens = await connect({}, { untick: [APPEND] });
		expect(tokens.scope).toBe(READ);
	});

	it('sends access_denied back when the person cancels or unticks everything', async () => {
		for (const decision of [{ cancel: true }, { untick: [APPEND, READ] }]) {
			const redirect = await giveConsent(browse, url({ state: 's' }), decision);
			expect(Object.fromEntries(redirect.searchParams)).toEqual({
				state: 's',
				error: 'access_denied',
			});
		}
	});

	it('lets the person pick the account, and preselects the hinted one', async () => {
		simulator.control.createUser({ userId: 'other', email: 'other@example.com' });
		await connect({ login_hint: 'other@example.com' });
		simulator.control.revoke('other');
		await expect(client.refreshAccessToken()).rejects.toThrow('invalid_grant');
		await connect({}, { user: 'demo' });
		simulator.control.revoke('other');
		await client.refreshAccessToken();
	});

	it('gives a refresh token at the first consent, then only when prompting for consent', async () => {
		expect((await connect({ access_type: 'online' })).refresh_token).toBeUndefined();
		simulator.control.revoke('demo');
		expect((await connect()).refresh_token).toBeDefined();
		expect((await connect()).refresh_token).toBeUndefined();
		expect((await connect({ prompt: 'consent' })).refresh_token).toBeDefined();
	});

	it('asks nothing with prompt=none', async () => {
		const silent = async () => {
			const response = await browse(url({ prompt: 'none', login_hint: 'demo@example.com' }));
			return new URL(response.headers.get('location') ?? '').searchParams;
		};
		expect((await silent()).get('error')).toBe('consent_required');
		await connect();
		expect((await silent()).get('code')).toMatch(/^4\//);
	});

	it.each([
		[{ client_id: 'nobody' }, 401, 'Error 401: invalid_client'],
		[{ redirect_uri: `${REDIRECT}/` }, 400, 'Error 400: redirect_uri_mismatch'],
		[{ scope: `${AUTH}photoslibrary.everything` }, 400, 'Error 400: invalid_scope'],
		[{ scope: `${APPEND} ${AUTH}drive.file` }, 400, 'scopes that cannot be requested together'],
		[{ response_type: 'token' }, 400, 'Error 400: unsupported_response_type'],
		[{ access_type: 'sometimes' }, 400, 'Error 400: invalid_request'],
		[{ prompt: 'maybe' }, 400, 'Error 400: invalid_request'],
	])('shows an error page for %j', async (parameters, status, text) => {
		const wrong = new URL(url());
		for (const [name, value] of Object.entries(parameters)) wrong.searchParams.set(name, value);
		const response = await browse(wrong.href);
		expect(response.status).toBe(status);
		expect(await response.text()).toContain(text);
	});

	it('accepts any redirect URI for a client that asks for that', async () => {
		simulator.control.createClient({ ...CLIENT, redirectUris: ['*'] });
		const redirect = await giveConsent(
			browse,
			url({ redirect_uri: 'http://localhost:1/elsewhere' }),
		);
		expect(redirect.pathname).toBe('/elsewhere');
	});
});
