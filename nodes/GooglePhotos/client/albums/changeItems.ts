import { faultOf } from '../http/errors';
import type { Fault } from '../http/failures';
import { LARGEST_BATCH } from '../api/mediaItems';
import type { PhotosContext } from '../http/request';
import { isUnclear, waitBeforeRetry, type Repeat } from '../http/retries';
import type { Brake } from '../http/failFast';
import { pause, throwIfCancelled } from '../flow/cancellation';

/** One call for up to 50 media items, of which Google accepts all or none. */
export type SendIds = (ids: string[]) => Promise<void>;

/** What became of each id: the error that refused it, or nothing. */
export type IdResults = Map<string, Error | undefined>;

/** A media item made a moment ago may not be known everywhere at Google yet. */
const FRESH_ITEMS_WAIT_MS = 2_000;

/** Cuts a list into batches of the size that Google takes. */
export function batchesOf<T>(list: readonly T[]): T[][] {
	const batches: T[][] = [];
	for (let at = 0; at < list.length; at += LARGEST_BATCH) {
		batches.push(list.slice(at, at + LARGEST_BATCH));
	}
	return batches;
}

/** One of the ids is at fault, not the album or the sign-in, and Google does not say which. */
function refusesAnId(fault: Fault | undefined): boolean {
	return fault?.httpStatus === 400 && /invalid media item/i.test(fault.message);
}

function allWith(ids: readonly string[], error?: Error): IdResults {
	return new Map(ids.map((id) => [id, error]));
}

/** Sends the ids of one album and finds out which of them Google refuses. */
class IdSender {
	private waitedForFreshItems = false;

	constructor(
		private readonly context: PhotosContext,
		private readonly send: SendIds,
		private readonly repeat: Repeat,
	) {}

	/** A refused batch is halved until the culprits stand alone; the halves keep the order. */
	async settle(ids: string[]): Promise<IdResults> {
		const { error, inDoubt } = await this.try(ids);
		if (!error) return allWith(ids);
		if (!refusesAnId(faultOf(error))) return allWith(ids, error);
		if (!this.waitedForFreshItems && !inDoubt) {
			this.waitedForFreshItems = true;
			await pause(this.context, FRESH_ITEMS_WAIT_MS);
			return await this.settle(ids);
		}
		const results = ids.length === 1 ? allWith(ids, error) : await this.halves(ids);
		// Had the call whose answer was lost done nothing, some would have been accepted now.
		const allRefused = [...results.values()].every((one) => refusesAnId(faultOf(one)));
		return inDoubt && allRefused ? allWith(ids) : results;
	}

	private async halves(ids: string[]): Promise<IdResults> {
		const middle = Math.ceil(ids.length / 2);
		const first = await this.settle(ids.slice(0, middle));
		return new Map([...first, ...(await this.settle(ids.slice(middle)))]);
	}

	/** One call, sent again when its answer is lost; from then on it is in doubt what was done. */
	private async try(ids: string[]): Promise<{ error?: Error; inDoubt: boolean }> {
		for (let tries = 1; ; tries++) {
			const inDoubt = tries > 1;
			try {
				await this.send(ids);
				return { inDoubt };
			} catch (error) {
				throwIfCancelled(this.context);
				const fault = faultOf(error);
				const isLost = this.repeat === 'unsafe' && fault && isUnclear(fault);
				const wait = isLost ? waitBeforeRetry(fault, tries, 'safe') : undefined;
				if (wait === undefined) return { error: error as Error, inDoubt };
				await pause(this.context, wait);
			}
		}
	}
}

/**
 * Sends ids in batches of 50, one after the other, to a method that accepts all of a batch or none.
 * What is wrong with one id does not hinder the others: the batch is halved until it stands alone.
 *
 * @param ids without repeats
 * @param repeat "unsafe" where Google refuses a second call because the first one was carried out;
 *   `send` then leaves lost answers to this function
 * @returns what became of each id
 * @throws only when the execution is cancelled
 */
export async function sendIds(
	context: PhotosContext,
	ids: readonly string[],
	send: SendIds,
	repeat: Repeat,
	brake: Brake,
): Promise<IdResults> {
	const sender = new IdSender(context, send, repeat);
	const results: IdResults = new Map();
	for (const batch of batchesOf(ids)) {
		let settled: IdResults;
		try {
			brake.check(context);
			settled = await sender.settle(batch);
		} catch (error) {
			throwIfCancelled(context);
			settled = allWith(batch, error as Error);
		}
		for (const [id, error] of settled) {
			results.set(id, error);
			if (error) brake.failed(error);
		}
	}
	return results;
}
