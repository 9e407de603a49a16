import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { forgetAlbum, recallOnlyAlbum } from '../../client/albums/albumIndex';
import { type ChangedAlbum, type IdResults, changeItems } from '../../client/albums/changeItems';
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
	album: ChangedAlbum;
	ids: string[];
}

type Plan = { target: AlbumTarget; ids: string[] };

const MAX_NAMED = 3;

function formatIds(ids: readonly string[]): string {
	const more = ids.length - MAX_NAMED;
	return ids.slice(0, MAX_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function outcomeOf(
	context: IExecuteFunctions,
	{ album: { id: albumId }, ids }: Wanted,
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

/**
 * The albums, each once; a title that names none, or several, fails its items only. The only album
 * of a title is remembered for some minutes, so that a burst of executions lists the albums once.
 */
async function findAlbums(
	context: IExecuteFunctions,
	plans: readonly Plan[],
): Promise<Array<Result<Wanted>>> {
	const recalled = plans.map(({ target: { albumTitle } }) =>
		albumTitle === undefined ? undefined : recallOnlyAlbum(context, albumTitle),
	);
	const albums = new Map<string, ChangedAlbum>();
	const find = async (target: AlbumTarget, known: string | undefined): Promise<ChangedAlbum> => {
		const id = known ?? (await resolveAlbumId(context, target));
		const findAgain = async () => {
			forgetAlbum(id);
			return await resolveAlbumId(context, target);
		};
		const album = albums.get(id) ?? { id, ...(known && { findAgain }) };
		albums.set(id, album);
		return album;
	};
	const placed: Array<Result<Wanted>> = [];
	for (const [index, { target, ids }] of plans.entries()) {
		const place = async () => ({ album: await find(target, recalled[index]), ids });
		placed.push(await failFastOf(context).run(place));
	}
	return placed;
}

/** The ids that all input items name, by album, without repeats, in the order of the items. */
function groupByAlbum(wanted: readonly Wanted[]): Map<ChangedAlbum, Set<string>> {
	const groups = new Map<ChangedAlbum, Set<string>>();
	for (const { album, ids } of wanted) {
		const group = groups.get(album) ?? new Set();
		groups.set(album, group);
		for (const id of ids) group.add(id);
	}
	return groups;
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
		target: readAlbum(context, itemIndex),
		ids: readMediaItemIds(context, itemIndex),
	});
	return await runAsOneJob(context, read, async (plans) => {
		const placed = await findAlbums(context, plans);
		const wanted = valuesOf(placed);
		const results = new Map<ChangedAlbum, IdResults>();
		for (const [album, ids] of groupByAlbum(wanted)) {
			results.set(album, await changeItems(context, change.method, album, [...ids]));
		}
		const outcomes = wanted.map((one) => outcomeOf(context, one, results.get(one.album)!, change));
		return mergeOutcomes(placed, outcomes);
	});
}
