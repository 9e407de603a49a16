import type { IExecuteFunctions } from 'n8n-workflow';
import type { MediaItem } from '../api/types';
import { groupIndices } from '../flow/groupIndices';
import type { Result } from '../flow/result';
import { BatchQueue } from './batchQueue';
import { isAtEnd } from './createBatches';
import type { NewEntry, TokenSource } from './newEntry';

/**
 * Creates media items from upload tokens: batchCreate calls of up to 50 for one album and position,
 * strictly one at a time as Google demands of one account. A batch leaves as soon as it is full, and
 * takes along what other executions have for the same album; the items keep their order inside the
 * album. What failed for the moment is sent again with a later batch, and after a lost response each
 * item's true outcome is found out.
 *
 * @returns one result per entry, in the order of the entries
 * @throws only when the execution is cancelled
 * @see https://developers.google.com/photos/library/guides/upload-media#creating-media-item
 */
export async function createMediaItems(
	context: IExecuteFunctions,
	entries: readonly NewEntry[],
	tokens: TokenSource,
): Promise<Array<Result<MediaItem>>> {
	const results = new Array<Result<MediaItem>>(entries.length);
	const groups = groupIndices(entries.keys(), (index) => {
		const { albumId, findAlbumAgain } = entries[index];
		const position = isAtEnd(entries[index]) ? undefined : entries[index].position;
		return JSON.stringify([albumId, position, findAlbumAgain !== undefined]);
	});
	const jobs = groups.map(async (group) => {
		await new BatchQueue(context, entries, tokens, results).run(group);
	});
	await Promise.all(jobs);
	return results;
}
