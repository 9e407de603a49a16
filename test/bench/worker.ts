/** The process of one runner: gets a job, does it, reports. */
import { setTimeout as wait } from 'node:timers/promises';
import { serveJob } from '../support/forkedJob';
import { watchMemory } from './memory';
import type { Runner, RunnerInput, RunnerName, WorkerReport } from './runner';

const runners: Record<RunnerName, () => Promise<{ prepare: Runner }>> = {
	baseline: async () => await import('./runners/baseline'),
	node: async () => await import('./runners/node'),
};

serveJob(async (input: RunnerInput) => {
	const { prepare } = await runners[process.argv[2] as RunnerName]();
	const run = await prepare(input);
	// Memory goes back to the system, so that the job cannot live on what loading has left over.
	for (let round = 0; round < 3; round++) {
		void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
		await wait(50);
	}
	return async (): Promise<WorkerReport> => {
		const { idleBytes, peakBytes } = await watchMemory(process.pid);
		const started = performance.now();
		const outcome = await run();
		const wallMs = performance.now() - started;
		return { outcome, wallMs, idleBytes, peakBytes: await peakBytes() };
	};
});
