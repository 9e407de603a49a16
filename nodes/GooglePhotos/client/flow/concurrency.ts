import { throwIfCancelled, unlessCancelled } from './cancellation';

/**
 * Runs a job for every entry, at most `width` at a time, started in the order of the entries.
 * @returns one promise per entry, at once; none of them is left unhandled when it rejects
 */
export function startAll<T, R>(
	entries: readonly T[],
	width: number,
	job: (entry: T, index: number) => Promise<R>,
): Array<Promise<R>> {
	const waiting: Array<() => void> = [];
	let running = 0;
	const run = async (entry: T, index: number): Promise<R> => {
		if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
		running++;
		try {
			return await job(entry, index);
		} finally {
			running--;
			waiting.shift()?.();
		}
	};
	const started = entries.map(run);
	for (const promise of started) promise.catch(() => {});
	return started;
}

/** Runs jobs strictly one after the other, in the order in which they were given. */
export class OneAtATime {
	private last: Promise<unknown> = Promise.resolve();

	/**
	 * @param context whose cancellation ends the wait and leaves the job out
	 * @throws as the job; an error saying so when the execution is cancelled
	 */
	async run<R>(job: () => Promise<R>, context: object = {}): Promise<R> {
		const turn = this.last.then(async () => {
			throwIfCancelled(context);
			return await job();
		});
		this.last = turn.catch(() => {});
		return await unlessCancelled(context, turn);
	}
}

/** One queue per key, shared by all executions of this n8n process. */
export class Queues {
	private readonly queues = new Map<string, OneAtATime>();

	of(key: string): OneAtATime {
		const queue = this.queues.get(key) ?? new OneAtATime();
		this.queues.set(key, queue);
		return queue;
	}
}
