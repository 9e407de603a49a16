import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import type { Fetch } from './exchange';
import type { SignIn } from './lab';

const SCOPES = [
	'photoslibrary.appendonly',
	'photoslibrary.readonly.appcreateddata',
	'photoslibrary.edit.appcreateddata',
	'photospicker.mediaitems.readonly',
].map((name) => `https://www.googleapis.com/auth/${name}`);

const SUCCESS = 'Connection successful. You can close this tab.';

export interface SignInOptions {
	clientId: string;
	clientSecret: string;
	/** Port of the loopback address; 0 for a free one. */
	port: number;
	fetch: Fetch;
	/** Brings a person to the address where they consent. */
	visit: (address: string) => Promise<void> | void;
	signal: AbortSignal;
}

/** Waits on this machine for the browser to come back; gives the authorization code. */
async function receiveCode(
	{ port, visit, signal }: SignInOptions,
	authorizationUrl: (redirectUri: string, state: string) => string,
): Promise<{ code: string; redirectUri: string }> {
	const server = createServer().listen(port, '127.0.0.1');
	await once(server, 'listening', { signal });
	const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const state = randomUUID();
	try {
		const code = new Promise<string>((resolve, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
			server.on('request', ({ url = '/' }, response) => {
				const { searchParams: query } = new URL(url, redirectUri);
				response
					.setHeader('content-type', 'text/html; charset=utf-8')
					.setHeader('connection', 'close');
				const value = query.get('code');
				if (query.get('state') !== state) return response.writeHead(404).end('Not found');
				response.end(value ? SUCCESS : 'Google gave no access. You can close this tab.');
				return value ? resolve(value) : reject(new Error(`No sign-in: ${query.get('error')}`));
			});
		});
		const [got] = await Promise.all([code, visit(authorizationUrl(redirectUri, state))]);
		return { code: got, redirectUri };
	} finally {
		server.close();
	}
}

/**
 * Signs in through the browser with PKCE. The tokens stay in memory and end with the process; the
 * consent is not revoked, since that would end every other sign-in of the account with this client.
 * https://developers.google.com/identity/protocols/oauth2/native-app
 */
export async function signIn(options: SignInOptions): Promise<SignIn> {
	const { clientId, clientSecret, fetch } = options;
	const fetchImplementation = fetch as unknown as typeof globalThis.fetch;
	const transporterOptions = { fetchImplementation };
	const client = new OAuth2Client({ clientId, clientSecret, transporterOptions });
	const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync();
	const { code, redirectUri } = await receiveCode(options, (redirect_uri, state) =>
		client.generateAuthUrl({
			redirect_uri,
			state,
			scope: SCOPES,
			access_type: 'offline',
			prompt: 'consent',
			code_challenge: codeChallenge,
			code_challenge_method: CodeChallengeMethod.S256,
		}),
	);
	const { tokens } = await client.getToken({ code, codeVerifier, redirect_uri: redirectUri });
	const granted = tokens.scope?.split(' ') ?? [];
	const missing = SCOPES.filter((scope) => !granted.includes(scope));
	if (missing.length > 0) {
		throw new Error(`Leave every box ticked: these were not granted: ${missing.join(' ')}`);
	}
	client.setCredentials(tokens);
	return {
		async accessToken() {
			const { token } = await client.getAccessToken();
			if (!token) throw new Error('Google gave no access token');
			return token;
		},
		renew() {
			client.setCredentials({ ...client.credentials, expiry_date: 1 });
		},
	};
}
