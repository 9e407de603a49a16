import { raceCancellation, throwIfCancelled } from './cancellation';

/** Runs jobs strictly one after the other, in the order in which they were given. */
export class SerialQueue {
	private last: Promise<unknown> = Promise.resolve();

	/**
	 * @param context whose cancellation ends the wait and leaves the job out
	 * @throws as the job; as `throwIfCancelled`
	 */
	async run<R>(job: () => Promise<R>, context: object = {}): Promise<R> {
		const turn = this.last.then(async () => {
			throwIfCancelled(context);
			return await job();
		});
		this.last = turn.catch(() => {});
		return await raceCancellation(context, turn);
	}
}

/** One serial queue per key. */
export class KeyedQueues {
	private readonly queues = new Map<string, SerialQueue>();

	get(key: string): SerialQueue {
		const queue = this.queues.get(key) ?? new SerialQueue();
		this.queues.set(key, queue);
		return queue;
	}
}
