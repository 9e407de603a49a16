import { parseArgs } from 'node:util';
import { announcement, catalog } from './announce';
import { notProbed, probes as allProbes } from './probes';
import { ask } from './prompts';
import { exitCode } from './run';
import { chosenProbes, probeSession } from './session';

const HELP = `Asks Google Photos what no documentation says, one question a probe.

  --list              what each probe asks, and what none asks
  --only <name,name>  these probes only
  --slow              also those that take very long
  --out <file>        where the recorded responses go (default: probe-results.json)
  --yes               does not ask before it starts
  --port <number>     port of the address that the browser comes back to (default: a free one)
  --simulated         asks the project's simulator in place of Google
  --help              this text

GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET name an OAuth client of the type "Desktop app", or it is
asked for. They and the tokens are kept in memory only. Use an account and a client made for tests.
`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			list: { type: 'boolean', default: false },
			only: { type: 'string', default: '' },
			slow: { type: 'boolean', default: false },
			out: { type: 'string', default: 'probe-results.json' },
			yes: { type: 'boolean', default: false },
			port: { type: 'string', default: '0' },
			simulated: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return console.log(HELP);
	if (values.list) return console.log(catalog(allProbes, notProbed));
	const names = values.only
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
	const { simulated } = values;
	const port = Number(values.port);
	if (!Number.isInteger(port)) throw new Error('--port takes a number');
	const slow = values.slow || simulated || names.length > 0;
	const probes = chosenProbes(names);

	const interruption = new AbortController();
	process.once('SIGINT', () => interruption.abort(new Error('Interrupted')));
	const { signal } = interruption;
	console.log(announcement(probes.filter((probe) => slow || !probe.slow)));
	if (!values.yes && !simulated) {
		const agreed = await ask('Start? (yes/no) ', signal);
		if (!/^y(es)?$/i.test(agreed)) return;
	}
	const outcomes = await probeSession({
		probes,
		simulated,
		slow,
		out: values.out,
		port,
		signal,
		print: (line) => console.log(line),
	});
	process.exitCode = exitCode(outcomes, signal);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
