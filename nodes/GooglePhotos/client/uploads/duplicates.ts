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

/** Tells most files of one size apart: what a camera writes at the start of each is different. */
const HEAD_BYTES = 64 * 1024;

/** @param maxBytes reads no further */
async function digestOf(
	context: object,
	file: UploadFile,
	maxBytes: number = Infinity,
): Promise<string> {
	const hash = createHash('sha256');
	let left = maxBytes;
	const content = await file.open();
	if (Buffer.isBuffer(content)) return hash.update(content.subarray(0, left)).digest('hex');
	for await (const chunk of content as AsyncIterable<Buffer>) {
		throwIfCancelled(context);
		hash.update(chunk.subarray(0, left));
		left -= chunk.length;
		// Leaving the loop closes the stream.
		if (left <= 0) break;
	}
	return hash.digest('hex');
}

/** Those of some indices whose keys are the same. */
async function findAlike(
	indices: Iterable<number>,
	concurrency: number,
	getKey: (index: number) => Promise<string>,
): Promise<number[][]> {
	const keys = new Map<number, string>();
	const all = [...indices];
	const reading = runConcurrently(all, concurrency, async (index) => {
		keys.set(index, await getKey(index));
	});
	// A file that cannot be read has no duplicate; its upload will say what is wrong with it.
	await Promise.allSettled(reading);
	return groupIndices(all, (index) => keys.get(index)).filter(({ length }) => length > 1);
}

/**
 * Finds files with identical bytes, so that they are sent once: Google would make one media item of
 * them anyway. Only files of the same size are read for it, and those that begin alike to their end. Another album needs the bytes once more,
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
	const digest = async (index: number, maxBytes?: number) => {
		throwIfCancelled(context);
		const { file } = entries[index];
		return `${file.size} ${await digestOf(context, file, maxBytes)}`;
	};
	const sameSize = groupIndices(entries.keys(), (index) => entries[index].file.size)
		.filter(({ length }) => length > 1)
		.flat();
	const heads = async (index: number) => await digest(index, HEAD_BYTES);
	const alike = await findAlike(sameSize, concurrency, heads);
	const [small, large] = [true, false].map((isSmall) =>
		alike.filter(([index]) => entries[index].file.size <= HEAD_BYTES === isSmall),
	);
	const whole = await findAlike(large.flat(), concurrency, digest);
	throwIfCancelled(context);
	for (const duplicates of [...small, ...whole]) {
		duplicates.sort((a, b) => a - b);
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
