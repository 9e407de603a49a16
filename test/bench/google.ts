import type { Tokens } from '../simulator';
import { remoteControl, type RemoteControl } from '../support/remoteControl';
import { startChild, type Child } from './processes';
import type { SimulatorAddress } from './simulatorProcess';

const CLIENT = {
	clientId: 'bench.apps.googleusercontent.com',
	clientSecret: 'bench-secret',
	redirectUris: ['*'],
};
const PERSON = { userId: 'bench', email: 'bench@example.com' };
const SCOPES = [
	'photoslibrary.appendonly',
	'photoslibrary.readonly.appcreateddata',
	'photoslibrary.edit.appcreateddata',
].map((scope) => `https://www.googleapis.com/auth/${scope}`);
export const ALBUM_TITLE = 'Bench';

/**
 * Milliseconds before Google answers. The line itself has no limit here, so for bytes they stand for
 * a photo's time on the line too: 2 MB take 160 ms at 100 Mbit/s.
 */
export const LATENCY: Record<string, number> = {
	'*': 100,
	'POST /v1/uploads': 300,
	'POST /v1/mediaItems:batchCreate': 500,
	'POST /v1/albums/{albumId}:batchAddMediaItems': 300,
	'GET /v1/mediaItems': 150,
	'GET /v1/mediaItems:batchGet': 200,
	'GET /{baseUrl}': 250,
};

/** A connected person with one empty album. */
export interface Person {
	clientId: string;
	tokens: Tokens;
	album: { id: string; title: string };
}

/** The simulated Google in its own process. */
export class Google {
	private constructor(
		private readonly child: Child,
		readonly address: SimulatorAddress,
		private readonly control: RemoteControl,
	) {}

	/** @param env environment of its process */
	static async start(env: NodeJS.ProcessEnv): Promise<Google> {
		const child = startChild('simulatorProcess.ts', env);
		const address = await child.next<SimulatorAddress>();
		return new Google(child, address, remoteControl(address.controlUrl));
	}

	/** A new world without latency. */
	async newPerson(): Promise<Person> {
		const { control } = this;
		await control.reset();
		await control.clearFaults();
		await control.createClient(CLIENT);
		await control.createUser(PERSON);
		await control.setVideoProcessing(0);
		const { clientId } = CLIENT;
		const { userId } = PERSON;
		const tokens = await control.issueTokens({ clientId, userId, scopes: SCOPES });
		const { albumIds } = await control.seed({ clientId, userId, albums: [ALBUM_TITLE] });
		return { clientId, tokens, album: { id: albumIds[0], title: ALBUM_TITLE } };
	}

	/** Puts small photos into the library; returns their ids. */
	async seed(mediaItems: number): Promise<string[]> {
		const { mediaItemIds } = await this.control.seed({
			clientId: CLIENT.clientId,
			userId: PERSON.userId,
			mediaItems,
		});
		return mediaItemIds;
	}

	/** Ids of what is in the library, and of what is in the first album. */
	async content(): Promise<{ library: string[]; album: string[] }> {
		const { albums, mediaItems } = await this.control.library(CLIENT.clientId, PERSON.userId);
		return { library: mediaItems.map(({ id }) => id), album: albums[0].mediaItemIds };
	}

	/** From now on Google is as far away as `LATENCY` says, and requests are counted anew. */
	async startCounting(): Promise<void> {
		await this.control.setLatency(LATENCY);
		await this.control.clearRequests();
	}

	/** Requests since `startCounting`, without those for tokens. */
	async requests(): Promise<number> {
		const counts = Object.entries(await this.control.counts());
		return counts.reduce(
			(sum, [route, count]) => (route.startsWith('oauth2.') ? sum : sum + count),
			0,
		);
	}

	/** User and system time of the simulator so far, in milliseconds. */
	async cpuMs(): Promise<number> {
		this.child.process.send('cpu');
		const { user, system } = await this.child.next<NodeJS.CpuUsage>();
		return (user + system) / 1000;
	}

	async stop(): Promise<void> {
		await this.child.end();
	}
}
