import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { type IdResults, changeItems } from '../../client/albums/changeItems';
import type { ChangeItemsMethod } from '../../client/api/albums';
import { SkippedError, failFastOf } from '../../client/execution/failFast';
import { type Result, valuesOf } from '../../client/flow/result';
import { cloneError } from '../../client/http/errors';
import { type AlbumTarget, readAlbum, resolveAlbumId } from '../../shared/fields/albums';
import { readMediaItemIds } from '../../shared/fields/mediaItemIds';
import { type Outcome, toItemOutput } from '../../shared/operation/outcomes';
import { mergeOutcomes, runAsOneJob } from '../../shared/operation/prepare';

/** One of the two ways to change what is in an album. */
export interface AlbumChange {
	method: ChangeItemsMethod;
	/** The first field of the output, such as `success`. */
	confirmation: IDataObject;
	/** What has happened to a media item, in a word. */
	pastTense: 'added' | 'removed';
}

interface Wanted {
	albumId: string;
	ids: string[];
}

type Plan = { album: AlbumTarget; ids: string[] };

const MAX_NAMED = 3;

function formatIds(ids: readonly string[]): string {
	const more = ids.length - MAX_NAMED;
	return ids.slice(0, MAX_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function outcomeOf(
	context: IExecuteFunctions,
	{ albumId, ids }: Wanted,
	results: IdResults,
	{ confirmation, pastTense }: AlbumChange,
): Outcome {
	const failed = ids.filter((id) => results.get(id));
	if (failed.length === 0) {
		const json = { ...confirmation, albumId, mediaItemIds: ids };
		return { value: toItemOutput(json, `${ids.length} media items of album ${albumId}`) };
	}
	const errors = failed.map((id) => results.get(id)!);
	const error = errors.find((one) => !(one instanceof SkippedError)) ?? errors[0];
	if (error instanceof SkippedError) return { error };
	const others = ids.length - failed.length;
	const message = `${error.message}: ${formatIds(failed)}`;
	const addition =
		others > 0 ? `The other ${others} media items of this item were ${pastTense}.` : '';
	return { error: cloneError(context.getNode(), error, { message, addition }) };
}

/** The albums by id; a title that names none, or several, fails its items only. */
async function findAlbums(
	context: IExecuteFunctions,
	plans: readonly Plan[],
): Promise<Array<Result<Wanted>>> {
	const placed: Array<Result<Wanted>> = [];
	for (const { album, ids } of plans) {
		const find = async () => ({ albumId: await resolveAlbumId(context, album), ids });
		placed.push(await failFastOf(context).run(find));
	}
	return placed;
}

/** The ids that all input items name, by album, without repeats, in the order of the items. */
function groupByAlbum(wanted: readonly Wanted[]): Map<string, Set<string>> {
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
export async function changeAlbumItems(
	context: IExecuteFunctions,
	change: AlbumChange,
): Promise<Outcome[]> {
	const read = (itemIndex: number) => ({
		album: readAlbum(context, itemIndex),
		ids: readMediaItemIds(context, itemIndex),
	});
	return await runAsOneJob(context, read, async (plans) => {
		const placed = await findAlbums(context, plans);
		const wanted = valuesOf(placed);
		const results = new Map<string, IdResults>();
		for (const [albumId, ids] of groupByAlbum(wanted)) {
			results.set(albumId, await changeItems(context, change.method, albumId, [...ids]));
		}
		const outcomes = wanted.map((one) =>
			outcomeOf(context, one, results.get(one.albumId)!, change),
		);
		return mergeOutcomes(placed, outcomes);
	});
}
