import type { IExecuteFunctions } from 'n8n-workflow';
import { settling } from '../api/albums';
import { MAX_BATCH_SIZE, batchCreateMediaItems } from '../api/mediaItems';
import type { AlbumPosition, NewMediaItem, NewMediaItemResult } from '../api/types';
import { CommitGroup, type Send } from '../flow/groupCommit';
import { commitGroups } from '../flow/processState';
import { toError } from '../flow/result';
import { getAccountKey } from '../http/context';
import { failureOf } from '../http/errors';
import type { ApiFailure } from '../http/failures';
import { isStorageFull, refusesAlbum, refusesMediaItem } from '../http/refusals';
import { isRateLimited } from '../http/retries';
import { createdItem, pairResults } from './createResults';

/** Where new media items go. */
export interface Place {
	albumId?: string;
	/** The end of the album unless given. */
	position?: AlbumPosition;
}

/** Google adds at the end of an album unless told otherwise. */
export function isAtEnd({ position }: Place): boolean {
	return position === undefined || position.position === 'LAST_IN_ALBUM';
}

/** Google refuses a whole batch for one unusable upload token or description, without saying which. */
export function refusesOneItem(failure: ApiFailure, { albumId, position }: Place): boolean {
	if (![400, 404].includes(failure.httpStatus ?? 0) || settling(albumId).isSettling(failure)) {
		return false;
	}
	if (refusesAlbum(failure) || isStorageFull(failure) || isRateLimited(failure)) return false;
	return position?.relativeMediaItemId === undefined || !refusesMediaItem(failure);
}

type Created = NewMediaItemResult | undefined;

function creator(
	{ albumId, position: start }: Place,
	isNew: (mediaItemId: string) => boolean,
): Send<IExecuteFunctions, NewMediaItem, Created> {
	let position = start;
	return async ({ context, take }) => {
		let items: NewMediaItem[] = [];
		const takeNext = () => (items = take());
		try {
			const created = await batchCreateMediaItems(context, takeNext, albumId, position);
			const results = pairResults(items, created);
			const last = results
				.flatMap((result) => createdItem(result)?.id ?? [])
				.filter(isNew)
				.at(-1);
			// The second half of a batch follows the first; at the same position it would come before it.
			if (position && last) {
				position = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: last };
			}
			return results.map((value) => ({ value }));
		} catch (caught) {
			const failure = failureOf(caught);
			if (!failure || items.length === 0) throw toError(caught);
			if (items.length > 1 && refusesOneItem(failure, { albumId, position })) return 'split';
			return items.map(() => ({ error: toError(caught) }));
		}
	};
}

/**
 * Where batches for a place gather: at the end of an album, and in the library alone, with those of
 * all executions of the same credential; at any other position those of one execution only, since
 * each of them goes on where it has stopped.
 *
 * @param isNew whether a media item was not in the album before
 */
export function createGroup(
	context: IExecuteFunctions,
	place: Place,
	isNew: (mediaItemId: string) => boolean,
): CommitGroup<IExecuteFunctions, NewMediaItem, Created> {
	if (!isAtEnd(place)) return new CommitGroup(MAX_BATCH_SIZE, creator(place, isNew));
	const { albumId } = place;
	const key = JSON.stringify(['mediaItems.batchCreate', getAccountKey(context), albumId]);
	return commitGroups.get(key, MAX_BATCH_SIZE, creator({ albumId }, isNew));
}
