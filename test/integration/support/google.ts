import { startSimulator, trustSimulator } from '../../simulator';
import type {
	Control,
	LibrarySnapshot,
	RecordedRequest,
	Seed,
	Simulator,
	SimulatorOptions,
} from '../../simulator';
import { listSearch, type ListSearchOptions } from './contexts';
import { StoredCredential } from './credential';
import { removeUserFolder } from './environment';
import { run, type RunOptions, type RunResult } from './run';

export const CLIENT_ID = 'integration.apps.googleusercontent.com';
const CLIENT_SECRET = 'integration-secret';
export const USER_ID = 'integration';

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;

/** The scopes that Google still grants since March 31, 2025. */
export const CURRENT_SCOPES = [
	'photoslibrary.appendonly',
	'photoslibrary.readonly.appcreateddata',
	'photoslibrary.edit.appcreateddata',
	'photospicker.mediaitems.readonly',
].map(scope);

/** What a credential could hold until then, sharing included. */
export const LEGACY_SCOPES = [
	...CURRENT_SCOPES,
	...['photoslibrary', 'photoslibrary.sharing'].map(scope),
];

/** One person's Google Photos behind the node under test, new for each test. */
export class SimulatedGoogle {
	private running: Simulator | undefined;
	private connected: StoredCredential | undefined;

	get simulator(): Simulator {
		if (!this.running) throw new Error('The simulator is started before the first test');
		return this.running;
	}

	get control(): Control {
		return this.simulator.control;
	}

	/** The connected credential; `connect` replaces it. */
	get credential(): StoredCredential {
		if (!this.connected) throw new Error('No credential is connected');
		return this.connected;
	}

	async start(options?: SimulatorOptions): Promise<void> {
		this.running = await startSimulator(options);
	}

	async stop(): Promise<void> {
		await this.running?.stop();
		this.running = undefined;
	}

	/** An empty library of a new person, whose consent to `scopes` is stored as a credential. */
	reset(scopes: string[] = CURRENT_SCOPES): void {
		const { control } = this;
		control.reset();
		control.createClient({
			clientId: CLIENT_ID,
			clientSecret: CLIENT_SECRET,
			redirectUris: ['http://localhost:5678/rest/oauth2-credential/callback'],
		});
		this.connect(scopes);
		control.clearRequests();
	}

	/** Connects a credential as if the person had ticked exactly these scopes. */
	connect(scopes: string[]): void {
		this.connected = this.credentialOf(USER_ID, scopes);
	}

	/** The credential of any person who uses the same OAuth client. */
	credentialOf(userId: string, scopes: string[]): StoredCredential {
		this.control.createUser({ userId, email: `${userId}@example.com` });
		const tokens = this.control.issueTokens({ clientId: CLIENT_ID, userId, scopes });
		return new StoredCredential({
			clientId: CLIENT_ID,
			clientSecret: CLIENT_SECRET,
			scope: CURRENT_SCOPES.join(' '),
			oauthTokenData: { ...tokens },
		});
	}

	/** Runs the node with the connected credential. */
	async run(options: RunOptions): Promise<RunResult> {
		return await run({ credential: this.credential, ...options });
	}

	/** Runs the node as `run` does; the test fails when the workflow was stopped by an error. */
	async succeed(options: RunOptions): Promise<RunResult> {
		const result = await this.run(options);
		expect(result.error).toBeUndefined();
		return result;
	}

	/** Opens a locator's list with the connected credential. */
	async listSearch(options: ListSearchOptions): ReturnType<typeof listSearch> {
		return await listSearch({ credential: this.credential, ...options });
	}

	/** Puts albums and photos of this app into the library, without a recorded request. */
	async seed(
		seed: Omit<Seed, 'clientId' | 'userId'>,
	): Promise<{ albumIds: string[]; mediaItemIds: string[] }> {
		return await this.control.seed({ clientId: CLIENT_ID, userId: USER_ID, ...seed });
	}

	/** Puts an album with photos into the library. */
	async seedAlbum(
		mediaItems: number,
		title = 'Rome',
	): Promise<{ albumId: string; mediaItemIds: string[] }> {
		const seed = { albums: [title], mediaItems, intoFirstAlbum: true };
		const { albumIds, mediaItemIds } = await this.seed(seed);
		return { albumId: albumIds[0], mediaItemIds };
	}

	library(): LibrarySnapshot {
		return this.control.library(CLIENT_ID, USER_ID);
	}

	/** Recorded requests to Google Photos (token requests left out), optionally of one route only. */
	requests(route?: string): RecordedRequest[] {
		return this.control
			.requests()
			.filter(({ host }) => host !== 'oauth2.googleapis.com')
			.filter((request) => route === undefined || request.route === route);
	}

	/** Number of requests by route. */
	counts(): Record<string, number> {
		const counts: Record<string, number> = {};
		for (const { route } of this.requests()) counts[route] = (counts[route] ?? 0) + 1;
		return counts;
	}
}

/** Starts the simulator for a test file, points this process at it, and resets it before each test. */
export function useSimulatedGoogle(): SimulatedGoogle {
	const google = new SimulatedGoogle();
	let distrust = () => {};
	beforeAll(async () => {
		await google.start();
		distrust = trustSimulator(google.simulator);
	});
	beforeEach(() => google.reset());
	afterAll(async () => {
		distrust();
		await google.stop();
		removeUserFolder();
	});
	return google;
}
