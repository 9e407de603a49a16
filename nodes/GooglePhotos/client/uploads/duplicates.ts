import { createHash } from 'crypto';
import type { AlbumPosition } from '../api/types';
import { throwIfCancelled } from '../flow/cancellation';
import { groupIndices } from '../flow/groupIndices';
import { runConcurrently } from '../flow/runConcurrently';
import type { UploadFile } from './file';

/** Where a media item goes. */
interface Target {
	albumId?: string;
	position?: AlbumPosition;
}

async function digestOf(context: object, file: UploadFile): Promise<string> {
	const hash = createHash('sha256');
	const content = await file.open();
	if (Buffer.isBuffer(content)) return hash.update(content).digest('hex');
	for await (const chunk of content as AsyncIterable<Buffer>) {
		throwIfCancelled(context);
		hash.update(chunk);
	}
	return hash.digest('hex');
}

/**
 * Finds files with identical bytes, so that they are sent once: Google would make one media item of
 * them anyway. Only files of the same size are read for it. Another album needs the bytes once more,
 * since an upload token puts a media item into one album.
 *
 * @param concurrency files read at the same time
 * @returns for each entry the index of the entry that is sent for it, mostly its own
 */
export async function findDuplicateFiles(
	context: object,
	entries: ReadonlyArray<Target & { file: UploadFile }>,
	concurrency: number,
): Promise<number[]> {
	const senders = [...entries.keys()];
	const sameSize = groupIndices(entries.keys(), (index) => entries[index].file.size)
		.filter(({ length }) => length > 1)
		.flat();
	const digests = new Map<number, string>();
	const reading = runConcurrently(sameSize, concurrency, async (index) => {
		throwIfCancelled(context);
		digests.set(index, await digestOf(context, entries[index].file));
	});
	// A file that cannot be read has no duplicate; its upload will say what is wrong with it.
	await Promise.allSettled(reading);
	throwIfCancelled(context);
	const inOrder = sameSize.sort((a, b) => a - b);
	for (const duplicates of groupIndices(inOrder, (index) => digests.get(index))) {
		const intoAlbum = new Map<string, number>();
		for (const index of duplicates) {
			const { albumId } = entries[index];
			if (albumId && !intoAlbum.has(albumId)) intoAlbum.set(albumId, index);
		}
		// In an album a media item is in the library too.
		const [first] = [...intoAlbum.values(), duplicates[0]];
		for (const index of duplicates) {
			senders[index] = intoAlbum.get(entries[index].albumId ?? '') ?? first;
		}
	}
	return senders;
}

/**
 * A failure may lie in where the sender goes, such as an album that does not accept media items. It
 * says nothing about a duplicate that goes elsewhere, which is then sent for itself.
 *
 * @param senders as `findDuplicateFiles` gives them
 * @param hasFailed whether the entry of this index was sent and failed
 * @returns for each entry the index of the entry to be sent for it, or that was sent for it already
 */
export function reassignAfterFailure(
	entries: readonly Target[],
	senders: readonly number[],
	hasFailed: (index: number) => boolean,
): number[] {
	const targetKey = ({ albumId, position }: Target) => JSON.stringify([albumId, position]);
	const next = [...senders];
	const stranded = groupIndices(entries.keys(), (index) => {
		const sender = senders[index];
		const target = targetKey(entries[index]);
		const isStranded = hasFailed(sender) && target !== targetKey(entries[sender]);
		return isStranded ? `${sender} ${target}` : undefined;
	});
	for (const group of stranded) for (const index of group) next[index] = group[0];
	return next;
}
