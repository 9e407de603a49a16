import type { IExecuteFunctions } from 'n8n-workflow';
import { type ChangeItemsMethod, batchChangeMediaItems } from '../api/albums';
import { splitIntoBatches } from '../api/mediaItems';
import { delay, throwIfCancelled } from '../flow/cancellation';
import { toError } from '../flow/result';
import { failureOf } from '../http/errors';
import { failFastOf } from '../http/failFast';
import { aboutMethod } from '../http/methods';
import { refusesMediaItem } from '../http/refusals';
import { isOutcomeUnknown, retryDelay } from '../http/retries';

/** What became of each id: the error that refused it, or nothing. */
export type IdResults = Map<string, Error | undefined>;

/** A media item created a moment ago may not be known everywhere at Google yet. */
const FRESH_ITEM_DELAY_MS = 2_000;

/** One of the ids is at fault, not the album or the sign-in, and Google does not say which. */
function refusesAnId(error: Error | undefined): boolean {
	const failure = failureOf(error);
	return failure !== undefined && refusesMediaItem(failure);
}

function allWith(ids: readonly string[], error?: Error): IdResults {
	return new Map(ids.map((id) => [id, error]));
}

/** Sends ids to one album; a refused batch is bisected until the refused ids stand alone. */
class BatchBisector {
	private hasWaitedForFreshItems = false;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly method: ChangeItemsMethod,
		private readonly albumId: string,
	) {}

	async send(ids: string[]): Promise<IdResults> {
		const { error, isUncertain } = await this.call(ids);
		if (!error) return allWith(ids);
		if (!refusesAnId(error)) return allWith(ids, error);
		if (!this.hasWaitedForFreshItems && !isUncertain) {
			this.hasWaitedForFreshItems = true;
			await delay(this.context, FRESH_ITEM_DELAY_MS);
			return await this.send(ids);
		}
		const results = ids.length === 1 ? allWith(ids, error) : await this.bisect(ids);
		// Had the call whose response was lost done nothing, some ids would have been accepted now.
		const allRefused = [...results.values()].every(refusesAnId);
		return isUncertain && allRefused ? allWith(ids) : results;
	}

	/** The halves keep the order. */
	private async bisect(ids: string[]): Promise<IdResults> {
		const middle = Math.ceil(ids.length / 2);
		const first = await this.send(ids.slice(0, middle));
		return new Map([...first, ...(await this.send(ids.slice(middle)))]);
	}

	/**
	 * One call. `sendRequest` repeats idempotent methods after a lost response; the others are repeated
	 * here, and from then on a refusal may mean that the lost call was carried out.
	 */
	private async call(ids: string[]): Promise<{ error?: Error; isUncertain: boolean }> {
		const { context, method, albumId } = this;
		for (let attempts = 1; ; attempts++) {
			const isUncertain = attempts > 1;
			try {
				await batchChangeMediaItems(context, method, albumId, ids);
				return { isUncertain };
			} catch (error) {
				throwIfCancelled(context);
				const failure = failureOf(error);
				const isLost = !aboutMethod(method).idempotent && failure && isOutcomeUnknown(failure);
				const wait = isLost ? retryDelay(failure, attempts, true) : undefined;
				if (wait === undefined) return { error: toError(error), isUncertain };
				await delay(context, wait);
			}
		}
	}
}

/**
 * Adds ids to an album or removes them from it, in batches of 50, one after the other. Google accepts
 * all of a batch or none, so a refused batch is bisected until what is wrong stands alone.
 *
 * @param ids without repeats
 * @returns what became of each id
 * @throws only when the execution is cancelled
 */
export async function changeItems(
	context: IExecuteFunctions,
	method: ChangeItemsMethod,
	albumId: string,
	ids: readonly string[],
): Promise<IdResults> {
	const bisector = new BatchBisector(context, method, albumId);
	const failFast = failFastOf(context);
	const results: IdResults = new Map();
	for (const batch of splitIntoBatches(ids)) {
		const sent = await failFast.run(async () => await bisector.send(batch));
		const settled = 'error' in sent ? allWith(batch, sent.error) : sent.value;
		for (const [id, error] of settled) {
			results.set(id, error);
			if (error) failFast.recordFailure(error);
		}
	}
	return results;
}
