import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from 'n8n-core/package.json';
import { onExit } from 'signal-exit';
import buildPackage from '../integration/support/buildPackage';
import { removeUserFolder } from '../integration/support/environment';
import { SimulatedGoogle } from '../integration/support/google';
import { storeFiles } from './files';
import { measure, type Measurement } from './measure';
import { measureInN8n } from './n8n';
import { listScenarios, type Scenario } from './scenarios';
import { formatTable } from './table';

const NAMES = [...listScenarios(false).map(({ name }) => name), 'n8n'];

const HELP = `Measures the node in n8n's engine against a baseline, which does the same jobs by plain HTTP with
the fewest requests possible; then moves a large video through a real n8n with little memory.
Google is simulated. Prints a table; ends with 0 when every job was done and no request wasted.

  --only <name>   only this one; may be given several times: ${NAMES.join(', ')}
  --quick         smaller jobs, without the real n8n unless --only asks for it
  --repeat <n>    every measurement n times; the one with the median time counts (default: 1)
  --help          this text
`;

const say = (text: string) => void process.stderr.write(`${text}\n`);

function readOptions() {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			quick: { type: 'boolean', default: false },
			repeat: { type: 'string', default: '1' },
			help: { type: 'boolean', default: false },
		},
	});
	const { help, quick } = values;
	const only = values.only ?? NAMES.filter((name) => name !== 'n8n' || !quick);
	const unknown = only.find((name) => !NAMES.includes(name));
	if (unknown) throw new Error(`There is no ${unknown}. See --help.`);
	const repeat = Number(values.repeat);
	if (!Number.isInteger(repeat) || repeat < 1) throw new Error('--repeat is a number from 1 on');
	return { help, quick, only, repeat };
}

/** Measures both runners in n8n's engine; gives each result as soon as there is one. */
async function* measureInEngine(folder: string, scenarios: Scenario[], repeat: number) {
	const store = join(folder, 'store');
	process.env.N8N_STORAGE_PATH = store;
	const google = new SimulatedGoogle();
	await google.start();
	try {
		for (const scenario of scenarios) {
			const files = await storeFiles(folder, scenario);
			for (const runner of ['baseline', 'node'] as const) {
				say(`${scenario.label}: ${runner} …`);
				const rounds: Measurement[] = [];
				while (rounds.length < repeat) rounds.push(await measure(google, runner, scenario, files));
				yield rounds.sort((a, b) => a.wallMs - b.wallMs)[Math.floor(repeat / 2)];
			}
			await rm(store, { recursive: true, force: true });
		}
	} finally {
		await google.stop();
	}
}

function describeMachine(): string {
	const today = new Date().toISOString().slice(0, 10);
	const gib = (totalmem() / 1024 ** 3).toFixed(0);
	const machine = `${cpus().length} CPUs, ${gib} GiB of memory, ${process.platform}`;
	return `${today}; ${machine}; Node.js ${process.version}, n8n ${version}`;
}

async function main(): Promise<void> {
	onExit(removeUserFolder);
	const { help, quick, only, repeat } = readOptions();
	if (help) return void process.stdout.write(HELP);
	buildPackage();
	const folder = await mkdtemp(join(tmpdir(), 'googlephotos-bench-'));
	onExit(() => rmSync(folder, { recursive: true, force: true }));
	// All that is written from here on, the workers' files included, is removed with the folder.
	Object.assign(process.env, { TMPDIR: folder, TMP: folder, TEMP: folder });
	const scenarios = listScenarios(quick);
	const measurements: Measurement[] = [];
	try {
		const wanted = scenarios.filter(({ name }) => only.includes(name));
		for await (const one of measureInEngine(folder, wanted, repeat)) measurements.push(one);
		if (only.includes('n8n')) {
			say('A large video in a real n8n …');
			const [upload, download] = scenarios.filter(({ name }) => name.endsWith('-video'));
			measurements.push(...(await measureInN8n(folder, upload, download)));
		}
	} finally {
		// Also when something has failed after the first results.
		process.stdout.write(`\n${describeMachine()}\n\n${formatTable(scenarios, measurements)}\n`);
	}
	const isWasteful = ({ requests, scenario }: Measurement) => requests > scenario.maxRequests;
	if (measurements.some(isWasteful)) process.exitCode = 1;
}

main().catch((error: unknown) => {
	say(error instanceof Error ? (error.stack ?? error.message) : String(error));
	process.exitCode = 1;
});
