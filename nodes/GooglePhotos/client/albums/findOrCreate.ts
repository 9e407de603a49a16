import type { IExecuteFunctions } from 'n8n-workflow';
import type { Album } from '../api/types';
import { type FailFast, failFastOf } from '../execution/failFast';
import { delay, throwIfCancelled } from '../flow/cancellation';
import type { Lease, Send } from '../flow/groupCommit';
import { albumMemory, commitGroups, isNewAlbum } from '../flow/processState';
import { type Result, toError } from '../flow/result';
import { getAccountKey } from '../http/context';
import { ownError } from '../http/errors';
import { createAlbumOnce } from './createAlbumOnce';
import { type AlbumIndex, chooseAlbum, listTitles } from './listTitles';

/** An album found by its title, or created because there was none. */
export interface NamedAlbum {
	album: Album;
	created: boolean;
	/** Created too, when another process made `album` at the same time; it is empty and stays so. */
	leftOver?: Album;
}

/** A title that an execution asks for. */
interface Wanted {
	title: string;
	/** An album found a few minutes ago will do. */
	mayRecall: boolean;
	failFast: FailFast;
}

type Found = Map<string, Result<NamedAlbum>>;

/** No album is created on the word of a list that is older, in milliseconds. */
const MAX_LIST_AGE_MS = 1_000;
const MAX_LISTS = 4;
/**
 * How long after creating an album to look whether another process has made one of the same title,
 * in milliseconds, besides the time that list and creation took: the other one may have begun that
 * much later. One second is for the age of its list, one for Google to list what is new.
 */
const LOOK_AGAIN_MS = 2_000;
const MAX_LOOK_AGAIN_MS = 10_000;

/** The list has become too old while the request waited. */
class OldListError extends Error {}

/** @throws why no album may be created any more, when that holds for all who ask for it */
function throwIfNobodyMay(askers: readonly Wanted[]): void {
	const reasons: unknown[] = [];
	for (const { failFast } of askers) {
		try {
			return failFast.throwIfStopped('albums.create');
		} catch (reason) {
			reasons.push(reason);
		}
	}
	throw toError(reasons[0]);
}

/** Finds and creates the albums of one account for all executions that ask at the same time. */
class Finder {
	private readonly found: Found = new Map();
	private index: AlbumIndex = new Map();
	private listedAt = 0;

	constructor(private readonly lease: Lease<IExecuteFunctions, Wanted>) {}

	async find(wanted: readonly Wanted[]): Promise<Found> {
		const account = getAccountKey(this.lease.context);
		const open = new Map<string, Wanted[]>();
		for (const one of wanted) {
			const id = albumMemory.recall(account, one.title);
			if (id && one.mayRecall) this.take(one.title, { id, title: one.title });
			else open.set(one.title, [...(open.get(one.title) ?? []), one]);
		}
		if (open.size === 0) return this.found;
		const start = Date.now();
		await this.list();
		const created: string[] = [];
		for (const [title, askers] of open) if (await this.findOne(title, askers)) created.push(title);
		if (created.length > 0) await this.lookAgain(created, Date.now() - start);
		return this.found;
	}

	private take(title: string, album: Album, created = false): void {
		this.found.set(title, { value: { album, created } });
	}

	private async list(): Promise<void> {
		const { context, check } = this.lease;
		this.index = await listTitles(context, { check });
		this.listedAt = Date.now();
	}

	/** The album to take for a title, of those that Google lists. */
	private listed(title: string): Album | undefined {
		return this.index.get(title)?.reduce(chooseAlbum);
	}

	/** @returns whether the album was created */
	private async findOne(title: string, askers: readonly Wanted[]): Promise<boolean> {
		const { context, check } = this.lease;
		const account = getAccountKey(context);
		for (let lists = 1; ; lists++) {
			const listed = this.listed(title);
			const id = albumMemory.recall(account, title);
			// A new album may be listed late.
			const known = listed ?? (isNewAlbum(id) ? { id: id!, title } : undefined);
			if (known) this.take(title, known);
			if (known) return false;
			try {
				throwIfNobodyMay(askers);
				const album = await createAlbumOnce(context, title, () => {
					check();
					const isOld = Date.now() - this.listedAt > MAX_LIST_AGE_MS;
					if (isOld && lists < MAX_LISTS) throw new OldListError();
				});
				albumMemory.remember(account, [[title, { id: album.id }]]);
				this.take(title, album, true);
				return true;
			} catch (caught) {
				throwIfCancelled(context);
				check();
				if (!(caught instanceof OldListError)) {
					const error = toError(caught);
					for (const { failFast } of askers) failFast.recordFailure(error);
					this.found.set(title, { error });
					return false;
				}
			}
			await this.list();
		}
	}

	/** Other processes may have created albums of the same titles: all of them take the same one. */
	private async lookAgain(titles: readonly string[], elapsed: number): Promise<void> {
		const { context, check } = this.lease;
		try {
			await delay(context, Math.min(LOOK_AGAIN_MS + elapsed, MAX_LOOK_AGAIN_MS));
			await this.list();
		} catch {
			throwIfCancelled(context);
			check();
			// The albums that were made are good for their files.
			return;
		}
		for (const title of titles) {
			const result = this.found.get(title);
			if (!result || 'error' in result) continue;
			const { album } = result.value;
			const listed = this.listed(title);
			const chosen = chooseAlbum(listed ?? album, album);
			// The album that was made may not be listed yet.
			if (chosen.id !== listed?.id) {
				albumMemory.remember(getAccountKey(context), [[title, { id: chosen.id }]]);
			}
			if (chosen.id === album.id) continue;
			this.found.set(title, { value: { album: chosen, created: false, leftOver: album } });
		}
	}
}

const send: Send<IExecuteFunctions, Wanted, NamedAlbum> = async (lease) => {
	const wanted = lease.take();
	const found = await new Finder(lease).find(wanted);
	const told = new Set<string>();
	return wanted.map(({ title }) => {
		const result = found.get(title);
		if (!result || 'error' in result) return result;
		const { album } = result.value;
		const isFirst = !told.has(title);
		told.add(title);
		// Only one of those who asked has created it.
		return isFirst ? result : { value: { album, created: false } };
	});
};

/**
 * Finds albums of this OAuth client by their exact titles and creates those that are missing, once
 * each; executions that ask at the same time share one walk through the album list. Titles that
 * differ only in how Unicode composes their letters are the same.
 *
 * @param titles repeats are allowed
 * @param mayRecall an album found a few minutes ago will do, of which only id and title are known
 * @returns an album, or why there is none, for every title
 * @throws only when the execution is cancelled
 */
export async function findOrCreateAlbums(
	context: IExecuteFunctions,
	titles: readonly string[],
	mayRecall = false,
): Promise<Map<string, Result<NamedAlbum>>> {
	const distinct = [...new Set(titles.map((title) => title.normalize()))];
	if (distinct.length === 0) return new Map();
	const failFast = failFastOf(context);
	const wanted = distinct.map((title) => ({ title, mayRecall, failFast }));
	const key = JSON.stringify(['albums.list', getAccountKey(context)]);
	const group = commitGroups.get(key, Infinity, send);
	const sent = await group.commit(context, wanted, () => failFast.throwIfStopped());
	const results = new Map<string, Result<NamedAlbum>>();
	sent.forEach((result, index) => {
		if ('value' in result) return results.set(distinct[index], result);
		const error = ownError(context.getNode(), result.error);
		failFast.recordFailure(error);
		return results.set(distinct[index], { error });
	});
	return new Map(titles.map((title) => [title, results.get(title.normalize())!]));
}
