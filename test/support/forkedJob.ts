/** Jobs in processes of their own, which begin at the same moment, as the workers of queue mode do. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface ForkOptions {
	args?: string[];
	env: NodeJS.ProcessEnv;
	/** For Node.js itself; what loads TypeScript is among them. */
	execArgv: string[];
}

/** A process that is ready for its job. */
export interface ForkedJob<Report> {
	run: () => Promise<Report>;
	stop: () => Promise<void>;
}

/**
 * Starts a process whose program calls `serveJob`, and waits until it is ready.
 * @param file the program
 * @throws when it ends before it has reported; what it has said stands in this process's output
 */
export async function startForkedJob<Job extends object, Report>(
	file: string,
	{ args = [], env, execArgv }: ForkOptions,
	job: Job,
): Promise<ForkedJob<Report>> {
	const child = fork(file, args, {
		env,
		execArgv,
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		serialization: 'advanced',
	});
	const exited = once(child, 'exit');
	const failed = exited.then(() => {
		throw new Error(`${[file, ...args].join(' ')} has ended early, see above`);
	});
	failed.catch(() => {});
	const next = async () => (await Promise.race([once(child, 'message'), failed]))[0] as unknown;
	child.send(job);
	await next();
	return {
		async run() {
			child.send('start');
			return (await next()) as Report;
		},
		async stop() {
			if (child.connected) child.disconnect();
			await exited;
		},
	};
}

/**
 * The program's side: gets everything ready, waits for the start, does the job, reports.
 * @param prepare returns the job itself
 * @param onEnd called when the parent has the report, and when it has been stopped
 */
export function serveJob<Job, Report>(
	prepare: (job: Job) => Promise<() => Promise<Report>>,
	onEnd: () => void = () => {},
): void {
	process.once('disconnect', () => {
		onEnd();
		process.exit();
	});
	process.once('message', (job: Job) => {
		const work = async () => {
			const run = await prepare(job);
			const started = once(process, 'message');
			process.send?.('ready');
			await started;
			process.send?.(await run());
		};
		void work();
	});
}
