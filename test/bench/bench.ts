import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from 'n8n-core/package.json';
import { onExit } from 'signal-exit';
import buildPackage from '../integration/support/buildPackage';
import { SimulatedGoogle } from '../integration/support/google';
import { removeUserFolder } from '../integration/support/environment';
import { storeFiles } from './files';
import { measure, type Measurement } from './measure';
import { measureInN8n } from './n8n';
import type { RunnerName } from './runner';
import { listScenarios, type Scenario } from './scenarios';
import { formatTable } from './table';

const N8N = 'n8n';
const NAMES = [...listScenarios(false).map(({ name }) => name), N8N];
const RUNNERS: RunnerName[] = ['baseline', 'node'];

const HELP = `Measures the node in n8n's engine against a baseline, which does the same jobs by plain HTTP with
the fewest requests possible; then moves a large video through a real n8n with little memory.
Google is simulated. Prints a table; ends with 0 when every job was done and no request wasted.

  --only <name>   only this one; may be given several times: ${NAMES.join(', ')}
  --quick         smaller jobs, without the real n8n unless --only asks for it
  --repeat <n>    every measurement n times; the one with the median time counts (default: 1)
  --help          this text
`;

const say = (text: string) => void process.stderr.write(`${text}\n`);

interface Options {
	only: string[];
	quick: boolean;
	repeat: number;
}

function readOptions(): Options | undefined {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			quick: { type: 'boolean', default: false },
			repeat: { type: 'string', default: '1' },
			help: { type: 'boolean', default: false },
		},
	});
	const { help, quick } = values;
	if (help) return undefined;
	const only = values.only ?? NAMES.filter((name) => name !== N8N || !quick);
	const unknown = only.find((name) => !NAMES.includes(name));
	if (unknown) throw new Error(`There is no ${unknown}. See --help.`);
	const repeat = Number(values.repeat);
	if (!Number.isInteger(repeat) || repeat < 1) throw new Error('--repeat is a number from 1 on');
	return { only, quick, repeat };
}

async function median(repeat: number, run: () => Promise<Measurement>): Promise<Measurement> {
	const all: Measurement[] = [];
	for (let round = 0; round < repeat; round++) all.push(await run());
	return all.sort((a, b) => a.wallMs - b.wallMs)[Math.floor(repeat / 2)];
}

/** Measures what was asked for; every result is given to `add` as soon as there is one. */
async function measureAll(
	folder: string,
	scenarios: Scenario[],
	{ only, repeat }: Options,
	add: (...measurements: Measurement[]) => void,
): Promise<void> {
	const store = join(folder, 'store');
	process.env.N8N_STORAGE_PATH = store;
	const google = new SimulatedGoogle();
	await google.start();
	try {
		for (const scenario of scenarios.filter(({ name }) => only.includes(name))) {
			const files = await storeFiles(folder, scenario);
			for (const runner of RUNNERS) {
				say(`${scenario.label}: ${runner} …`);
				add(await median(repeat, async () => await measure(google, runner, scenario, files)));
			}
			await rm(store, { recursive: true, force: true });
		}
	} finally {
		await google.stop();
	}
	if (!only.includes(N8N)) return;
	say('A large video in a real n8n …');
	const [upload, download] = scenarios.filter(({ name }) => name.endsWith('-video'));
	add(...(await measureInN8n(folder, upload, download)));
}

function describeMachine(): string {
	const gib = (totalmem() / 1024 ** 3).toFixed(0);
	const machine = `${cpus().length} CPUs, ${gib} GiB of memory, ${process.platform}`;
	const today = new Date().toISOString().slice(0, 10);
	return `${today}; ${machine}; Node.js ${process.version}, n8n ${version}`;
}

async function main(): Promise<void> {
	const options = readOptions();
	if (!options) return void process.stdout.write(HELP);
	buildPackage();
	const folder = await mkdtemp(join(tmpdir(), 'googlephotos-bench-'));
	onExit(() => {
		rmSync(folder, { recursive: true, force: true });
		removeUserFolder();
	});
	const scenarios = listScenarios(options.quick);
	const measurements: Measurement[] = [];
	try {
		await measureAll(folder, scenarios, options, (...more) => void measurements.push(...more));
	} finally {
		const table = formatTable(scenarios, measurements);
		process.stdout.write(`\n${describeMachine()}\n\n${table}\n`);
	}
	const wasteful = measurements.some(
		({ runner, requests, scenario }) => runner !== 'baseline' && requests > scenario.minRequests,
	);
	if (wasteful) process.exitCode = 1;
}

main().catch((error: unknown) => {
	say(error instanceof Error ? (error.stack ?? error.message) : String(error));
	process.exitCode = 1;
});
