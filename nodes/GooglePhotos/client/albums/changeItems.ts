import type { IExecuteFunctions } from 'n8n-workflow';
import { type ChangeItemsMethod, batchChangeMediaItems } from '../api/albums';
import { MAX_MEDIA_ITEM_PAGE_SIZE, batchGetMediaItems, splitIntoBatches } from '../api/mediaItems';
import { eachItem } from '../api/pages';
import { searchMediaItems } from '../api/search';
import { failFastOf } from '../execution/failFast';
import { bisect } from '../flow/bisect';
import { delay, throwIfCancelled } from '../flow/cancellation';
import { toError } from '../flow/result';
import { failureOf } from '../http/errors';
import { refusesAlbum } from '../http/refusals';
import { isOutcomeUnknown, isRateLimited, retryDelay } from '../http/retries';

/** What became of each id: the error that refused it, or nothing. */
export type IdResults = Map<string, Error | undefined>;

/** A media item created a moment ago may not be known everywhere at Google yet. */
const FRESH_ITEM_DELAY_MS = 2_000;

/** Something in the batch is refused, not the album or the sign-in. */
function refusesAnId(error: Error): boolean {
	const failure = failureOf(error);
	if (!failure || ![400, 404].includes(failure.httpStatus ?? 0)) return false;
	return !refusesAlbum(failure) && !isRateLimited(failure);
}

function allWith(ids: readonly string[], error?: Error): IdResults {
	return new Map(ids.map((id) => [id, error]));
}

/** Sends ids to one album and finds out which of them Google refuses. */
class AlbumChanger {
	private hasWaitedForFreshItems = false;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly method: ChangeItemsMethod,
		private readonly albumId: string,
	) {}

	/** @returns what became of each id; the order of the ids is kept in the album */
	async send(ids: string[]): Promise<IdResults> {
		const { left, error } = await this.call(ids);
		const done = allWith(ids);
		if (!error) return done;
		if (!refusesAnId(error)) return new Map([...done, ...allWith(left, error)]);
		if (!this.hasWaitedForFreshItems) {
			this.hasWaitedForFreshItems = true;
			await delay(this.context, FRESH_ITEM_DELAY_MS);
			return new Map([...done, ...(await this.send(left))]);
		}
		return new Map([...done, ...(await this.isolate(left, error))]);
	}

	/** Google does not say which id it refuses: reading them tells, or else sending them in halves. */
	private async isolate(ids: string[], error: Error): Promise<IdResults> {
		if (ids.length === 1) return allWith(ids, error);
		const unknown = await this.findUnknown(ids);
		if (unknown.size > 0) {
			const known = ids.filter((id) => !unknown.has(id));
			const results = known.length > 0 ? await this.send(known) : allWith([]);
			return new Map([...results, ...allWith([...unknown], error)]);
		}
		return new Map(await bisect(ids, async (half) => await this.send(half)));
	}

	private async findUnknown(ids: string[]): Promise<Set<string>> {
		try {
			const results = await batchGetMediaItems(this.context, ids, 1);
			const known = new Set(results.map(({ mediaItem }) => mediaItem?.id));
			return new Set(ids.filter((id) => !known.has(id)));
		} catch {
			throwIfCancelled(this.context);
			return new Set();
		}
	}

	/** One call; after a lost response the album shows what is left to do. */
	private async call(ids: string[]): Promise<{ left: string[]; error?: Error }> {
		const { context, method, albumId } = this;
		let left = ids;
		for (let attempts = 1; ; attempts++) {
			try {
				await batchChangeMediaItems(context, method, albumId, left);
				return { left: [] };
			} catch (caught) {
				throwIfCancelled(context);
				const error = toError(caught);
				const failure = failureOf(caught);
				const isLost = failure !== undefined && isOutcomeUnknown(failure);
				const wait = isLost ? retryDelay(failure, attempts, true) : undefined;
				if (!isLost) return { left, error };
				if (wait !== undefined) await delay(context, wait);
				left = await this.findLeft(left);
				if (left.length === 0) return { left };
				if (wait === undefined) return { left, error };
			}
		}
	}

	/** The ids that are not in the album although they should be, or the other way round. */
	private async findLeft(ids: string[]): Promise<string[]> {
		const { context, method, albumId } = this;
		const isAddition = method === 'albums.batchAddMediaItems';
		const held = new Set<string>();
		const items = eachItem(
			async (request) => await searchMediaItems(context, { albumId }, request),
			MAX_MEDIA_ITEM_PAGE_SIZE,
		);
		for await (const { id } of items) {
			if (ids.includes(id)) held.add(id);
			if (held.size === ids.length) break;
		}
		return ids.filter((id) => held.has(id) !== isAddition);
	}
}

/**
 * Adds ids to an album or removes them from it, in batches of 50, one after the other. Google accepts
 * all of a batch or none, so what is refused is told apart from the rest, which is sent again.
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
	const changer = new AlbumChanger(context, method, albumId);
	const failFast = failFastOf(context);
	const results: IdResults = new Map();
	for (const batch of splitIntoBatches(ids)) {
		const sent = await failFast.run(async () => await changer.send(batch));
		const settled = 'error' in sent ? allWith(batch, sent.error) : sent.value;
		for (const [id, error] of settled) {
			results.set(id, error);
			if (error) failFast.recordFailure(error);
		}
	}
	return results;
}
