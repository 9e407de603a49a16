/**
 * The process of one contender: gets ready, waits for the word, does its job and reports.
 */
import type { Contender, FromWorker, Job, Prepare, Report, ToWorker } from './runner';
import { settle, watchMemory } from './memory';

const contenders: Record<Contender, () => Promise<{ prepare: Prepare }>> = {
	node: async () => await import('./runners/node'),
	http: async () => await import('./runners/httpRequest'),
	floor: async () => await import('./runners/baseline'),
	helpers: async () => await import('./runners/helpers'),
};

const tell = (message: FromWorker) => process.send?.(message);

async function measure(run: Awaited<ReturnType<Prepare>>): Promise<Report> {
	const idleBytes = await settle();
	const peak = watchMemory();
	const cpu = process.cpuUsage();
	const started = performance.now();
	const done = await run();
	const wallMs = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	return { ...done, wallMs, cpuMs: (user + system) / 1000, idleBytes, peakBytes: peak() };
}

let start: (() => void) | undefined;

async function work(job: Job): Promise<void> {
	const { prepare } = await contenders[job.contender]();
	const run = await prepare(job);
	const word = new Promise<void>((resolve) => (start = resolve));
	tell('ready');
	await word;
	tell({ report: await measure(run) });
}

process.on('message', (message: ToWorker) => {
	if (message === 'go') return start?.();
	work(message.job).catch((error: unknown) => {
		tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	});
});
// The one who ordered the job ends this process, by ending itself or by hanging up.
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => undefined);
