/** The process of one runner: gets a job, does it, reports. */
import { setTimeout as wait } from 'node:timers/promises';
import { watchMemory } from './memory';
import type { Runner, RunnerInput, RunnerName, WorkerReport } from './runner';

const runners: Record<RunnerName, () => Promise<{ prepare: Runner }>> = {
	baseline: async () => await import('./runners/baseline'),
	node: async () => await import('./runners/node'),
};

async function work(input: RunnerInput): Promise<void> {
	const { prepare } = await runners[process.argv[2] as RunnerName]();
	const run = await prepare(input);
	// Memory goes back to the system, so that the job cannot live on what loading has left over.
	for (let round = 0; round < 3; round++) {
		void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
		await wait(50);
	}
	const { idleBytes, peakBytes } = await watchMemory(process.pid);
	const started = performance.now();
	const outcome = await run();
	const wallMs = performance.now() - started;
	const report: WorkerReport = { outcome, wallMs, idleBytes, peakBytes: await peakBytes() };
	process.send?.(report);
}

process.once('message', (input: RunnerInput) => void work(input));
// Also when the bench has been stopped.
process.once('disconnect', () => process.exit());
