import type { IExecuteFunctions } from 'n8n-workflow';
import { settling } from '../api/albums';
import { MAX_BATCH_SIZE, MAX_MEDIA_ITEM_PAGE_SIZE } from '../api/mediaItems';
import { eachItem } from '../api/pages';
import { searchMediaItems } from '../api/search';
import type { MediaItem, NewMediaItem, NewMediaItemResult } from '../api/types';
import { failFastOf } from '../execution/failFast';
import { delay, throwIfCancelled } from '../flow/cancellation';
import { type Result, toError } from '../flow/result';
import { runConcurrently } from '../flow/runConcurrently';
import { cloneError, failureOf } from '../http/errors';
import { lacksAlbum, refusesUploadToken } from '../http/refusals';
import { isOutcomeUnknown } from '../http/retries';
import { type Place, createGroup, isAtEnd, refusesOneItem } from './createBatches';
import { type CreateResult, type RetryAction, parseCreateResult } from './createResults';
import type { NewEntry, TokenSource } from './newEntry';

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

function newMediaItem({ description, fileName }: NewEntry, uploadToken: string): NewMediaItem {
	return {
		...(description ? { description } : {}),
		simpleMediaItem: { uploadToken, ...(fileName ? { fileName } : {}) },
	};
}

/** The entries of an execution that share an album and a position: they share batches and keep their order. */
export class BatchQueue {
	private readonly queue: Pending[] = [];
	/** The entries whose media items are new in the album, in order: others go before or after them. */
	private readonly created: number[] = [];
	/** What was in the album before; it is not moved, so nothing can go on after it. */
	private readonly before = new Set<string>();
	private hasMoved = false;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly entries: readonly NewEntry[],
		private readonly tokens: TokenSource,
		private readonly results: Array<Result<MediaItem>>,
	) {}

	async run(indices: readonly number[]): Promise<void> {
		// Only where a second batch has to go on after the first.
		const goesOn = indices.length > MAX_BATCH_SIZE && !isAtEnd(this.entries[indices[0]]);
		if (goesOn) await this.readAlbum(this.entries[indices[0]]);
		for (const index of indices) {
			try {
				const token = await this.tokens.getToken(index);
				const item = newMediaItem(this.entries[index], token);
				this.queue.push({ index, item, attempts: 0, since: Date.now() });
			} catch (error) {
				throwIfCancelled(this.context);
				this.fail(index, toError(error));
			}
			const oldest = Math.min(...this.queue.map(({ since }) => since));
			const isOld = Date.now() - oldest > MAX_TOKEN_AGE_MS;
			if (this.queue.length >= MAX_BATCH_SIZE || isOld) await this.flush();
		}
		while (this.queue.length > 0) await this.flush();
	}

	private async readAlbum({ albumId }: Place): Promise<void> {
		const items = eachItem(
			async (request) => await searchMediaItems(this.context, { albumId }, request),
			MAX_MEDIA_ITEM_PAGE_SIZE,
		);
		try {
			failFastOf(this.context).throwIfStopped();
			for await (const { id } of items) this.before.add(id);
		} catch {
			throwIfCancelled(this.context);
			// What the album refuses, it will refuse when something is created in it.
		}
	}

	private fail(index: number, error: Error): void {
		this.results[index] = { error };
		failFastOf(this.context).recordFailure(error);
	}

	private succeed(index: number, value: MediaItem): void {
		this.results[index] = { value };
		if (!this.before.has(value.id)) this.created.push(index);
	}

	/** The next entries in order, and where they belong among those that have been created. */
	private nextBatch(): { batch: Pending[]; place: Place } {
		this.queue.sort((a, b) => a.index - b.index);
		const [{ index: first }] = this.queue;
		const { albumId, position } = this.entries[first];
		const next = albumId ? this.created.find((index) => index > first) : undefined;
		const end = this.queue.findIndex(({ index }) => next !== undefined && index > next);
		const size = Math.min(MAX_BATCH_SIZE, end === -1 ? this.queue.length : end);
		const batch = this.queue.splice(0, size);
		const isNext = next === undefined && isAtEnd({ position });
		const previous = this.created.filter((index) => index < first).at(-1);
		const item = previous === undefined ? undefined : this.results[previous];
		if (!albumId || isNext || !item || 'error' in item)
			return { batch, place: { albumId, position } };
		const relativeMediaItemId = item.value.id;
		const after = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId } as const;
		return { batch, place: { albumId, position: after } };
	}

	/** Sends one batch and handles the result of each item; those to be sent again join the queue. */
	private async flush(): Promise<void> {
		const { context } = this;
		const { batch, place } = this.nextBatch();
		const retries = batch.filter(({ lastError }) => lastError).map(({ attempts }) => attempts);
		if (retries.length > 0) {
			await delay(context, RETRY_BACKOFF_MS * 2 ** (Math.min(...retries) - 1));
		}
		const group = createGroup(context, place, (id) => !this.before.has(id));
		const items = batch.map(({ item }) => item);
		const check = () => failFastOf(context).throwIfStopped('mediaItems.batchCreate');
		const sent = await group.commit(context, items, check);
		const toRenew: Pending[] = [];
		const toMove: Pending[] = [];
		sent.forEach((one, position) => {
			const pending = { ...batch[position], attempts: batch[position].attempts + 1 };
			const result = this.read(pending, one, place);
			if ('value' in result) return this.succeed(pending.index, result.value);
			const { error } = result;
			const again = { ...pending, lastError: error };
			const retry = (pending.attempts < MAX_ATTEMPTS && result.retry) || 'none';
			if (retry === 'send' || (retry === 'uploadOrSend' && !this.tokens.renewToken)) {
				this.queue.push(again);
			} else if (this.needsBytes(retry, pending)) toRenew.push(again);
			else if (this.mayMove(error, pending)) toMove.push({ ...pending, lastError: error });
			else this.fail(pending.index, this.finalError(error, pending));
		});
		this.created.sort((a, b) => a - b);
		await this.renew(toRenew);
		await this.move(toMove, place.albumId);
	}

	/** What became of an item, in an error of this execution's own: others get the same refusal. */
	private read(
		{ item, lastError }: Pending,
		result: Result<NewMediaItemResult | undefined>,
		place: Place,
	): CreateResult {
		const node = this.context.getNode();
		if ('value' in result) return parseCreateResult(node, item, result.value);
		const failure = failureOf(result.error);
		if (!failure) return { error: lastError ?? result.error };
		const error = cloneError(node, result.error, { message: result.error.message });
		if (refusesOneItem(failure, place)) {
			return { error, retry: refusesUploadToken(failure) ? 'upload' : 'uploadIfSpent' };
		}
		// After a lost response Google may have created the items: only asking again can tell.
		const passes = settling(place.albumId).isSettling(failure) || isOutcomeUnknown(failure);
		return { error, retry: passes ? 'send' : 'none' };
	}

	private needsBytes(retry: RetryAction, { lastError }: Pending): boolean {
		if (!this.tokens.renewToken) return false;
		if (retry === 'upload' || retry === 'uploadOrSend') return true;
		return retry === 'uploadIfSpent' && lastError !== undefined;
	}

	/** When the bytes cannot be sent again, the first error says more than the refusal of the token. */
	private finalError(error: Error, { lastError }: Pending): Error {
		return this.tokens.renewToken ? error : (lastError ?? error);
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

	/** The album that an entry was given may be gone, or never was this client's. */
	private mayMove(error: Error, { index }: Pending): boolean {
		const failure = failureOf(error);
		if (this.hasMoved || !this.entries[index].findAlbumAgain || !failure) return false;
		return lacksAlbum(failure);
	}

	/** Sends what the album refused to the album that has its title now. */
	private async move(refused: readonly Pending[], albumId: string | undefined): Promise<void> {
		if (refused.length === 0) return;
		this.hasMoved = true;
		const entry = this.entries[refused[0].index];
		const isMoved = () => entry.albumId !== albumId;
		// Entries at another position of the album may have found out before.
		if (!isMoved()) await failFastOf(this.context).run(async () => await entry.findAlbumAgain!());
		for (const { lastError, ...pending } of refused) {
			if (isMoved()) this.queue.push(pending);
			else this.fail(pending.index, lastError!);
		}
	}
}
