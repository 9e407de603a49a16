import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatedGoogle } from '../integration/support/google';
import { simulatorEnvironment } from '../simulator/trust';
import { startForkedJob } from '../support/forkedJob';
import type { RunnerInput, RunnerName, StoredFile, WorkerReport } from './runner';
import type { Scenario } from './scenarios';

/** What one runner needed for one scenario. */
export interface Measurement extends Omit<WorkerReport, 'outcome'> {
	scenario: Scenario;
	/** As it stands in the table. */
	runner: string;
	requests: number;
	/** Processor time of the simulated Google, in milliseconds; NaN where it is not known. */
	simulatorCpuMs: number;
}

export const ALBUM_TITLE = 'Bench';

/**
 * Milliseconds before Google answers. The line itself has no limit here, so for bytes they stand for
 * a photo's time on the line too: 2 MB take 160 ms at 100 Mbit/s.
 */
export const LATENCY: Record<string, number> = {
	'*': 100,
	'POST /v1/uploads': 300,
	'POST /v1/mediaItems:batchCreate': 500,
	'POST /v1/albums/{albumId}:batchAddMediaItems': 300,
	'GET /v1/mediaItems': 150,
	'GET /v1/mediaItems:batchGet': 200,
	'GET /{baseUrl}': 250,
};

/** Settings of another n8n, of another Node.js. */
const FOREIGN = /^(N8N_(?!STORAGE_PATH)|NODE_|ALL_PROXY)/i;

/** Albums of Google's list besides the one that is looked for: what is found by name costs pages. */
const OTHER_ALBUMS = 119;

/** Gets a job ready in a fresh process, which writes into a temporary folder of its own. */
async function prepareWorker(google: SimulatedGoogle, runner: RunnerName, input: RunnerInput) {
	const folder = await mkdtemp(join(tmpdir(), 'googlephotos-worker-'));
	const store = input.operation === 'download' && { N8N_STORAGE_PATH: join(folder, 'store') };
	const temporary = { TMPDIR: folder, TMP: folder, TEMP: folder, ...store };
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
	const env = {
		...Object.fromEntries(own),
		...simulatorEnvironment(google.simulator),
		...temporary,
	};
	// With the loader that runs this file, so that TypeScript is understood there too.
	const execArgv = [...process.execArgv, '--expose-gc'];
	const options = { args: [runner], env, execArgv };
	const file = join(__dirname, 'worker.ts');
	const worker = await startForkedJob<RunnerInput, WorkerReport>(file, options, input);
	return {
		run: worker.run,
		stop: async () => {
			await worker.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Shares a job among processes, which begin together; the time is that of the slowest. */
async function runInWorkers(
	google: SimulatedGoogle,
	runner: RunnerName,
	input: RunnerInput,
	processes: number,
): Promise<WorkerReport> {
	const shares = [...Array(processes).keys()].map((process) =>
		input.files.filter((_, index) => index % processes === process),
	);
	const workers = await Promise.all(
		shares.map(async (files) => await prepareWorker(google, runner, { ...input, files })),
	);
	try {
		const reports = await Promise.all(workers.map(async ({ run }) => await run()));
		const sum = (read: (report: WorkerReport) => number | undefined) =>
			reports.reduce((total, report) => total + (read(report) ?? 0), 0);
		return {
			outcome: {
				items: sum(({ outcome }) => outcome.items),
				bytes: sum(({ outcome }) => outcome.bytes),
			},
			wallMs: Math.max(...reports.map(({ wallMs }) => wallMs)),
			idleBytes: sum(({ idleBytes }) => idleBytes),
			peakBytes: sum(({ peakBytes }) => peakBytes),
		};
	} finally {
		await Promise.all(workers.map(async ({ stop }) => await stop()));
	}
}

/** Puts into a new person's library what a scenario needs besides the files. */
async function arrange(google: SimulatedGoogle, scenario: Scenario, isUpload: boolean) {
	const { count, createsAlbum, executions } = scenario;
	const others = executions === undefined ? 0 : OTHER_ALBUMS;
	const titles = [...Array(others).keys()].map((number) => `Album ${number}`);
	const own = createsAlbum ? [] : [ALBUM_TITLE];
	const albums = [...own, ...titles];
	const { albumIds } = albums.length > 0 ? await google.seed({ albums }) : { albumIds: [] };
	if (!isUpload) await google.seed({ mediaItems: count });
	return { id: createsAlbum ? undefined : albumIds[0], title: ALBUM_TITLE };
}

/** Lets one runner do a scenario's job for a new person, and checks that it was done. */
export async function measure(
	google: SimulatedGoogle,
	runner: RunnerName,
	scenario: Scenario,
	files: StoredFile[],
): Promise<Measurement> {
	const { control } = google;
	const { operation, count, executions = 1, processes = 1 } = scenario;
	google.reset();
	control.clearFaults();
	control.setVideoProcessing(0);
	const album = await arrange(google, scenario, files.length > 0);
	const credential = google.credential.data;
	const input = { operation, executions, credential, files, mediaItemIds: [], album };
	if (operation === 'download') {
		await runInWorkers(google, 'baseline', { ...input, operation: 'upload' }, 1);
	}
	const mediaItemIds = google.library().mediaItems.map(({ id }) => id);

	control.setLatency(LATENCY);
	control.clearRequests();
	const cpu = process.cpuUsage();
	const job = { ...input, mediaItemIds };
	// The floor is one process, whatever the number of the node's.
	const floor = { ...job, executions: executions * processes };
	const { outcome, ...report } =
		runner === 'baseline'
			? await runInWorkers(google, runner, floor, 1)
			: await runInWorkers(google, runner, job, processes);
	// The simulator is all that is at work in this process meanwhile.
	const { user, system } = process.cpuUsage(cpu);
	assert.equal(outcome.items, count, 'Number of media items');
	const bytes = files.reduce((sum, { binary }) => sum + (binary.bytes ?? 0), 0);
	if (operation === 'download') assert.equal(outcome.bytes, bytes, 'Bytes of the files');
	// What is downloaded was uploaded into the album before.
	const inAlbum = operation === 'get' || operation === 'list' ? 0 : count;
	const held = google.library().albums.map(({ mediaItemIds: ids }) => ids.length);
	assert.equal(Math.max(...held), inAlbum, 'Items in the album');
	const simulatorCpuMs = (user + system) / 1000;
	return { scenario, runner, requests: google.requests().length, simulatorCpuMs, ...report };
}
