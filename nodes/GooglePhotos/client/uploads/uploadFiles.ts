import { createAll, type Created, type NewEntry } from './createMediaItems';
import type { FileToUpload } from './file';
import { startAll } from '../flow/concurrency';
import type { PhotosContext } from '../http/request';
import { Brake } from '../http/failFast';
import { findTwins, sendersAfterFailures } from './duplicates';
import { uploadBytes } from './uploadBytes';

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
 * batches as `createAll` makes them. A file that failed where it went is sent again for those
 * identical files that go elsewhere.
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
	const results = new Map<number, Created>();
	const send = async (index: number) => {
		brake.check(context);
		return await uploadBytes(context, entries[index].file);
	};
	const sendAll = async (senders: readonly number[]) => {
		const sent = [...new Set(senders)].filter((index) => !results.has(index)).sort((a, b) => a - b);
		const tokens = startAll(sent, concurrency, send);
		const created = await createAll(
			context,
			sent.map((index) => entries[index]),
			{ first: async (at) => await tokens[at], again: async (at) => await send(sent[at]) },
			brake,
		);
		sent.forEach((index, at) => results.set(index, created[at]));
	};
	const twins = await findTwins(context, entries, concurrency);
	await sendAll(twins);
	const hasFailed = (index: number) => 'error' in results.get(index)!;
	const senders = sendersAfterFailures(entries, twins, hasFailed);
	await sendAll(senders);
	return senders.map((sender) => results.get(sender)!);
}
