import { randomBytes } from 'node:crypto';
import { startSimulator } from '../simulator';
import type { Simulator, SimulatorOptions } from '../simulator';
import { type ConsentOptions, consent } from './googleConsent';
import { type N8nOptions, type RunningN8n, startN8n } from './n8n';
import { type Login, N8nClient } from './n8nClient';
import { credentialType } from './names';

export interface TestEnvironmentOptions {
	simulator?: SimulatorOptions;
	n8n?: Omit<N8nOptions, 'simulator'>;
	/** Told what is happening, in a few words. */
	onStep?: (step: string) => void;
}

/** Whose library: the OAuth client and the person, as the simulator knows them. */
export interface Identity {
	clientId: string;
	userId: string;
}

/** A credential as a node refers to it. */
export interface Credential {
	id: string;
	name: string;
}

/** A simulated Google, a real n8n with the package in it, and a credential that connects the two. */
export interface TestEnvironment {
	simulator: Simulator;
	n8n: RunningN8n;
	client: N8nClient;
	login: Login;
	/** Of the OAuth client. */
	clientSecret: string;
	/** The person behind `credential`, and their OAuth client. */
	identity: Identity;
	credential: Credential;
	/**
	 * Makes a person with an empty library, and a credential connected through n8n's OAuth2 flow.
	 * The person leaves all scopes ticked unless `tick` says otherwise. With `scopes` the credential
	 * asks for these, by its Custom Scopes.
	 */
	newPerson: (
		userId: string,
		tick?: ConsentOptions['tick'],
		scopes?: string[],
	) => Promise<{ identity: Identity; credential: Credential }>;
	stop: () => Promise<void>;
}

const oauthClient = {
	clientId: 'simulated-client.apps.googleusercontent.com',
	clientSecret: 'simulated-secret',
};

/** Ends what has been started, last first, even when one of them fails to end. */
export async function stopAll(started: Array<{ stop: () => Promise<void> }>): Promise<void> {
	const failures: unknown[] = [];
	for (const one of started.reverse()) await one.stop().catch((error) => failures.push(error));
	if (failures.length > 0) throw failures[0];
}

/**
 * Starts the simulator and n8n, makes n8n's first person and a connected credential.
 * When a step fails, everything started before is ended.
 */
export async function startTestEnvironment(
	options: TestEnvironmentOptions = {},
): Promise<TestEnvironment> {
	const step = options.onStep ?? (() => {});
	const started: Array<{ stop: () => Promise<void> }> = [];
	try {
		step('Starting the simulated Google');
		const simulator = await startSimulator(options.simulator);
		started.push(simulator);
		step('Packing the node and starting n8n');
		const n8n = await startN8n({ ...options.n8n, simulator });
		started.push(n8n);

		step('Creating the first person in n8n');
		const login = {
			email: 'demo@example.com',
			password: `Demo-${randomBytes(6).toString('base64url')}-1`,
		};
		const client = new N8nClient(n8n.baseUrl);
		await client.setUpOwner(login);

		const redirectUri = `${n8n.baseUrl}/rest/oauth2-credential/callback`;
		simulator.control.createClient({ ...oauthClient, redirectUris: [redirectUri] });
		const connect = async (
			name: string,
			account: string,
			tick?: ConsentOptions['tick'],
			scopes?: string[],
		) => {
			const custom = scopes && { customScopes: true, enabledScopes: scopes.join(' ') };
			const id = await client.createCredential(name, credentialType, { ...oauthClient, ...custom });
			const authorizationUrl = await client.authorizationUrl(id);
			const { cookies } = client;
			await consent({ authorizationUrl, account, tick, google: simulator, cookies });
			return { id, name };
		};
		step('Connecting a Google account through the OAuth2 consent page');
		const identity = { clientId: oauthClient.clientId, userId: 'demo' };
		const credential = await connect('Google Photos account', identity.userId);
		return {
			simulator,
			n8n,
			client,
			login,
			clientSecret: oauthClient.clientSecret,
			identity,
			credential,
			newPerson: async (userId, tick, scopes) => {
				simulator.control.createUser({ userId, email: `${userId}@example.com` });
				return {
					identity: { ...identity, userId },
					credential: await connect(`Google Photos of ${userId}`, userId, tick, scopes),
				};
			},
			stop: async () => await stopAll(started),
		};
	} catch (error) {
		await stopAll(started);
		throw error;
	}
}
