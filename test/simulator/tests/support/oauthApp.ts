import { OAuth2Client } from 'google-auth-library';

import { startSimulator, type Simulator } from '../..';
import { giveConsent } from './consent';
import { proxyFetch, type Fetch } from './proxyFetch';

export const AUTH = 'https://www.googleapis.com/auth/';
export const APPEND = `${AUTH}photoslibrary.appendonly`;
export const READ = `${AUTH}photoslibrary.readonly.appcreateddata`;
export const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';
export const CLIENT = { clientId: 'an-app', clientSecret: 'a-secret', redirectUris: [REDIRECT] };

export let simulator: Simulator;
export let browse: Fetch;
export let client: OAuth2Client;

/** Starts a simulator for the test file, with an OAuth client and its own auth library for each test. */
export function useOAuthApp(): void {
	beforeAll(async () => {
		simulator = await startSimulator();
		browse = proxyFetch(simulator);
	});

	afterAll(() => simulator.stop());

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
}

/** @returns the address to which the app sends a person. */
export const url = (more: Parameters<OAuth2Client['generateAuthUrl']>[0] = {}): string =>
	client.generateAuthUrl({ access_type: 'offline', scope: [APPEND, READ], ...more });

/** @returns the tokens of a person who consents. */
export async function connect(more = {}, decision = {}) {
	const redirect = await giveConsent(browse, url(more), decision);
	const { tokens } = await client.getToken(redirect.searchParams.get('code') ?? '');
	client.setCredentials(tokens);
	return tokens;
}

export const token = (form: Record<string, string>, headers = {}) =>
	browse('https://oauth2.googleapis.com/token', {
		method: 'POST',
		body: new URLSearchParams(form),
		headers,
	});

export const credentials = { client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret };
