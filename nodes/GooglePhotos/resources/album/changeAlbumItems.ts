import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { sendIds, type IdResults } from '../../client/albums/changeItems';
import type { PhotosContext } from '../../client/http/request';
import type { Repeat } from '../../client/http/retries';
import { Brake } from '../../client/http/failFast';
import { albumIdOf } from '../../shared/fields/locators';
import { mediaItemIdsOf } from '../../shared/fields/mediaItemIds';
import { changedCopy, resultsOf, type Outcome } from '../../shared/operation/outcomes';
import { mergeOutcomes, prepareItems, readyOf } from '../../shared/operation/prepare';

/** One of the two ways to change what is in an album. */
export interface AlbumChange {
	/** Sends up to 50 ids. */
	send: (context: PhotosContext, albumId: string, mediaItemIds: string[]) => Promise<void>;
	/** Whether the same call may be sent twice. */
	repeat: Repeat;
	/** The first field of the output, such as `success`. */
	sign: IDataObject;
	/** What has happened to a media item, in a word. */
	done: 'added' | 'removed';
}

interface Wanted {
	albumId: string;
	ids: string[];
}

const MOST_NAMED = 3;

function named(ids: readonly string[]): string {
	const more = ids.length - MOST_NAMED;
	return ids.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function outcomeOf(
	context: IExecuteFunctions,
	{ albumId, ids }: Wanted,
	results: IdResults,
	{ sign, done }: AlbumChange,
): Outcome {
	const failed = ids.filter((id) => results.get(id));
	if (failed.length === 0) {
		const json = { ...sign, albumId, mediaItemIds: ids };
		return { ...resultsOf(json), wrote: `${ids.length} media items of album ${albumId}` };
	}
	const failure = results.get(failed[0])!;
	const others = ids.length - failed.length;
	const message = `${failure.message}: ${named(failed)}`;
	const addition = others > 0 ? `The other ${others} media items of this item were ${done}.` : '';
	return { failure: changedCopy(context.getNode(), failure, { message, addition }) };
}

/** The ids that all input items name, by album, without repeats, in the order of the items. */
function idsByAlbum(wanted: readonly Wanted[]): Map<string, Set<string>> {
	const albums = new Map<string, Set<string>>();
	for (const { albumId, ids } of wanted) {
		const album = albums.get(albumId) ?? new Set();
		albums.set(albumId, album);
		for (const id of ids) album.add(id);
	}
	return albums;
}

/**
 * Adds to or removes from albums what all input items name: 50 media items a call, one call at a
 * time, each media item once.
 *
 * @returns one outcome per input item
 */
export async function changeAlbums(
	context: IExecuteFunctions,
	change: AlbumChange,
): Promise<Outcome[]> {
	const prepared = await prepareItems(context, (itemIndex) => ({
		albumId: albumIdOf(context, itemIndex),
		ids: mediaItemIdsOf(context, itemIndex),
	}));
	const wanted = readyOf(prepared);
	const brake = new Brake(!context.continueOnFail());
	const results = new Map<string, IdResults>();
	for (const [albumId, ids] of idsByAlbum(wanted)) {
		const send = async (batch: string[]) => await change.send(context, albumId, batch);
		results.set(albumId, await sendIds(context, [...ids], send, change.repeat, brake));
	}
	const outcomes = wanted.map((one) => outcomeOf(context, one, results.get(one.albumId)!, change));
	return mergeOutcomes(prepared, outcomes);
}
