import type { IExecuteFunctions } from 'n8n-workflow';
import { type ChangeItemsMethod, batchChangeMediaItems } from '../api/albums';
import {
	MAX_BATCH_SIZE,
	MAX_MEDIA_ITEM_PAGE_SIZE,
	batchGetMediaItems,
	splitIntoBatches,
} from '../api/mediaItems';
import { eachItem } from '../api/pages';
import { searchMediaItems } from '../api/search';
import { failFastOf } from '../execution/failFast';
import { delay, throwIfCancelled } from '../flow/cancellation';
import type { Lease, Send, Sent } from '../flow/groupCommit';
import { commitGroups } from '../flow/processState';
import { type Result, toError } from '../flow/result';
import { getAccountKey } from '../http/context';
import { failureOf, ownError } from '../http/errors';
import type { ApiFailure } from '../http/failures';
import { lacksAlbum, refusesAlbum } from '../http/refusals';
import { isOutcomeUnknown, isRateLimited, retryDelay } from '../http/retries';

/** What became of each id: the error that refused it, or nothing. */
export type IdResults = Map<string, Error | undefined>;

/** A media item created a moment ago may not be known everywhere at Google yet. */
const FRESH_ITEM_DELAY_MS = 2_000;

/** One id of an execution. */
interface Change {
	id: string;
	/** Shared by all ids of an execution. */
	run: { hasWaitedForFreshItems: boolean };
	/** Calls that held this id and whose response was lost. */
	losses: number;
}

type ChangeLease = Lease<IExecuteFunctions, Change>;

/** Something in the batch is refused, not the album or the sign-in. */
function refusesAnId(failure: ApiFailure): boolean {
	if (![400, 404].includes(failure.httpStatus ?? 0)) return false;
	return !refusesAlbum(failure) && !isRateLimited(failure);
}

/** Changes one album, for all executions, and finds out which ids Google refuses. */
class AlbumChanger {
	constructor(
		private readonly method: ChangeItemsMethod,
		private readonly albumId: string,
	) {}

	readonly send: Send<IExecuteFunctions, Change, void> = async (lease) => {
		let changes: Change[] = [];
		// Two executions may want the same.
		const take = () => [...new Set((changes = lease.take()).map(({ id }) => id))];
		try {
			await batchChangeMediaItems(lease.context, this.method, this.albumId, take);
			return changes.map(() => ({ value: undefined }));
		} catch (caught) {
			const error = toError(caught);
			const failure = failureOf(caught);
			if (!failure || changes.length === 0) throw error;
			if (isOutcomeUnknown(failure)) return await this.settleLost(lease, changes, error, failure);
			if (refusesAnId(failure)) return await this.isolate(lease, changes, error);
			return changes.map(() => ({ error }));
		}
	};

	/** Google does not say which id it refuses: reading them tells, or else sending them in halves. */
	private async isolate(lease: ChangeLease, changes: Change[], error: Error): Promise<Sent<void>> {
		const impatient = changes.filter(({ run }) => !run.hasWaitedForFreshItems);
		if (impatient.length > 0) {
			for (const { run } of impatient) run.hasWaitedForFreshItems = true;
			await delay(lease.context, FRESH_ITEM_DELAY_MS);
			return changes.map(() => undefined);
		}
		const ids = new Set(changes.map(({ id }) => id));
		if (ids.size === 1) return changes.map(() => ({ error }));
		lease.check();
		const unknown = await this.findUnknown(lease.context, [...ids]);
		if (unknown.size === 0) return 'split';
		return changes.map(({ id }) => (unknown.has(id) ? { error } : undefined));
	}

	private async findUnknown(context: IExecuteFunctions, ids: string[]): Promise<Set<string>> {
		try {
			const results = await batchGetMediaItems(context, ids, 1);
			const known = new Set(results.map(({ mediaItem }) => mediaItem?.id));
			return new Set(ids.filter((id) => !known.has(id)));
		} catch {
			throwIfCancelled(context);
			return new Set();
		}
	}

	/** After a lost response the album shows what is left to do. */
	private async settleLost(
		lease: ChangeLease,
		changes: Change[],
		error: Error,
		failure: ApiFailure,
	): Promise<Sent<void>> {
		for (const change of changes) change.losses++;
		const losses = Math.max(...changes.map((change) => change.losses));
		const wait = retryDelay(failure, losses, true);
		if (wait !== undefined) await delay(lease.context, wait);
		const left = await this.findLeft(lease, new Set(changes.map(({ id }) => id)));
		return changes.map(({ id }) => {
			if (!left.has(id)) return { value: undefined };
			return wait === undefined ? { error } : undefined;
		});
	}

	/** The ids that are not in the album although they should be, or the other way round. */
	private async findLeft(lease: ChangeLease, ids: ReadonlySet<string>): Promise<Set<string>> {
		const { method, albumId } = this;
		const isAddition = method === 'albums.batchAddMediaItems';
		const held = new Set<string>();
		const items = eachItem(async (request) => {
			lease.check();
			return await searchMediaItems(lease.context, { albumId }, request);
		}, MAX_MEDIA_ITEM_PAGE_SIZE);
		for await (const { id } of items) {
			if (ids.has(id)) held.add(id);
			if (held.size === ids.size) break;
		}
		return new Set([...ids].filter((id) => held.has(id) !== isAddition));
	}
}

/** The album to change. */
export interface ChangedAlbum {
	id: string;
	/** Looks for the album once more, where it was found by its title some minutes ago. */
	findAgain?: () => Promise<string>;
}

/** Whether another album may have the title now; `album` is that one then. */
async function hasMoved(context: IExecuteFunctions, album: ChangedAlbum): Promise<Result<boolean>> {
	const { id, findAgain } = album;
	delete album.findAgain;
	if (!findAgain) return { value: false };
	const found = await failFastOf(context).run(findAgain);
	if ('error' in found) return found;
	album.id = found.value;
	return { value: album.id !== id };
}

/**
 * Adds ids to an album or removes them from it, in batches of 50, one after the other and together
 * with what other executions have for the same album. Google accepts all of a batch or none, so what
 * is refused is told apart from the rest, which is sent again.
 *
 * @param album becomes the one that has its title now, where the other is gone
 * @param ids without repeats
 * @returns what became of each id
 * @throws only when the execution is cancelled
 */
export async function changeItems(
	context: IExecuteFunctions,
	method: ChangeItemsMethod,
	album: ChangedAlbum,
	ids: readonly string[],
): Promise<IdResults> {
	const failFast = failFastOf(context);
	const run = { hasWaitedForFreshItems: false };
	const results: IdResults = new Map();
	const ownErrors = new Map<Error, Error>();
	const ownErrorOf = (error: Error) => {
		const own = ownErrors.get(error) ?? ownError(context.getNode(), error);
		ownErrors.set(error, own);
		return own;
	};
	/** Sends a batch; gives the ids that were refused for the album's sake, and are not settled. */
	const send = async (batch: readonly string[]): Promise<string[]> => {
		const { id: albumId, findAgain } = album;
		const key = JSON.stringify([method, getAccountKey(context), albumId]);
		const group = commitGroups.get(key, MAX_BATCH_SIZE, new AlbumChanger(method, albumId).send);
		const changes = batch.map((id) => ({ id, run, losses: 0 }));
		const sent = await group.commit(context, changes, () => failFast.throwIfStopped(method));
		return batch.filter((id, index) => {
			const one = sent[index];
			const error = 'error' in one ? ownErrorOf(one.error) : undefined;
			results.set(id, error);
			const failure = failureOf(error);
			if (findAgain && failure && lacksAlbum(failure)) return true;
			if (error) failFast.recordFailure(error);
			return false;
		});
	};
	for (const batch of splitIntoBatches(ids)) {
		const refused = await send(batch);
		if (refused.length === 0) continue;
		const moved = await hasMoved(context, album);
		if ('error' in moved) for (const id of refused) results.set(id, moved.error);
		else if (moved.value) await send(refused);
		else for (const id of refused) failFast.recordFailure(results.get(id)!);
	}
	return results;
}
