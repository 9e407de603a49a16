/** Two n8n processes at once, as workers of queue mode are, with Google refusing overlapping writes. */
import { join } from 'node:path';
import { simulatorEnvironment } from '../../simulator/trust';
import { startForkedJob } from '../../support/forkedJob';
import { useSimulatedGoogle } from '../support';
import { BATCH_CREATE, UPLOAD } from '../support/uploads';
import type { ExecutionReport, Job } from './job';

const google = useSimulatedGoogle();
const TITLE = 'Two workers';
const PHOTOS = 60;
const LIST = 'GET /v1/albums';
const CREATE = 'POST /v1/albums';

const startWorker = async (job: Job) =>
	await startForkedJob<Job, ExecutionReport[]>(
		join(__dirname, 'worker.ts'),
		{
			env: { ...process.env, ...simulatorEnvironment(google.simulator) },
			execArgv: ['--import', 'tsx'],
		},
		job,
	);

/** Lets two processes upload at the same time; each has photos of its own. */
async function runTwo(executions: number): Promise<ExecutionReport[]> {
	const jobs = [0, 1].map((process) => ({
		credential: google.credential.data,
		title: TITLE,
		numbers: [...Array(PHOTOS).keys()].map((number) => process * PHOTOS + number + 1),
		executions,
	}));
	const workers = await Promise.all(jobs.map(startWorker));
	google.control.setLatency({ '*': 20 });
	google.control.setWriteDuration(400);
	const reports = await Promise.all(workers.map(async (worker) => await worker.run()));
	google.control.setLatency({});
	await Promise.all(workers.map(async (worker) => await worker.stop()));
	return reports.flat();
}

describe.each([
	['one execution', 1],
	['an execution for each photo', PHOTOS],
])('two processes at once, 60 photos in %s', (_, executions) => {
	it('fill one album that nobody had made before', async () => {
		const reports = await runTwo(executions);
		const failures = reports.filter(({ status }) => status !== 'success');
		expect(failures).toEqual([]);

		const { albums, mediaItems } = google.library();
		const [album, ...leftOvers] = albums.sort(
			(a, b) => b.mediaItemIds.length - a.mediaItemIds.length,
		);
		const outcomes = reports.flatMap((report) => report.outcomes);
		expect(outcomes.map(({ id }) => id).sort()).toEqual([...album.mediaItemIds].sort());
		expect(album).toMatchObject({ title: TITLE });
		expect(new Set(outcomes.map(({ albumId }) => albumId))).toEqual(new Set([album.id]));
		expect(new Set(outcomes.map(({ filename }) => filename)).size).toBe(2 * PHOTOS);
		expect(mediaItems).toHaveLength(2 * PHOTOS);

		// An app cannot delete the album that lost, so its owner is told.
		expect(leftOvers.length).toBeLessThanOrEqual(1);
		const hints = reports.flatMap((report) => report.hints.map(({ message }) => message));
		expect(hints).toEqual(leftOvers.map(({ id }) => expect.stringContaining(id) as string));

		const counts = google.counts();
		expect(counts[UPLOAD]).toBe(2 * PHOTOS);
		expect(counts[LIST]).toBeLessThanOrEqual(6);
		expect(counts[CREATE]).toBeLessThanOrEqual(4);
		const created = google.requests(BATCH_CREATE).filter(({ status }) => status === 200);
		expect(created.length).toBeLessThanOrEqual(8);
	}, 120_000);
});
