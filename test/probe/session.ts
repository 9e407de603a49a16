import { EnvHttpProxyAgent } from 'undici';
import { fetchThrough } from './exchange';
import { Lab, realPause, type Setting } from './lab';
import { askForClient } from './prompts';
import { notProbedText } from './announce';
import { probes as allProbes, notProbed } from './probes';
import type { Probe } from './probe';
import { learnAll, recordedOf, table, writeReport } from './report';
import { runProbes, type Outcome } from './run';
import { Scrubber } from './scrub';
import { signIn } from './signIn';
import { simulate } from './simulated';

/** Google allows 30 writes a minute for an account. */
const WRITE_PAUSE_MS = 2_500;

export interface SessionOptions {
	probes: readonly Probe[];
	simulated: boolean;
	slow: boolean;
	/** Where the recorded responses go. */
	out: string;
	/** Port of the loopback address; 0 for a free one. */
	port: number;
	signal: AbortSignal;
	print: (line: string) => void;
}

/** The real Google, and the person in front of this terminal. */
async function reality({ signal, print }: SessionOptions): Promise<Setting> {
	const dispatcher = new EnvHttpProxyAgent();
	return {
		...(await askForClient(signal)),
		fetch: fetchThrough(dispatcher),
		pause: realPause(signal),
		writePauseMs: WRITE_PAUSE_MS,
		visit: (address) => print(`Open this address and leave every box ticked:\n\n  ${address}\n`),
		async askToPick({ pickerUri }) {
			print(`Pick three photos and a video here, then press Done:\n\n  ${pickerUri}\n`);
			await Promise.resolve();
		},
		stop: async () => await dispatcher.destroy(),
	};
}

/** The probes of these names; all without names. */
export function chosenProbes(names: readonly string[]): readonly Probe[] {
	const unknown = names.filter((name) => !allProbes.some((probe) => probe.name === name));
	if (unknown.length > 0) throw new Error(`There is no probe ${unknown.join(', ')}; see --list`);
	return names.length ? allProbes.filter(({ name }) => names.includes(name)) : allProbes;
}

/** Signs in, runs the probes, writes what was recorded and prints the table. */
export async function probeSession(options: SessionOptions): Promise<Outcome[]> {
	const { signal, print, out, simulated } = options;
	const setting = simulated ? await simulate() : await reality(options);
	try {
		const { clientId, clientSecret } = setting;
		const lab = new Lab(setting, await signIn({ ...setting, port: options.port, signal }), signal);
		const scrubber = new Scrubber();
		scrubber.learn(clientId, 'CLIENT_ID');
		scrubber.learn(clientSecret, 'CLIENT_SECRET');
		const outcomes = await runProbes(lab, options.probes, {
			slow: options.slow,
			signal,
			onStart: ({ name, question }) => print(`${name}: ${question}`),
		});
		learnAll(outcomes, scrubber);
		print(`\n${table(outcomes, scrubber)}\n\n${notProbedText(notProbed)}\n`);
		await writeReport(out, recordedOf(outcomes, scrubber, simulated));
		print(`${lab.exchanges.length} requests; their responses are in ${out}.`);
		return outcomes;
	} finally {
		await setting.stop();
	}
}
