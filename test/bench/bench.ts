import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { onExit } from 'signal-exit';
import buildPackage from '../integration/support/buildPackage';
import { inStore, runCell, type Bench, type Cell } from './measure';
import { hasOperation, plainEnvironment, versionOf } from './environment';
import { makePhotos, makeVideo } from './files';
import { Google } from './google';
import type { Contender } from './runner';
import { runInN8n } from './n8n';
import { MIB, rows, type Row, type Size } from './scenarios';
import { isMinimal, measurements, names, targets, type Measured } from './table';

const HELP = `Measures the node against a bare HTTP client and against n8n's HTTP Request node, with a
simulated Google in a process of its own; then moves a large video through a real n8n with little
memory. Prints its tables; ends with 0 when no request is wasted.

  --only <row>      only this row; may be given several times: ${rows.map(({ name }) => name).join(', ')}
  --by <contender>  only this contender; may be given several times: floor, node, helpers, http
  --n8n             only the real n8n
  --quick           smaller jobs, without the real n8n
  --repeat <n>      every measurement n times; the one with the median time counts (default: 1)
  --help            this text
`;

interface Options {
	only?: string[];
	by?: string[];
	n8n: boolean;
	quick: boolean;
	repeat: number;
}

const say = (text: string) => void process.stderr.write(`${text}\n`);

function readOptions(): Options | undefined {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			by: { type: 'string', multiple: true },
			n8n: { type: 'boolean', default: false },
			quick: { type: 'boolean', default: false },
			repeat: { type: 'string', default: '1' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	const unknown = values.only?.find((name) => !rows.some((row) => row.name === name));
	if (unknown) throw new Error(`There is no row ${unknown}. See --help.`);
	const stranger = values.by?.find((name) => !(name in names));
	if (stranger) throw new Error(`There is no contender ${stranger}. See --help.`);
	const repeat = Number(values.repeat);
	if (!Number.isInteger(repeat) || repeat < 1) throw new Error('--repeat is a number from 1 on');
	return { ...values, repeat };
}

/** Files are also moved by n8n's helpers alone, to tell the node's share from the engine's. */
function contendersOf({ task }: Row, wanted: string[] | undefined): Contender[] {
	const moved: Contender[] = task === 'upload' || task === 'download' ? ['helpers'] : [];
	const all: Contender[] = ['floor', ...moved, 'node', 'http'];
	return all.filter((one) => wanted === undefined || wanted.includes(one));
}

/** Makes what the row's job needs on disk. */
async function withFiles(bench: Bench, { task }: Row, { count, bytes }: Size): Promise<Bench> {
	if (task !== 'upload' && task !== 'download') return bench;
	const { folder } = bench;
	const files =
		count === 1 ? [await makeVideo(folder, bytes)] : await makePhotos(folder, count, bytes);
	return task === 'upload' ? await inStore({ ...bench, files }) : { ...bench, files };
}

async function median(repeat: number, run: () => Promise<Cell>): Promise<Cell> {
	const cells: Cell[] = [];
	for (let round = 0; round < repeat; round++) cells.push(await run());
	cells.sort((a, b) => a.wallMs - b.wallMs);
	return cells[Math.floor(cells.length / 2)];
}

async function measureRow(started: Bench, row: Row, options: Options): Promise<Measured> {
	const size = options.quick ? row.quick : row.full;
	const folder = await mkdtemp(join(started.folder, 'row-'));
	const bench = await withFiles({ ...started, folder }, row, size);
	const cells: Cell[] = [];
	for (const contender of contendersOf(row, options.by)) {
		say(`${row.label(size)}: ${names[contender]} …`);
		const run = async () => await runCell(bench, row, size, contender);
		cells.push(await median(options.repeat, run));
		say(`  ${(cells.at(-1)?.wallMs ?? 0).toFixed(0)} ms`);
	}
	await rm(folder, { recursive: true });
	return { row, size, cells };
}

async function measureRows(folder: string, options: Options): Promise<Measured[]> {
	const env = plainEnvironment();
	const google = await Google.start({ ...env, TMPDIR: folder, TMP: folder, TEMP: folder });
	const measured: Measured[] = [];
	try {
		for (const row of rows) {
			if (options.only && !options.only.includes(row.name)) continue;
			if (!hasOperation(...row.operation)) {
				say(`${row.name}: left out, the node has no operation ${row.operation.join('.')}`);
				continue;
			}
			measured.push(await measureRow({ google, env, folder, files: [] }, row, options));
		}
	} finally {
		await google.stop();
	}
	return measured;
}

function heading(): string {
	const gib = (totalmem() / 1024 ** 3).toFixed(0);
	const machine = `${cpus().length} CPUs, ${gib} GiB of memory, ${process.platform}`;
	const versions = `Node.js ${process.version}, n8n ${versionOf('n8n')}`;
	return `${new Date().toISOString().slice(0, 10)}; ${machine}; ${versions}`;
}

async function main(): Promise<void> {
	const options = readOptions();
	if (!options) return void process.stdout.write(HELP);
	buildPackage();
	const folder = await mkdtemp(join(tmpdir(), 'googlephotos-bench-'));
	onExit(() => rmSync(folder, { recursive: true, force: true }));
	const print = (text: string) => void process.stdout.write(`\n${text}\n`);

	if (!options.n8n) {
		const measured = await measureRows(folder, options);
		print([heading(), measurements(measured), targets(measured)].join('\n\n'));
		if (!isMinimal(measured)) process.exitCode = 1;
	}
	if (options.n8n || !(options.quick || options.only)) {
		const { table, passed } = await runInN8n(folder, 1024 * MIB, say);
		print(options.n8n ? `${heading()}\n\n${table}` : table);
		if (!passed) process.exitCode = 1;
	}
}

main().catch((error: unknown) => {
	say(error instanceof Error ? (error.stack ?? error.message) : String(error));
	process.exitCode = 1;
});
