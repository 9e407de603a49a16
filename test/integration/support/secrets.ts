import { inspect } from 'node:util';
import { LoggerProxy, type Logger } from 'n8n-workflow';
import type { SimulatedGoogle } from './google';
import type { RunResult } from './run';
import { BATCH_CREATE } from './uploads';

/** What only n8n's credential store and Google may know: tokens, the client secret, upload tokens. */
export function secretsOf(google: SimulatedGoogle): string[] {
	const { clientSecret, oauthTokenData } = google.credential.data;
	const { access_token, refresh_token } = oauthTokenData;
	const uploadTokens = google.requests(BATCH_CREATE).flatMap(({ body }) => {
		const { newMediaItems = [] } = (body ?? {}) as {
			newMediaItems?: Array<{ simpleMediaItem: { uploadToken: string } }>;
		};
		return newMediaItems.map(({ simpleMediaItem }) => simpleMediaItem.uploadToken);
	});
	const secrets = [clientSecret, access_token, refresh_token, ...uploadTokens];
	return secrets.filter((secret): secret is string => Boolean(secret));
}

/** Where a text occurs in all that n8n keeps of a run: outputs, errors with their causes, hints. */
export function leaksOf(secrets: string[], result: RunResult, log: readonly string[]): string[] {
	const all = { depth: Infinity, maxArrayLength: null, maxStringLength: null };
	return Object.entries({ ...result, log }).flatMap(([place, value]) => {
		const text = inspect(value, all);
		return secrets.some((secret) => text.includes(secret)) ? [`a secret in ${place}`] : [];
	});
}

/** Keeps what is logged during the tests of this file, by nodes and to the console. */
export function useLog(): { lines: () => string[]; clear: () => void } {
	const lines: string[] = [];
	const note = (...words: unknown[]) => void lines.push(words.map((one) => inspect(one)).join(' '));
	const logger = { debug: note, info: note, warn: note, error: note } as Logger;
	beforeAll(() => {
		LoggerProxy.init(logger);
		for (const name of ['log', 'info', 'warn', 'error'] as const) {
			jest.spyOn(console, name).mockImplementation(note);
		}
	});
	afterAll(() => jest.restoreAllMocks());
	return { lines: () => [...lines], clear: () => void (lines.length = 0) };
}
