import { mkdtemp, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { onExit } from 'signal-exit';
import buildPackage from '../integration/support/buildPackage';
import { runCell, type Bench, type Cell } from './cell';
import { hasOperation, versionOf } from './environment';
import { makePhotos, makeVideo } from './files';
import { Google } from './google';
import type { Contender, PreparedFile } from './job';
import { rows, type Row, type Size } from './rows';
import { isMinimal, measurements, names, targets, type Measured } from './table';

const HELP = `Measures the node against a bare HTTP client and against n8n's HTTP Request node, with a
simulated Google in a process of its own. Prints one table; ends with 0 when no request is wasted.

  --only <row>      only this row; may be given several times: ${rows.map(({ name }) => name).join(', ')}
  --by <contender>  only this contender; may be given several times: node, http, floor, helpers
  --quick           smaller jobs
  --repeat <n>      every measurement n times; the one with the median time counts (default: 1)
  --help            this text
`;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** Single files are also moved by n8n's helpers alone, to tell the node's share from the engine's. */
function contendersOf({ count }: Size, wanted: string[] | undefined): Contender[] {
	const all: Contender[] = ['floor', 'node', ...(count === 1 ? ['helpers' as const] : []), 'http'];
	return all.filter((one) => wanted === undefined || wanted.includes(one));
}

async function filesFor({ task }: Row, { count, bytes }: Size, folder: string) {
	if (task !== 'upload' && task !== 'download') return [];
	const files: PreparedFile[] =
		count === 1 ? [await makeVideo(folder, bytes)] : await makePhotos(folder, count, bytes);
	return files;
}

async function median(repeat: number, run: () => Promise<Cell>): Promise<Cell> {
	const cells: Cell[] = [];
	for (let round = 0; round < repeat; round++) cells.push(await run());
	cells.sort((a, b) => a.wallMs - b.wallMs);
	return cells[Math.floor(cells.length / 2)];
}

/** The caller's environment without proxies and without settings of another n8n. */
function plainEnvironment(): NodeJS.ProcessEnv {
	const foreign = /^(N8N_|NODE_|(HTTPS?|ALL|NO)_PROXY$)/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			by: { type: 'string', multiple: true },
			quick: { type: 'boolean', default: false },
			repeat: { type: 'string', default: '1' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return void process.stdout.write(HELP);
	const unknown = values.only?.find((name) => !rows.some((row) => row.name === name));
	if (unknown) throw new Error(`There is no row ${unknown}\n\n${HELP}`);

	buildPackage();
	const env = plainEnvironment();
	const folder = await mkdtemp(join(tmpdir(), 'googlephotos-bench-'));
	onExit(() => rmSync(folder, { recursive: true, force: true }));
	const temporary = { TMPDIR: folder, TMP: folder, TEMP: folder };
	const google = await Google.start({ ...env, ...temporary });
	const measured: Measured[] = [];
	try {
		for (const row of rows) {
			if (values.only && !values.only.includes(row.name)) continue;
			if (!hasOperation(...row.operation)) {
				say(`${row.name}: left out, the node has no operation ${row.operation.join('.')}`);
				continue;
			}
			const size = values.quick ? row.quick : row.full;
			const input = await mkdtemp(join(folder, 'input-'));
			const bench: Bench = { google, env, folder, files: await filesFor(row, size, input) };
			const cells: Cell[] = [];
			for (const contender of contendersOf(size, values.by)) {
				say(`${row.label(size)}: ${names[contender]} …`);
				const run = async () => await runCell(bench, row, size, contender);
				cells.push(await median(Number(values.repeat), run));
				say(`  ${(cells.at(-1)?.wallMs ?? 0).toFixed(0)} ms`);
			}
			measured.push({ row, size, cells });
			await rm(input, { recursive: true });
		}
	} finally {
		await google.stop();
	}

	const gib = (totalmem() / 1024 ** 3).toFixed(0);
	const machine = `${cpus().length} CPUs, ${gib} GiB of memory, ${process.platform}`;
	const versions = `Node.js ${process.version}, n8n ${versionOf('n8n')}`;
	const day = new Date().toISOString().slice(0, 10);
	process.stdout.write(
		`\n${day}; ${machine}; ${versions}\n\n${measurements(measured)}\n\n${targets(measured)}\n`,
	);
	if (!isMinimal(measured)) process.exitCode = 1;
}

main().catch((error: unknown) => {
	say(error instanceof Error ? (error.stack ?? error.message) : String(error));
	process.exitCode = 1;
});
