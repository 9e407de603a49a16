import { createAll, type Created, type NewEntry } from './createJob';
import type { FileToUpload } from './filesToUpload';
import { startAll } from './parallel';
import type { PhotosContext } from './request';
import { Brake } from './stopping';
import { findTwins } from './twins';
import { uploadBytes } from './uploads';

/** One file and where it goes. */
export interface UploadEntry extends NewEntry {
	file: FileToUpload;
}

export interface UploadJobOptions {
	/** Byte uploads at the same time. */
	concurrency: number;
	/** Start nothing new after the first failure. */
	stopOnFailure: boolean;
}

/**
 * Uploads many files as one job: identical files once, bytes in parallel, then media items in
 * batches as `createAll` makes them.
 *
 * @returns one result per entry, in the order of the entries; identical files give the same media item
 * @throws only when the execution is cancelled
 * @see https://developers.google.com/photos/library/guides/upload-media
 */
export async function uploadAll(
	context: PhotosContext,
	entries: readonly UploadEntry[],
	{ concurrency, stopOnFailure }: UploadJobOptions,
): Promise<Created[]> {
	const brake = new Brake(stopOnFailure);
	const senders = await findTwins(context, entries, concurrency);
	const sent = [...new Set(senders)].sort((a, b) => a - b);
	const places = new Map(sent.map((index, at) => [index, at]));
	const send = async (index: number) => {
		brake.check(context);
		return await uploadBytes(context, entries[index].file);
	};
	const tokens = startAll(sent, concurrency, send);
	const created = await createAll(
		context,
		sent.map((index) => entries[index]),
		{ first: async (at) => await tokens[at], again: async (at) => await send(sent[at]) },
		brake,
	);
	return senders.map((sender) => created[places.get(sender)!]);
}
