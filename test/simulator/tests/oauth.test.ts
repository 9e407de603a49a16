import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';

import { startSimulator } from '..';
import type { Simulator } from '..';
import { decide, through } from './support/proxyFetch';
import type { Fetch } from './support/proxyFetch';

const AUTH = 'https://www.googleapis.com/auth/';
const APPEND = `${AUTH}photoslibrary.appendonly`;
const READ = `${AUTH}photoslibrary.readonly.appcreateddata`;
const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';
const CLIENT = { clientId: 'an-app', clientSecret: 'a-secret', redirectUris: [REDIRECT] };

let simulator: Simulator;
let browse: Fetch;
let client: OAuth2Client;

beforeAll(async () => {
	simulator = await startSimulator();
	browse = through(simulator);
});

afterAll(async () => {
	await simulator.stop();
});

beforeEach(() => {
	simulator.control.reset();
	simulator.control.createClient(CLIENT);
	client = new OAuth2Client({
		clientId: CLIENT.clientId,
		clientSecret: CLIENT.clientSecret,
		redirectUri: REDIRECT,
		transporterOptions: { fetchImplementation: browse as unknown as typeof fetch },
	});
});

const url = (more: Parameters<OAuth2Client['generateAuthUrl']>[0] = {}): string =>
	client.generateAuthUrl({ access_type: 'offline', scope: [APPEND, READ], ...more });

async function connect(more = {}, decision = {}) {
	const answer = await decide(browse, url(more), decision);
	const { tokens } = await client.getToken(answer.searchParams.get('code') ?? '');
	client.setCredentials(tokens);
	return tokens;
}

const token = (form: Record<string, string>, headers = {}) =>
	browse('https://oauth2.googleapis.com/token', {
		method: 'POST',
		body: new URLSearchParams(form),
		headers,
	});

const credentials = { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret };

describe('Consent', () => {
	it('gives tokens, with PKCE, that are refreshed once they are stale', async () => {
		const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync();
		const pkce = { code_challenge: codeChallenge, code_challenge_method: CodeChallengeMethod.S256 };
		const answer = await decide(browse, url({ ...pkce, state: 'a state & more' }));
		expect(answer.origin + answer.pathname).toBe(REDIRECT);
		expect(answer.searchParams.get('state')).toBe('a state & more');
		const code = answer.searchParams.get('code') ?? '';

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
			const answer = await decide(browse, url({ state: 's' }), decision);
			expect(Object.fromEntries(answer.searchParams)).toEqual({
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
			const answer = await browse(url({ prompt: 'none', login_hint: 'demo@example.com' }));
			return new URL(answer.headers.get('location') ?? '').searchParams;
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
	])('answers %j with an error page', async (parameters, status, text) => {
		const wrong = new URL(url());
		for (const [name, value] of Object.entries(parameters)) wrong.searchParams.set(name, value);
		const answer = await browse(wrong.href);
		expect(answer.status).toBe(status);
		expect(await answer.text()).toContain(text);
	});

	it('accepts any redirect URI for a client that asks for that', async () => {
		simulator.control.createClient({ ...CLIENT, redirectUris: ['*'] });
		const answer = await decide(browse, url({ redirect_uri: 'http://localhost:1/elsewhere' }));
		expect(answer.pathname).toBe('/elsewhere');
	});
});

describe('Token endpoint', () => {
	const codeForm = async () => ({
		...credentials,
		grant_type: 'authorization_code',
		redirect_uri: REDIRECT,
		code: (await decide(browse, url())).searchParams.get('code') ?? '',
	});

	it('takes a code once, within its life, with the same redirect URI', async () => {
		const form = await codeForm();
		const mismatch = await token({ ...form, redirect_uri: 'http://other/' });
		expect(await mismatch.json()).toMatchObject({ error: 'redirect_uri_mismatch' });
		expect((await token(form)).status).toBe(200);
		const again = await token(form);
		expect(again.status).toBe(400);
		expect(await again.json()).toEqual({
			error: 'invalid_grant',
			error_description: 'Bad Request',
		});

		const late = await codeForm();
		simulator.control.advance(601);
		expect(await (await token(late)).json()).toMatchObject({ error: 'invalid_grant' });
		expect(await (await token({ ...late, code: 'nonsense' })).json()).toEqual({
			error: 'invalid_grant',
			error_description: 'Malformed auth code.',
		});
	});

	it('knows the client by form or by Basic', async () => {
		const { client_id, client_secret, ...form } = await codeForm();
		const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
		const wrong = await token({ ...form, client_id, client_secret: 'wrong' });
		expect(wrong.status).toBe(401);
		expect(await wrong.json()).toMatchObject({ error: 'invalid_client' });
		expect((await token(form, { authorization: `Basic ${basic}` })).status).toBe(200);
		const unknown = await token({ ...form, client_id: 'nobody', client_secret: 'x' });
		expect([unknown.status, await unknown.json()]).toEqual([
			401,
			{ error: 'invalid_client', error_description: 'The OAuth client was not found.' },
		]);
	});

	it('knows two grant types', async () => {
		const answer = await token({ ...credentials, grant_type: 'password' });
		expect([answer.status, await answer.json()]).toMatchObject([
			400,
			{ error: 'unsupported_grant_type' },
		]);
	});

	it('narrows scopes on refresh, and never widens them', async () => {
		const { refresh_token = '' } = await connect();
		const form = {
			...credentials,
			grant_type: 'refresh_token',
			refresh_token: refresh_token ?? '',
		};
		const narrowed = await (await token({ ...form, scope: READ })).json();
		expect(narrowed).toEqual({
			access_token: expect.stringMatching(/^ya29\./) as string,
			expires_in: 3599,
			scope: READ,
			token_type: 'Bearer',
		});
		expect(await (await token({ ...form, scope: `${AUTH}photoslibrary` })).json()).toMatchObject({
			error: 'invalid_scope',
		});
	});
});

describe('Life of a grant', () => {
	const refreshing = async () => (await client.refreshAccessToken()).credentials;
	const description = 'Token has been expired or revoked.';
	const dead = { response: { data: { error: 'invalid_grant', error_description: description } } };

	it('ends with a revocation by the app', async () => {
		const { refresh_token } = await connect();
		await refreshing();
		await client.revokeToken(refresh_token ?? '');
		await expect(refreshing()).rejects.toMatchObject(dead);
		await expect(client.revokeToken(refresh_token ?? '')).rejects.toThrow('invalid_token');
	});

	it('ends with a revocation by the person', async () => {
		await connect();
		simulator.control.revoke('demo');
		await expect(refreshing()).rejects.toMatchObject(dead);
	});

	it('ends after seven days when the client is in testing', async () => {
		simulator.control.createClient({ ...CLIENT, publishingStatus: 'testing' });
		await connect();
		simulator.control.advance(7 * 86_400 - 60);
		await refreshing();
		simulator.control.advance(61);
		await expect(refreshing()).rejects.toMatchObject(dead);
	});

	it('ends after six months without use in production', async () => {
		await connect();
		for (const days of [100, 100]) {
			simulator.control.advance(days * 86_400);
			await refreshing();
		}
		simulator.control.advance(183 * 86_400);
		await expect(refreshing()).rejects.toMatchObject(dead);
	});

	it('keeps a hundred refresh tokens per person and client', async () => {
		const issue = () =>
			simulator.control.issueTokens({ clientId: 'an-app', userId: 'demo', scopes: [READ] });
		const first = issue();
		const second = issue();
		for (let more = 0; more < 99; more += 1) issue();
		client.setCredentials(second);
		await refreshing();
		client.setCredentials(first);
		await expect(refreshing()).rejects.toMatchObject(dead);
	});

	it('goes on with stale access tokens', async () => {
		const tokens = await connect();
		simulator.control.expireAccessTokens();
		await expect(client.getTokenInfo(tokens.access_token ?? '')).rejects.toThrow('invalid_token');
		await refreshing();
	});
});
