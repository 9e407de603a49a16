import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatedGoogle } from '../integration/support/google';
import { simulatorEnvironment } from '../simulator/trust';
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

/** Does a job in a fresh process, which writes into a temporary folder of its own. */
async function runInWorker(google: SimulatedGoogle, runner: RunnerName, input: RunnerInput) {
	const folder = await mkdtemp(join(tmpdir(), 'googlephotos-worker-'));
	const store = input.operation === 'download' && { N8N_STORAGE_PATH: join(folder, 'store') };
	const temporary = { TMPDIR: folder, TMP: folder, TEMP: folder, ...store };
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
	const worker = fork(join(__dirname, 'worker.ts'), [runner], {
		env: { ...Object.fromEntries(own), ...simulatorEnvironment(google.simulator), ...temporary },
		// With the loader that runs this file, so that TypeScript is understood there too.
		execArgv: [...process.execArgv, '--expose-gc'],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		serialization: 'advanced',
	});
	const exited = once(worker, 'exit');
	const failed = exited.then(() => {
		throw new Error(`The ${runner} failed at ${input.operation}, see above`);
	});
	try {
		worker.send(input);
		const [report] = (await Promise.race([once(worker, 'message'), failed])) as [WorkerReport];
		return report;
	} finally {
		if (worker.connected) worker.disconnect();
		await exited;
		await rm(folder, { recursive: true, force: true });
	}
}

/** Lets one runner do a scenario's job for a new person, and checks that it was done. */
export async function measure(
	google: SimulatedGoogle,
	runner: RunnerName,
	scenario: Scenario,
	files: StoredFile[],
): Promise<Measurement> {
	const { control } = google;
	const { operation, count } = scenario;
	google.reset();
	control.clearFaults();
	control.setVideoProcessing(0);
	const { albumIds } = await google.seed({ albums: [ALBUM_TITLE] });
	const album = { id: albumIds[0], title: ALBUM_TITLE };
	const input = { operation, credential: google.credential.data, files, mediaItemIds: [], album };
	if (files.length === 0) await google.seed({ mediaItems: count });
	if (operation === 'download') {
		await runInWorker(google, 'baseline', { ...input, operation: 'upload' });
	}
	const mediaItemIds = google.library().mediaItems.map(({ id }) => id);

	control.setLatency(LATENCY);
	control.clearRequests();
	const cpu = process.cpuUsage();
	const { outcome, ...report } = await runInWorker(google, runner, { ...input, mediaItemIds });
	// The simulator is all that is at work in this process meanwhile.
	const { user, system } = process.cpuUsage(cpu);
	assert.equal(outcome.items, count, 'Number of media items');
	const bytes = files.reduce((sum, { binary }) => sum + (binary.bytes ?? 0), 0);
	if (operation === 'download') assert.equal(outcome.bytes, bytes, 'Bytes of the files');
	// What is downloaded was uploaded into the album before.
	const inAlbum = operation === 'get' || operation === 'list' ? 0 : count;
	assert.equal(google.library().albums[0].mediaItemIds.length, inAlbum, 'Items in the album');
	const simulatorCpuMs = (user + system) / 1000;
	return { scenario, runner, requests: google.requests().length, simulatorCpuMs, ...report };
}
