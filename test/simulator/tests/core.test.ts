import { existsSync, readFileSync } from 'node:fs';

import { ProxyAgent, fetch as undiciFetch } from 'undici';

import { startSimulator, trustSimulator } from '..';
import type { Simulator } from '..';
import { postControl } from './support/controlApi';
import { proxyFetch } from './support/proxyFetch';

const TOKEN = 'https://oauth2.googleapis.com/token';
const ALBUMS = 'https://photoslibrary.googleapis.com/v1/albums';
const READ = 'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata';
const CLIENT = { clientId: 'an-app', clientSecret: 'a-secret', redirectUris: ['*'] };

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

beforeEach(() => simulator.control.reset());

afterAll(() => simulator.stop());

describe('Simulator', () => {
	it('records requests with their bodies, but no tokens', async () => {
		const call = proxyFetch(simulator);
		const headers = { authorization: 'Bearer ya29.secret', 'content-type': 'application/json' };
		await call(`${ALBUMS}?a=b`, { method: 'POST', headers, body: '{"album":{"title":"夏"}}' });
		await call(TOKEN, { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }) });
		const [first, second] = simulator.control.requests();
		expect(first).toMatchObject({
			host: 'photoslibrary.googleapis.com',
			method: 'POST',
			path: '/v1/albums',
			query: 'a=b',
			route: 'POST /v1/albums',
			status: 401,
			body: { album: { title: '夏' } },
			bytes: Buffer.byteLength('{"album":{"title":"夏"}}'),
		});
		expect(first.headers.authorization).toBe('Bearer …');
		expect(second).toMatchObject({ route: 'POST /token', status: 400, bytes: 12 });
		expect(second.body).toBeUndefined();
		expect(simulator.control.counts()).toEqual({
			'photoslibrary.googleapis.com POST /v1/albums': 1,
			'oauth2.googleapis.com POST /token': 1,
		});
		simulator.control.clearRequests();
		expect(simulator.control.counts()).toEqual({});
	});

	it('is controlled over HTTP as well', async () => {
		expect(await (await fetch(`${simulator.proxyUrl}/healthz`)).json()).toEqual({ status: 'ok' });
		expect(await postControl(simulator, 'createClient', CLIENT)).toEqual({
			status: 200,
			result: null,
		});
		const issued = await postControl(simulator, 'issueTokens', {
			clientId: 'an-app',
			userId: 'demo',
			scopes: [READ],
		});
		expect(issued).toMatchObject({ status: 200, result: { token_type: 'Bearer', scope: READ } });
		const wrong = await postControl(simulator, 'issueTokens', {
			clientId: 'nobody',
			userId: 'demo',
			scopes: [],
		});
		expect(wrong).toMatchObject({
			status: 400,
			result: { error: expect.stringContaining('nobody') as string },
		});
		expect((await postControl(simulator, 'constructor')).status).toBe(404);
	});

	it('starts over on reset', async () => {
		const { createClient, issueTokens, reset, fail, counts } = simulator.control;
		const call = proxyFetch(simulator);
		createClient(CLIENT);
		const { access_token } = issueTokens({ clientId: 'an-app', userId: 'demo', scopes: [READ] });
		const list = async () =>
			(await call(ALBUMS, { headers: { authorization: `Bearer ${access_token}` } })).status;
		expect(await list()).toBe(200);
		fail({ status: 500 });
		reset();
		expect(counts()).toEqual({});
		expect(await list()).toBe(401);
		expect(() => issueTokens({ clientId: 'an-app', userId: 'demo', scopes: [READ] })).toThrow(
			'createClient',
		);
	});

	it('expires access tokens as its clock moves', async () => {
		const { createClient, issueTokens, advance } = simulator.control;
		const call = proxyFetch(simulator);
		createClient(CLIENT);
		const { access_token } = issueTokens({ clientId: 'an-app', userId: 'demo', scopes: [READ] });
		const headers = { authorization: `Bearer ${access_token}` };
		advance(3590);
		expect((await call(ALBUMS, { headers })).status).toBe(200);
		advance(20);
		expect((await call(ALBUMS, { headers })).status).toBe(401);
	});

	it('is trusted and distrusted by the process it runs in', async () => {
		const reach = async (): Promise<number> => {
			const dispatcher = new ProxyAgent(simulator.proxyUrl);
			return (await undiciFetch(ALBUMS, { dispatcher })).status;
		};
		const before = process.env.HTTPS_PROXY;
		const distrust = trustSimulator(simulator);
		expect(process.env.HTTPS_PROXY).toBe(simulator.proxyUrl);
		expect(await reach()).toBe(401);
		distrust();
		expect(process.env.HTTPS_PROXY).toBe(before);
		await expect(reach()).rejects.toThrow('fetch failed');
	});

	it('leaves nothing behind', async () => {
		const other = await startSimulator();
		expect(readFileSync(other.caFile, 'utf8')).toBe(other.caPem);
		await fetch(`${other.proxyUrl}/healthz`);
		await other.stop();
		expect(existsSync(other.caFile)).toBe(false);
		await expect(fetch(`${other.proxyUrl}/healthz`)).rejects.toThrow('fetch failed');
	});
});
