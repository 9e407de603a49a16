import { createHash } from 'crypto';
import type { FileToUpload } from './file';
import { groupsBy } from '../flow/grouping';
import { startAll } from '../flow/concurrency';
import type { AlbumPosition } from '../api/types';
import { throwIfCancelled } from '../flow/cancellation';

/** Where a media item goes. */
interface Target {
	albumId?: string;
	position?: AlbumPosition;
}

/** A file and where it goes. */
interface Destined extends Target {
	file: FileToUpload;
}

async function digestOf(context: object, file: FileToUpload): Promise<string> {
	const hash = createHash('sha256');
	const content = await file.open();
	if (Buffer.isBuffer(content)) return hash.update(content).digest('hex');
	for await (const piece of content as AsyncIterable<Buffer>) {
		throwIfCancelled(context);
		hash.update(piece);
	}
	return hash.digest('hex');
}

/**
 * Finds files with identical bytes, so that they are sent once: Google would make one media item of
 * them anyway. Only files of the same size are read for it. Another album needs the bytes once more,
 * since an upload token puts a media item into one album.
 *
 * @param width files read at the same time
 * @returns for each entry the index of the entry that is sent for it, mostly its own
 */
export async function findTwins(
	context: object,
	entries: readonly Destined[],
	width: number,
): Promise<number[]> {
	const senders = [...entries.keys()];
	const suspects = groupsBy(entries.keys(), (index) => entries[index].file.size)
		.filter(({ length }) => length > 1)
		.flat();
	const digests = new Map<number, string>();
	const reading = startAll(suspects, width, async (index) => {
		throwIfCancelled(context);
		digests.set(index, await digestOf(context, entries[index].file));
	});
	// A file that cannot be read has no twin; its upload will say what is wrong with it.
	await Promise.allSettled(reading);
	throwIfCancelled(context);
	for (const twins of groupsBy(
		suspects.sort((a, b) => a - b),
		(index) => digests.get(index),
	)) {
		const intoAlbum = new Map<string, number>();
		for (const index of twins) {
			const { albumId } = entries[index];
			if (albumId && !intoAlbum.has(albumId)) intoAlbum.set(albumId, index);
		}
		// In an album a media item is in the library too.
		const [first] = [...intoAlbum.values(), twins[0]];
		for (const index of twins)
			senders[index] = intoAlbum.get(entries[index].albumId ?? '') ?? first;
	}
	return senders;
}

/**
 * A failure may lie in where the sender goes, such as an album that takes nothing from this app;
 * it says nothing about a twin that goes elsewhere, which is then sent for itself.
 *
 * @param senders as `findTwins` gives them
 * @param hasFailed whether the entry of this index was sent and failed
 * @returns for each entry the index of the entry to be sent for it, or that was sent for it already
 */
export function sendersAfterFailures(
	entries: readonly Target[],
	senders: readonly number[],
	hasFailed: (index: number) => boolean,
): number[] {
	const targetOf = ({ albumId, position }: Target) => JSON.stringify([albumId, position]);
	const next = [...senders];
	const orphans = groupsBy(entries.keys(), (index) => {
		const sender = senders[index];
		const target = targetOf(entries[index]);
		const isOrphan = hasFailed(sender) && target !== targetOf(entries[sender]);
		return isOrphan ? `${sender} ${target}` : undefined;
	});
	for (const twins of orphans) for (const index of twins) next[index] = twins[0];
	return next;
}
