import { giveConsent } from './support/consent';
import {
	AUTH,
	browse,
	client,
	CLIENT,
	connect,
	credentials,
	READ,
	REDIRECT,
	simulator,
	token,
	url,
	useOAuthApp,
} from './support/oauthApp';

useOAuthApp();

describe('Token endpoint', () => {
	const codeForm = async () => ({
		...credentials,
		grant_type: 'authorization_code',
		redirect_uri: REDIRECT,
		code: (await giveConsent(browse, url())).searchParams.get('code') ?? '',
	});

	it('accepts a code once, within its lifetime, with the same redirect URI', async () => {
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

	it('identifies the client by form fields or HTTP Basic', async () => {
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

	it('supports two grant types', async () => {
		const response = await token({ ...credentials, grant_type: 'password' });
		expect([response.status, await response.json()]).toMatchObject([
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

	it('survives expired access tokens', async () => {
		const tokens = await connect();
		simulator.control.expireAccessTokens();
		await expect(client.getTokenInfo(tokens.access_token ?? '')).rejects.toThrow('invalid_token');
		await refreshing();
	});
});
