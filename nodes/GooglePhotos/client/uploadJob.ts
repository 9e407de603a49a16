import { matchResults, type Created } from './createResults';
import { isHopeless } from './errors';
import { batchCreateMediaItems, LARGEST_BATCH } from './mediaItems';
import { OneAtATime, startAll } from './parallel';
import type { PhotosContext } from './request';
import type { AlbumPosition, NewMediaItem } from './types';
import { uploadBytes, type FileToUpload } from './uploads';
import { throwIfCancelled } from './waiting';

/** One file and where it goes. */
export interface UploadEntry {
	file: FileToUpload;
	fileName?: string;
	description?: string;
	albumId?: string;
	position?: AlbumPosition;
}

export interface UploadJobOptions {
	/** Byte uploads at the same time. */
	concurrency: number;
	/** Start nothing new after the first failure. */
	stopOnFailure: boolean;
}

interface Ready {
	index: number;
	item: NewMediaItem;
}

/** Stands for an entry that was not sent because another one had failed before. */
export class NotStarted extends Error {
	constructor() {
		super('Not started, because another item of this run failed before');
	}
}

/**
 * Uploads many files as one job: bytes in parallel, then batchCreate calls of up to 50 for one
 * album and position, strictly one at a time as Google demands of one account. A batch leaves as
 * soon as it is full; the files keep their order inside the album.
 *
 * @returns one result per entry, in the order of the entries
 * @throws only when the execution is cancelled
 * @see https://developers.google.com/photos/library/guides/upload-media
 */
export async function uploadAll(
	context: PhotosContext,
	entries: readonly UploadEntry[],
	options: UploadJobOptions,
): Promise<Created[]> {
	const results: Created[] = new Array<Created>(entries.length);
	const writer = new OneAtATime();
	let stop: Error | undefined;

	const fail = (index: number, error: Error) => {
		results[index] = { error };
		if (options.stopOnFailure) stop ??= new NotStarted();
		else if (isHopeless(error)) stop ??= error;
	};

	const tokens = startAll(entries, options.concurrency, async (entry) => {
		throwIfCancelled(context);
		if (stop) throw stop;
		return await uploadBytes(context, entry.file);
	});

	const create = async (batch: Ready[], albumId?: string, position?: AlbumPosition) => {
		const sent = batch.map(({ item }) => item);
		try {
			if (stop) throw stop;
			const answer = await batchCreateMediaItems(context, sent, albumId, position);
			matchResults(context.getNode(), sent, answer).forEach((created, at) => {
				if ('error' in created) fail(batch[at].index, created.error);
				else results[batch[at].index] = created;
			});
		} catch (error) {
			throwIfCancelled(context);
			for (const { index } of batch) fail(index, error as Error);
		}
		return lastMediaItemId(batch, results);
	};

	const runGroup = async (group: number[]) => {
		const { albumId, position } = entries[group[0]];
		let next = position;
		let batch: Ready[] = [];
		const flush = async () => {
			const full = batch;
			batch = [];
			const lastId = await writer.run(async () => await create(full, albumId, next));
			// "First" or "after X" would put the second batch before the first one.
			if (lastId && position && position.position !== 'LAST_IN_ALBUM') {
				next = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: lastId };
			}
		};
		for (const index of group) {
			try {
				const uploadToken = await tokens[index];
				batch.push({ index, item: newMediaItem(entries[index], uploadToken) });
			} catch (error) {
				throwIfCancelled(context);
				fail(index, error as Error);
			}
			if (batch.length === LARGEST_BATCH) await flush();
		}
		if (batch.length > 0) await flush();
	};

	await Promise.all(groupsOf(entries).map(runGroup));
	return results;
}

function newMediaItem(entry: UploadEntry, uploadToken: string): NewMediaItem {
	const { description, fileName } = entry;
	return {
		...(description ? { description } : {}),
		simpleMediaItem: { uploadToken, ...(fileName ? { fileName } : {}) },
	};
}

function lastMediaItemId(batch: Ready[], results: readonly Created[]): string | undefined {
	for (const { index } of [...batch].reverse()) {
		const created = results[index];
		if (created && 'mediaItem' in created) return created.mediaItem.id;
	}
	return undefined;
}

/** Indices of the entries that share an album and a position, each group in input order. */
function groupsOf(entries: readonly UploadEntry[]): number[][] {
	const groups = new Map<string, number[]>();
	entries.forEach(({ albumId, position }, index) => {
		const key = JSON.stringify([albumId, position]);
		const group = groups.get(key);
		if (group) group.push(index);
		else groups.set(key, [index]);
	});
	return [...groups.values()];
}
