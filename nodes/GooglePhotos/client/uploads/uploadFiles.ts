import type { IExecuteFunctions } from 'n8n-workflow';
import type { MediaItem } from '../api/types';
import { failFastOf } from '../execution/failFast';
import { byteUploads } from '../flow/processState';
import type { Result } from '../flow/result';
import { runConcurrently } from '../flow/runConcurrently';
import { getAccountKey } from '../http/context';
import { createMediaItems } from './createMediaItems';
import { findDuplicateFiles, reassignAfterFailure } from './duplicates';
import type { UploadFile } from './file';
import type { NewEntry } from './newEntry';
import { uploadBytes } from './uploadBytes';

/** One file and where it goes. */
export interface UploadEntry extends NewEntry {
	file: UploadFile;
}

/**
 * Uploads many files as one job: identical files once, bytes in parallel, then media items in
 * batches as `createMediaItems` makes them. A file that failed where it went is sent again for those
 * identical files that go elsewhere.
 *
 * @param concurrency byte uploads at the same time; all executions of an account share 16
 * @returns one result per entry, in the order of the entries; identical files give the same media item
 * @throws only when the execution is cancelled
 * @see https://developers.google.com/photos/library/guides/upload-media
 */
export async function uploadFiles(
	context: IExecuteFunctions,
	entries: readonly UploadEntry[],
	concurrency: number,
): Promise<Array<Result<MediaItem>>> {
	const failFast = failFastOf(context);
	const results = new Map<number, Result<MediaItem>>();
	const slots = byteUploads.get(getAccountKey(context));
	const send = async (index: number) =>
		await slots.run(async () => {
			failFast.throwIfStopped();
			return await uploadBytes(context, entries[index].file);
		});
	const sendAll = async (senders: readonly number[]) => {
		const unsent = [...new Set(senders)].filter((index) => !results.has(index));
		const sent = unsent.sort((a, b) => a - b);
		const tokens = runConcurrently(sent, concurrency, send);
		const created = await createMediaItems(
			context,
			sent.map((index) => entries[index]),
			{
				getToken: async (position) => await tokens[position],
				renewToken: async (position) => await send(sent[position]),
			},
		);
		sent.forEach((index, position) => results.set(index, created[position]));
	};
	const duplicates = await findDuplicateFiles(context, entries, concurrency);
	await sendAll(duplicates);
	const hasFailed = (index: number) => 'error' in results.get(index)!;
	const senders = reassignAfterFailure(entries, duplicates, hasFailed);
	await sendAll(senders);
	return senders.map((sender) => results.get(sender)!);
}
