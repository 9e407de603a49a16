/** The process of one runner: gets a job, does it, reports. */
import { collectGarbage, watchMemory } from './memory';
import type { Runner, RunnerInput, RunnerName, WorkerReport } from './runner';

const runners: Record<RunnerName, () => Promise<{ prepare: Runner }>> = {
	baseline: async () => await import('./runners/baseline'),
	node: async () => await import('./runners/node'),
};

async function work(input: RunnerInput): Promise<void> {
	const { prepare } = await runners[process.argv[2] as RunnerName]();
	const run = await prepare(input);
	await collectGarbage();
	const { idleBytes, peakBytes } = await watchMemory(process.pid);
	const cpu = process.cpuUsage();
	const started = performance.now();
	const outcome = await run();
	const wallMs = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	const report = { wallMs, cpuMs: (user + system) / 1000, idleBytes, peakBytes: await peakBytes() };
	process.send?.({ ...outcome, ...report } satisfies WorkerReport);
}

process.once('message', (input: RunnerInput) => void work(input));
// Also when the bench has been stopped.
process.once('disconnect', () => process.exit());
