import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { simulatorEnvironment } from '../simulator/trust';
import type { Google, Person } from './google';
import type { Contender, FromWorker, Job, PreparedFile, Report, Task } from './runner';
import { startChild } from './processes';
import type { Row, Size } from './scenarios';

/** What one contender needed for one job. */
export interface Cell extends Report {
	contender: Contender;
	requests: number;
	/** Time of the simulator's process for the job, in milliseconds. */
	googleCpuMs: number;
}

/** Where things are, for all cells of a row. */
export interface Bench {
	google: Google;
	/** Files to upload, or to be found when downloading. */
	files: PreparedFile[];
	/** Temporary folder. */
	folder: string;
	/** Environment of child processes, without proxies and settings of another n8n. */
	env: NodeJS.ProcessEnv;
}

/** Environment that keeps temporary files in one place. */
const temporary = (folder: string) => ({ TMPDIR: folder, TMP: folder, TEMP: folder });

/** Puts the files into a store of n8n that all processes of the bench share from then on. */
export async function inStore(bench: Bench): Promise<Bench> {
	const { folder } = bench;
	const env = { ...bench.env, N8N_STORAGE_PATH: join(folder, 'store') };
	const child = startChild('storeProcess.ts', { ...env, ...temporary(folder) });
	child.process.send(bench.files);
	const files = await child.next<PreparedFile[]>();
	await child.end();
	return { ...bench, env, files };
}

/** Runs a job in a fresh process; `onStart` is waited for just before it starts. */
async function inOwnProcess(
	{ google, folder, env }: Bench,
	job: Omit<Job, 'folder' | 'proxyUrl'>,
	onStart: () => Promise<void>,
): Promise<Report> {
	const own = join(folder, 'process');
	await mkdir(own, { recursive: true });
	const { address } = google;
	const child = startChild(
		'worker.ts',
		// All that the process writes, n8n's store included, lies in its own temporary folder.
		{ ...env, ...simulatorEnvironment(address), ...temporary(own) },
		['--expose-gc', ...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? [])],
	);
	const answer = async (message: object | string) => {
		child.process.send(message);
		const reply = await child.next<FromWorker>();
		if (typeof reply === 'object' && 'error' in reply) throw new Error(reply.error);
		return reply;
	};
	try {
		const { proxyUrl } = address;
		await answer({ job: { ...job, folder: own, proxyUrl } satisfies Job });
		await onStart();
		const reply = await answer('go');
		if (typeof reply !== 'object' || !('report' in reply)) throw new Error('No report');
		return reply.report;
	} finally {
		await child.end();
		await rm(own, { recursive: true, force: true });
	}
}

/** Fills the person's library with what the job works on; returns the ids. */
async function itemsFor(bench: Bench, person: Person, task: Task, count: number) {
	if (task === 'upload') return [];
	if (task !== 'download') return await bench.google.seed(count);
	const upload = { contender: 'floor', task: 'upload', mediaItemIds: [] as string[] } as const;
	await inOwnProcess(bench, { ...upload, ...person, files: bench.files }, async () => {});
	return (await bench.google.content()).library;
}

async function check(bench: Bench, task: Task, { count }: Size, report: Report) {
	const size = bench.files.reduce((sum, file) => sum + file.size, 0);
	const found = {
		items: report.items,
		bytes: task === 'download' ? report.bytes : undefined,
		album: ['upload', 'add'].includes(task)
			? (await bench.google.content()).album.length
			: undefined,
	};
	const wanted = {
		items: count,
		bytes: task === 'download' ? size : undefined,
		album: found.album === undefined ? undefined : count,
	};
	const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
	if (is !== should) throw new Error(`The job was not done: ${is} in place of ${should}`);
}

/** Lets one contender do a row's job in a new world, and checks that it was done. */
export async function runCell(
	bench: Bench,
	{ task }: Row,
	size: Size,
	contender: Contender,
): Promise<Cell> {
	const { google, files } = bench;
	const person = await google.newPerson();
	const mediaItemIds = await itemsFor(bench, person, task, size.count);
	let cpuBefore = 0;
	const job = { contender, task, ...person, files, mediaItemIds };
	const report = await inOwnProcess(bench, job, async () => {
		await google.startCounting();
		cpuBefore = await google.cpuMs();
	});
	const googleCpuMs = (await google.cpuMs()) - cpuBefore;
	const requests = await google.requests();
	await check(bench, task, size, report);
	return { ...report, contender, requests, googleCpuMs };
}
