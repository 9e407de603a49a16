import { type INode, NodeApiError } from 'n8n-workflow';
import { batchGetMediaItems, splitIntoBatches } from '../api/mediaItems';
import type { MediaItem, MediaItemResult, RpcStatus } from '../api/types';
import { bisect } from '../flow/bisect';
import { throwIfCancelled } from '../flow/cancellation';
import { type Result, toError } from '../flow/result';
import type { PhotosContext } from '../http/context';
import { failureOf } from '../http/errors';
import { MAX_BASE_URL_AGE_MS } from './baseUrlSource';

/** Enough to find two broken items among 50; more are an outage. */
const MAX_ISOLATION_CALLS = 12;

/** How many more calls may fail while a broken item is searched for. */
interface Isolation {
	left: number;
}

type BatchResult = Map<string, Result<MediaItem>>;

interface Batch {
	ids: string[];
	readAt: number;
	reading?: Promise<BatchResult>;
}

function notShown(node: INode, id: string, status: RpcStatus = {}): Error {
	const quote = status.message
		? ` Google's response: "${status.message}" (code ${status.code ?? 0})`
		: '';
	return new NodeApiError(
		node,
		{ message: status.message ?? 'No result for this ID', code: String(status.code ?? 0) },
		{
			message: `Google Photos does not show the media item ${id}`,
			description: `The ID is unknown to Google, or belongs to an item that another OAuth client made: the Library API shows only what was created through the same client.${quote}`,
		},
	);
}

/**
 * Reads media items 50 at a time, each batch when the first of its items is asked for, so that base
 * URLs are young when their turn comes. Ids that were given twice are read once.
 */
export class MediaItemReader {
	private readonly batches = new Map<string, Batch>();

	constructor(
		private readonly context: PhotosContext,
		ids: Iterable<string>,
	) {
		for (const batchIds of splitIntoBatches([...new Set(ids)])) {
			const batch: Batch = { ids: batchIds, readAt: -Infinity };
			for (const id of batchIds) this.batches.set(id, batch);
		}
	}

	/**
	 * @param id one of those the reader was made with
	 * @throws NodeApiError when the whole request failed, or this media item is not shown
	 */
	async get(id: string): Promise<MediaItem> {
		return await this.readIfOlder(id, Date.now() - MAX_BASE_URL_AGE_MS);
	}

	/**
	 * The same media item read anew, for example after its base URL was refused.
	 * @param seen as it was read before; its batch is read again once for all its items
	 */
	async renew(id: string, seen: MediaItem): Promise<MediaItem> {
		const current = await this.get(id);
		return current === seen ? await this.readIfOlder(id, Infinity) : current;
	}

	private async readIfOlder(id: string, oldest: number): Promise<MediaItem> {
		const batch = this.batches.get(id)!;
		if (batch.readAt < oldest) {
			batch.readAt = Date.now();
			batch.reading = this.readAgain(batch, id);
		}
		const found = (await batch.reading!).get(id)!;
		if ('error' in found) throw found.error;
		return found.value;
	}

	/** What was read before and cannot be read now is kept, except for the item that is asked for. */
	private async readAgain({ ids, reading }: Batch, id: string): Promise<BatchResult> {
		const before: BatchResult = (await reading) ?? new Map<string, Result<MediaItem>>();
		const now = await this.read(ids);
		for (const [other, result] of now) {
			const known = before.get(other);
			if (other !== id && 'error' in result && known) now.set(other, known);
		}
		return now;
	}

	/** Rejects only for a cancelled execution: one failed request is the result of up to 50 ids. */
	private async read(ids: string[], isolation?: Isolation): Promise<BatchResult> {
		try {
			const results = await batchGetMediaItems(this.context, ids, isolation && 1);
			return new Map(ids.map((id, position) => [id, this.findResult(results, ids, position)]));
		} catch (error) {
			throwIfCancelled(this.context);
			const calls = isolation ?? { left: MAX_ISOLATION_CALLS };
			// One broken item has been seen to make Google answer 500 to its whole batch, for good.
			const isBroken = failureOf(error)?.httpStatus === 500;
			if (isBroken && ids.length > 1 && calls.left-- > 0) {
				return new Map(await bisect(ids, async (half) => await this.read(half, calls)));
			}
			return new Map(ids.map((id) => [id, { error: toError(error) }]));
		}
	}

	private findResult(
		results: MediaItemResult[],
		ids: string[],
		position: number,
	): Result<MediaItem> {
		const id = ids[position];
		const byId = results.find(({ mediaItem }) => mediaItem?.id === id)?.mediaItem;
		if (byId) return { value: byId };
		const status = results.length === ids.length ? results[position].status : undefined;
		return { error: notShown(this.context.getNode(), id, status) };
	}
}
