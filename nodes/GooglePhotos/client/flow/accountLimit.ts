import { delay } from './cancellation';

/** A limit that has not refused anything for so long, in milliseconds, is met anew. */
const FORGET_MS = 60_000;

/** What Google said when the limit was met. */
export interface LimitReason {
	httpStatus?: number;
	message: string;
}

/**
 * A limit of an account that passes by itself, such as the quota of a minute. Who meets it pauses
 * all who share it: nobody else has to find out, and several refusals at once are one discovery.
 */
export class AccountLimit {
	private refusals = 0;

	private metAt = -Infinity;

	private pausedAt = -Infinity;

	private until = -Infinity;

	/** Why there is a pause, as it was told last. */
	reason: LimitReason | undefined;

	/** Milliseconds that the pause goes on. */
	get leftMs(): number {
		return Math.max(0, this.until - Date.now());
	}

	/**
	 * Waits until there is no pause.
	 * @throws as `throwIfCancelled`
	 */
	async pass(context: object): Promise<void> {
		// Others may prolong it meanwhile.
		while (this.leftMs > 0) await delay(context, this.leftMs);
	}

	/**
	 * Begins a pause, unless the request was on its way when somebody else began it.
	 *
	 * @param sentAt when the refused request was sent, in milliseconds since the epoch
	 * @param pauseMs the pause after so many refusals in a row, in milliseconds
	 * @param maxMs how long to go on from the first refusal, in milliseconds
	 * @returns whether another try makes sense
	 */
	refuse(
		sentAt: number,
		reason: LimitReason,
		pauseMs: (refusals: number) => number,
		maxMs: number,
	): boolean {
		if (sentAt <= this.pausedAt) return true;
		const now = Date.now();
		if (now - this.until > FORGET_MS) {
			this.refusals = 0;
			this.metAt = now;
		}
		const pause = pauseMs(this.refusals + 1);
		if (now + pause - this.metAt > maxMs) return false;
		this.refusals++;
		this.pausedAt = now;
		this.until = now + pause;
		this.reason = reason;
		return true;
	}

	/** @param sentAt when the request was sent that was let through */
	accept(sentAt: number): void {
		if (sentAt > this.pausedAt) this.until = -Infinity;
	}
}

/** One limit per key. */
export class AccountLimits {
	private readonly limits = new Map<string, AccountLimit>();

	get(key: string): AccountLimit {
		const limit = this.limits.get(key) ?? new AccountLimit();
		this.limits.set(key, limit);
		return limit;
	}
}
