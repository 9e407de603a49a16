import type { IExecuteFunctions } from 'n8n-workflow';
import { settling } from '../api/albums';
import { MAX_BATCH_SIZE, batchCreateMediaItems } from '../api/mediaItems';
import type { AlbumPosition, MediaItem, NewMediaItem } from '../api/types';
import { failFastOf } from '../execution/failFast';
import { bisect } from '../flow/bisect';
import { delay, throwIfCancelled } from '../flow/cancellation';
import { groupIndices } from '../flow/groupIndices';
import { SerialQueue } from '../flow/queues';
import { type Result, toError } from '../flow/result';
import { runConcurrently } from '../flow/runConcurrently';
import { failureOf } from '../http/errors';
import type { ApiFailure } from '../http/failures';
import {
	isStorageFull,
	refusesAlbum,
	refusesMediaItem,
	refusesUploadToken,
} from '../http/refusals';
import { isOutcomeUnknown, isRateLimited } from '../http/retries';
import { type CreateResult, type RetryAction, parseCreateResults } from './createResults';

/** A media item to create, and where it goes. */
export interface NewEntry {
	fileName?: string;
	description?: string;
	albumId?: string;
	position?: AlbumPosition;
}

/** Where the upload tokens of the entries come from. */
export interface TokenSource {
	/** The token of an entry, as soon as its bytes are at Google. */
	getToken: (index: number) => Promise<string>;
	/** Sends the bytes of an entry again for another token; absent where only tokens are known. */
	renewToken?: (index: number) => Promise<string>;
}

interface Pending {
	index: number;
	item: NewMediaItem;
	/** batchCreate calls that held this item. */
	attempts: number;
	/** When its token was given, in milliseconds since the epoch. */
	since: number;
	/** Why it is sent again; its token may have been spent without our knowing. */
	lastError?: Error;
}

/** Maximum batchCreate attempts per item, so that a persistent error cannot loop. */
const MAX_ATTEMPTS = 4;
const RETRY_BACKOFF_MS = 1_000;
/** Tokens live for a day; a batch that fills slowly leaves before. */
const MAX_TOKEN_AGE_MS = 10 * 60_000;
const RENEWAL_CONCURRENCY = 4;

/** The entries that share an album and a position: they share batches and keep their order. */
class BatchQueue {
	private readonly queue: Pending[] = [];
	private position: AlbumPosition | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly entries: readonly NewEntry[],
		private readonly tokens: TokenSource,
		private readonly writer: SerialQueue,
		private readonly results: Array<Result<MediaItem>>,
	) {}

	async run(indices: readonly number[]): Promise<void> {
		this.position = this.entries[indices[0]].position;
		for (const index of indices) {
			try {
				const token = await this.tokens.getToken(index);
				const item = newMediaItem(this.entries[index], token);
				this.queue.push({ index, item, attempts: 0, since: Date.now() });
			} catch (error) {
				throwIfCancelled(this.context);
				this.fail(index, toError(error));
			}
			const isOld = Date.now() - (this.queue[0]?.since ?? Infinity) > MAX_TOKEN_AGE_MS;
			if (this.queue.length >= MAX_BATCH_SIZE || isOld) await this.flush();
		}
		while (this.queue.length > 0) await this.flush();
	}

	private fail(index: number, error: Error): void {
		this.results[index] = { error };
		failFastOf(this.context).recordFailure(error);
	}

	/** Sends one batch and handles the result of each item; those to be sent again join the queue. */
	private async flush(): Promise<void> {
		const batch = this.queue.splice(0, MAX_BATCH_SIZE);
		const retries = batch.filter(({ lastError }) => lastError).map(({ attempts }) => attempts);
		if (retries.length > 0) {
			await delay(this.context, RETRY_BACKOFF_MS * 2 ** (Math.min(...retries) - 1));
		}
		// `callMethod` queues writes too, but what stops the job has to be checked when the turn comes.
		const results = await this.writer.run(async () => await this.send(batch));
		const toRenew: Pending[] = [];
		results.forEach((result, position) => {
			const pending = { ...batch[position], attempts: batch[position].attempts + 1 };
			if ('value' in result) {
				this.results[pending.index] = { value: result.value };
				return;
			}
			const retry = (pending.attempts < MAX_ATTEMPTS && result.retry) || 'none';
			if (retry === 'send') this.queue.push({ ...pending, lastError: result.error });
			else if (this.needsBytes(retry, pending)) {
				toRenew.push({ ...pending, lastError: result.error });
			} else this.fail(pending.index, this.finalError(result.error, pending));
		});
		await this.renew(toRenew);
	}

	private needsBytes(retry: RetryAction, { lastError }: Pending): boolean {
		if (!this.tokens.renewToken) return false;
		return retry === 'upload' || (retry === 'uploadIfSpent' && lastError !== undefined);
	}

	/** When the bytes cannot be sent again, the first error says more than the refusal of the token. */
	private finalError(error: Error, { lastError }: Pending): Error {
		return this.tokens.renewToken ? error : (lastError ?? error);
	}

	/** @returns one result per item; never rejects except for a cancelled execution */
	private async send(batch: readonly Pending[]): Promise<CreateResult[]> {
		const { context } = this;
		const items = batch.map(({ item }) => item);
		const { albumId } = this.entries[batch[0].index];
		try {
			failFastOf(context).throwIfStopped();
			const created = await batchCreateMediaItems(context, items, albumId, this.position);
			const results = parseCreateResults(context.getNode(), items, created);
			for (const result of results) if ('value' in result) this.continueAfter(result.value.id);
			return results;
		} catch (caught) {
			throwIfCancelled(context);
			const error = toError(caught);
			const failure = failureOf(caught);
			if (!failure) return batch.map(({ lastError }) => ({ error: lastError ?? error }));
			const { isSettling } = settling(albumId);
			const isCulpritUnknown = !isSettling(failure) && this.refusesOneItem(failure);
			if (isCulpritUnknown && batch.length > 1) {
				return await bisect(batch, async (half) => await this.send(half));
			}
			const retry = isCulpritUnknown
				? retryItem(failure)
				: retryBatch(failure, isSettling(failure));
			return batch.map(() => ({ error, retry }));
		}
	}

	/** Google refuses a whole batch for one unusable upload token, without saying which. */
	private refusesOneItem(failure: ApiFailure): boolean {
		if (![400, 404].includes(failure.httpStatus ?? 0)) return false;
		if (refusesAlbum(failure) || isStorageFull(failure) || isRateLimited(failure)) return false;
		return this.position?.relativeMediaItemId === undefined || !refusesMediaItem(failure);
	}

	/** The next batch follows this one; at the same position it would come before it. */
	private continueAfter(mediaItemId: string): void {
		if (!this.position || this.position.position === 'LAST_IN_ALBUM') return;
		this.position = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: mediaItemId };
	}

	/** Google recognizes the bytes of an item it created: sent again, they lead to the same item. */
	private async renew(spent: readonly Pending[]): Promise<void> {
		const renewed = runConcurrently(spent, RENEWAL_CONCURRENCY, async ({ index }) => {
			failFastOf(this.context).throwIfStopped();
			return await this.tokens.renewToken!(index);
		});
		for (const [position, { index, attempts, lastError }] of spent.entries()) {
			try {
				const item = newMediaItem(this.entries[index], await renewed[position]);
				this.queue.push({ index, item, attempts, since: Date.now() });
			} catch (caught) {
				throwIfCancelled(this.context);
				const error = toError(caught);
				this.fail(index, failureOf(error) ? error : (lastError ?? error));
			}
		}
	}
}

/**
 * Creates media items from upload tokens: batchCreate calls of up to 50 for one album and position,
 * strictly one at a time as Google demands of one account. A batch leaves as soon as it is full;
 * the items keep their order inside the album. What failed for the moment is sent again with a later
 * batch, and after a lost response each item's true outcome is found out.
 *
 * @returns one result per entry, in the order of the entries
 * @throws only when the execution is cancelled
 * @see https://developers.google.com/photos/library/guides/upload-media#creating-media-item
 */
export async function createMediaItems(
	context: IExecuteFunctions,
	entries: readonly NewEntry[],
	tokens: TokenSource,
): Promise<Array<Result<MediaItem>>> {
	const results = new Array<Result<MediaItem>>(entries.length);
	const writer = new SerialQueue();
	const groups = groupIndices(entries.keys(), (index) => {
		const { albumId, position } = entries[index];
		return JSON.stringify([albumId, position]);
	});
	const jobs = groups.map(async (group) => {
		await new BatchQueue(context, entries, tokens, writer, results).run(group);
	});
	await Promise.all(jobs);
	return results;
}

/** After a lost response Google may have created the items: only asking again can tell. */
function retryBatch(failure: ApiFailure, isSettling: boolean): RetryAction {
	return isSettling || isOutcomeUnknown(failure) ? 'send' : 'none';
}

function retryItem(failure: ApiFailure): RetryAction {
	return refusesUploadToken(failure) ? 'upload' : 'uploadIfSpent';
}

function newMediaItem({ description, fileName }: NewEntry, uploadToken: string): NewMediaItem {
	return {
		...(description ? { description } : {}),
		simpleMediaItem: { uploadToken, ...(fileName ? { fileName } : {}) },
	};
}
