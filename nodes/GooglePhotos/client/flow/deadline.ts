import { sleep } from 'n8n-workflow';
import { cancelled, getCancelSignal } from './cancellation';

const CHECK_INTERVAL_MS = 1_000;

/** A span of time after which work is given up; so it is when the execution is canceled. */
export class Deadline {
	private readonly controller = new AbortController();

	private at = Infinity;

	private ms = Infinity;

	private isWatched = false;

	private readonly end: Promise<never>;

	private reject!: (error: Error) => void;

	private readonly onCancel = () => this.giveUp(cancelled());

	/**
	 * @param ms milliseconds from now
	 * @param progress how far the work has come, in any unit: when it changes, the time begins anew
	 */
	constructor(
		private readonly context: object,
		ms: number,
		private readonly progress: () => number = () => 0,
	) {
		this.end = new Promise((_, reject) => {
			this.reject = reject;
		});
		this.end.catch(() => {});
		getCancelSignal(context)?.addEventListener('abort', this.onCancel, { once: true });
		this.set(ms);
	}

	/** Is aborted at the end. */
	get signal(): AbortSignal {
		return this.controller.signal;
	}

	/** @param ms milliseconds from now on; Infinity takes the deadline away */
	set(ms: number): void {
		this.ms = ms;
		this.at = Date.now() + ms;
		if (!this.isWatched && Number.isFinite(ms)) void this.watch();
	}

	/** @throws as the work; at the end, an error with the code `ETIMEDOUT` */
	async race<T>(work: Promise<T>): Promise<T> {
		return await Promise.race([work, this.end]);
	}

	/** Ends the work, of which nothing is wanted any more. */
	abort(): void {
		this.controller.abort();
		this.dispose();
	}

	/** Nothing is waited for any more. */
	dispose(): void {
		this.at = Infinity;
		getCancelSignal(this.context)?.removeEventListener('abort', this.onCancel);
	}

	private giveUp(reason: Error): void {
		this.reject(reason);
		this.abort();
	}

	/** In short steps, since n8n's sleep cannot be interrupted and nodes may not set timers. */
	private async watch(): Promise<void> {
		this.isWatched = true;
		let seen = this.progress();
		while (Number.isFinite(this.at)) {
			const now = this.progress();
			if (now !== seen) {
				seen = now;
				this.at = Date.now() + this.ms;
			}
			const left = this.at - Date.now();
			if (left <= 0) {
				const message = `There was no complete response within ${Math.ceil(this.ms / 1000)} seconds`;
				this.giveUp(Object.assign(new Error(message), { code: 'ETIMEDOUT' }));
			} else await sleep(Math.min(left, CHECK_INTERVAL_MS));
		}
		this.isWatched = false;
	}
}
