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

/** Lets so many jobs run at the same time; the others wait, in the order in which they were given. */
export class Slots {
	private running = 0;
	private waiting: Array<() => void> = [];
	private woken = 0;

	constructor(private readonly limit: number) {}

	/** @throws as the job */
	async run<R>(job: () => Promise<R>): Promise<R> {
		if (this.running < this.limit) this.running++;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			return await job();
		} finally {
			this.release();
		}
	}

	/** The slot goes from one to the next, so that nobody comes in between. */
	private release(): void {
		// Not shift(), which moves all others of a long list each time.
		if (this.woken < this.waiting.length) return this.waiting[this.woken++]();
		this.running--;
		this.waiting = [];
		this.woken = 0;
	}
}

/** One of something for each key. */
export class Keyed<T> {
	private readonly all = new Map<string, T>();

	constructor(private readonly make: () => T) {}

	get(key: string): T {
		const known = this.all.get(key);
		if (known) return known;
		const made = this.make();
		this.all.set(key, made);
		return made;
	}
}
