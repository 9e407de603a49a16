/** The only file of the probe that knows the project's simulator. */
import { randomUUID } from 'node:crypto';
import { CookieJar } from 'tough-cookie';
import { ProxyAgent } from 'undici';
import { startSimulator } from '../simulator';
import { consent } from '../support/googleConsent';
import { fetchThrough } from './exchange';
import type { Setting } from './lab';

const USER = 'demo';

/** Starts the simulator in this process, with a person who consents and picks at once. */
export async function simulate(): Promise<Setting> {
	const simulator = await startSimulator();
	const { control, proxyUrl, caPem } = simulator;
	const dispatcher = new ProxyAgent({ uri: proxyUrl, requestTls: { ca: caPem } });
	const clientId = 'probe.apps.googleusercontent.com';
	const clientSecret = randomUUID();
	control.createClient({ clientId, clientSecret, redirectUris: ['*'] });
	return {
		clientId,
		clientSecret,
		fetch: fetchThrough(dispatcher),
		writePauseMs: 0,
		pause: (milliseconds) => Promise.resolve(control.advance(milliseconds / 1000)),
		async visit(authorizationUrl) {
			await consent({ authorizationUrl, google: simulator, cookies: new CookieJar() });
		},
		askToPick({ sessionId }) {
			const items = control.personalLibrary(USER);
			const ofKind = (kind: string) => items.filter((item) => item.kind === kind);
			const chosen = [...ofKind('photo').slice(0, 3), ...ofKind('video').slice(0, 1)];
			control.pick({ sessionId, mediaItemIds: chosen.map(({ id }) => id) });
			return Promise.resolve();
		},
		async stop() {
			await dispatcher.close();
			await simulator.stop();
		},
	};
}
