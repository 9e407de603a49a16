import { verdictsOf, type Cure, type Verdict } from './createResults';
import { faultOf } from '../http/errors';
import { groupsBy } from '../flow/grouping';
import { batchCreateMediaItems, LARGEST_BATCH } from '../api/mediaItems';
import { OneAtATime, startAll } from '../flow/concurrency';
import type { PhotosContext } from '../http/request';
import { isUnclear } from '../http/retries';
import type { Brake } from '../http/failFast';
import type { AlbumPosition, MediaItem, NewMediaItem } from '../api/types';
import { pause, throwIfCancelled } from '../flow/cancellation';

/** What became of one entry. */
export type Created = { mediaItem: MediaItem } | { error: Error };

/** A media item to make, and where it goes. */
export interface NewEntry {
	fileName?: string;
	description?: string;
	albumId?: string;
	position?: AlbumPosition;
}

/** Where the upload tokens of the entries come from. */
export interface Tokens {
	/** The token of an entry, as soon as its bytes are at Google. */
	first: (index: number) => Promise<string>;
	/** Sends the bytes of an entry again for another token; absent where only tokens are at hand. */
	again?: (index: number) => Promise<string>;
}

interface Pending {
	index: number;
	item: NewMediaItem;
	/** batchCreate calls that held this item. */
	sent: number;
	/** Why it is sent again; then its token may have been spent without our knowing. */
	why?: Error;
}

/** batchCreate calls that may hold one item, lest a fault that stays goes round for ever. */
const MOST_SENDS = 4;
const FIRST_WAIT_MS = 1_000;
const RENEWALS_AT_ONCE = 4;

/** The entries that share an album and a position: they share batches and keep their order. */
class Group {
	private readonly queue: Pending[] = [];
	private position: AlbumPosition | undefined;

	constructor(
		private readonly context: PhotosContext,
		private readonly entries: readonly NewEntry[],
		private readonly tokens: Tokens,
		private readonly writer: OneAtATime,
		private readonly brake: Brake,
		private readonly results: Created[],
	) {}

	async run(indices: readonly number[]): Promise<void> {
		this.position = this.entries[indices[0]].position;
		for (const index of indices) {
			try {
				const token = await this.tokens.first(index);
				this.queue.push({ index, item: newMediaItem(this.entries[index], token), sent: 0 });
			} catch (error) {
				throwIfCancelled(this.context);
				this.fail(index, error as Error);
			}
			if (this.queue.length >= LARGEST_BATCH) await this.flush();
		}
		while (this.queue.length > 0) await this.flush();
	}

	private fail(index: number, error: Error): void {
		this.results[index] = { error };
		this.brake.failed(error);
	}

	/** Sends one batch and deals with each of its items; those to be sent again join the queue. */
	private async flush(): Promise<void> {
		const batch = this.queue.splice(0, LARGEST_BATCH);
		const retries = batch.filter(({ why }) => why).map(({ sent }) => sent);
		if (retries.length > 0)
			await pause(this.context, FIRST_WAIT_MS * 2 ** (Math.min(...retries) - 1));
		// Writes wait for their turn in `call` too, but the brake has to be looked at when it comes.
		const verdicts = await this.writer.run(async () => await this.send(batch));
		const toRenew: Pending[] = [];
		verdicts.forEach((verdict, at) => {
			const pending = batch[at];
			pending.sent++;
			if ('mediaItem' in verdict) {
				this.results[pending.index] = verdict;
				this.continueAfter(verdict.mediaItem.id);
				return;
			}
			const cure = pending.sent < MOST_SENDS ? verdict.cure : 'none';
			if (cure === 'sendAgain') this.queue.push({ ...pending, why: verdict.error });
			else if (this.needsBytes(cure, pending)) toRenew.push({ ...pending, why: verdict.error });
			else this.fail(pending.index, this.lastWord(verdict.error, pending));
		});
		await this.renew(toRenew);
	}

	private needsBytes(cure: Cure, { why }: Pending): boolean {
		if (!this.tokens.again) return false;
		return cure === 'uploadAgain' || (cure === 'uploadAgainIfSpent' && why !== undefined);
	}

	/** Without the bytes, the refusal of a token that may be spent tells less than what came before. */
	private lastWord(error: Error, { why }: Pending): Error {
		return this.tokens.again ? error : (why ?? error);
	}

	/** @returns one verdict per item; never rejects but for a cancelled execution */
	private async send(batch: readonly Pending[]): Promise<Verdict[]> {
		const { context } = this;
		const items = batch.map(({ item }) => item);
		try {
			this.brake.check(context);
			const { albumId } = this.entries[batch[0].index];
			const answer = await batchCreateMediaItems(context, items, albumId, this.position);
			return verdictsOf(context.getNode(), items, answer);
		} catch (error) {
			throwIfCancelled(context);
			const fault = faultOf(error);
			// Google may have made the items all the same: only asking again can tell.
			const cure = fault && isUnclear(fault) ? 'sendAgain' : 'none';
			return batch.map(({ why }) => ({
				error: fault ? (error as Error) : (why ?? (error as Error)),
				cure,
			}));
		}
	}

	/** "First" or "after X" would put the next batch before this one. */
	private continueAfter(mediaItemId: string): void {
		if (!this.position || this.position.position === 'LAST_IN_ALBUM') return;
		this.position = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: mediaItemId };
	}

	/** Google knows the bytes of an item it made: sent again, they lead to that item, not to another. */
	private async renew(spent: readonly Pending[]): Promise<void> {
		const renewed = startAll(spent, RENEWALS_AT_ONCE, async ({ index }) => {
			this.brake.check(this.context);
			return await this.tokens.again!(index);
		});
		for (const [at, { index, sent, why }] of spent.entries()) {
			try {
				const item = newMediaItem(this.entries[index], await renewed[at]);
				this.queue.push({ index, item, sent });
			} catch (error) {
				throwIfCancelled(this.context);
				this.fail(index, faultOf(error) ? (error as Error) : (why ?? (error as Error)));
			}
		}
	}
}

/**
 * Makes media items of upload tokens: batchCreate calls of up to 50 for one album and position,
 * strictly one at a time as Google demands of one account. A batch leaves as soon as it is full;
 * the items keep their order inside the album. What failed in passing is sent again with a later
 * batch, and after a lost answer each item's true outcome is found out.
 *
 * @returns one result per entry, in the order of the entries
 * @throws only when the execution is cancelled
 * @see https://developers.google.com/photos/library/guides/upload-media#creating-media-item
 */
export async function createAll(
	context: PhotosContext,
	entries: readonly NewEntry[],
	tokens: Tokens,
	brake: Brake,
): Promise<Created[]> {
	const results: Created[] = new Array<Created>(entries.length);
	const writer = new OneAtATime();
	const groups = groupsBy(entries.keys(), (index) => {
		const { albumId, position } = entries[index];
		return JSON.stringify([albumId, position]);
	});
	const jobs = groups.map(async (group) => {
		await new Group(context, entries, tokens, writer, brake, results).run(group);
	});
	await Promise.all(jobs);
	return results;
}

function newMediaItem({ description, fileName }: NewEntry, uploadToken: string): NewMediaItem {
	return {
		...(description ? { description } : {}),
		simpleMediaItem: { uploadToken, ...(fileName ? { fileName } : {}) },
	};
}
