import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks on the terminal; what is typed is not shown when `hidden`. */
export async function ask(question: string, signal: AbortSignal, hidden = false): Promise<string> {
	const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : undefined;
	if (hidden) process.stderr.write(question);
	const terminal = createInterface({
		input: process.stdin,
		output: output ?? process.stderr,
		terminal: hidden ? true : undefined,
	});
	try {
		return (await terminal.question(hidden ? '' : question, { signal })).trim();
	} finally {
		terminal.close();
		if (hidden) process.stderr.write('\n');
	}
}

/** The OAuth client: from the environment, or asked for. */
export async function askForClient(
	signal: AbortSignal,
): Promise<{ clientId: string; clientSecret: string }> {
	const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = process.env;
	const clientId = GOOGLE_CLIENT_ID ?? (await ask('OAuth client ID: ', signal));
	const clientSecret =
		GOOGLE_CLIENT_SECRET ?? (await ask('OAuth client secret (not shown): ', signal, true));
	if (!clientId || !clientSecret) throw new Error('An OAuth client ID and its secret are needed');
	return { clientId, clientSecret };
}
