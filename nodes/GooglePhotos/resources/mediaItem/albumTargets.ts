import type { IExecuteFunctions } from 'n8n-workflow';
import { findOrCreateAlbums } from '../../client/albums/findOrCreate';
import { albumMemory } from '../../client/flow/processState';
import { type Result, valuesOf } from '../../client/flow/result';
import type { NewEntry } from '../../client/uploads/newEntry';
import { type AlbumTarget, parseAlbumTarget } from '../../shared/fields/albums';
import { type Located, readLocator } from '../../shared/fields/located';
import { hintAtLeftOver } from '../../shared/operation/albumHints';
import { rememberWork } from '../../shared/operation/completedWork';
import { isFromExpression } from '../../shared/operation/inputErrors';

/** By choice, and not because an expression has nothing for this item. */
function isLeftEmpty(context: IExecuteFunctions, { value }: Located): boolean {
	const isExpression =
		isFromExpression(context, 'albumId') || isFromExpression(context, 'albumId.value');
	return value === '' && !isExpression;
}

/**
 * Reads the optional album of an upload.
 * @throws NodeOperationError naming 'Album' when what is given cannot be an album
 */
export function readAlbumTarget(context: IExecuteFunctions, itemIndex: number): AlbumTarget {
	const located = readLocator(context, 'albumId', itemIndex);
	if (isLeftEmpty(context, located)) return {};
	return parseAlbumTarget(context, located);
}

/** An album of these titles, or why there is none; says what was created on the way. */
async function findAlbums(context: IExecuteFunctions, titles: readonly string[]) {
	const albums = await findOrCreateAlbums(context, titles, true);
	for (const { album, created, leftOver } of valuesOf([...albums.values()])) {
		if (created) rememberWork(context, `album ${album.id} was created`);
		if (leftOver) hintAtLeftOver(context, leftOver);
	}
	return albums;
}

/**
 * Gives every item that names its album by title the album's id; albums that do not exist are
 * created. One walk through the album list serves all items, and those of the next minutes. A title
 * without an album fails its items only.
 */
export async function resolveAlbumTitles<T extends AlbumTarget>(
	context: IExecuteFunctions,
	plans: readonly T[],
): Promise<Array<Result<T & Pick<NewEntry, 'findAlbumAgain'>>>> {
	const titles = plans.flatMap(({ albumTitle }) => albumTitle ?? []);
	const albums = await findAlbums(context, titles);
	const placed = new Map<string, AlbumTarget[]>();
	return plans.map((plan) => {
		const title = plan.albumTitle ?? '';
		const named = albums.get(title);
		if (!named) return { value: plan };
		if ('error' in named) return named;
		const findAlbumAgain = async () => {
			const [first] = placed.get(title)!;
			albumMemory.forget(first.albumId!);
			const again = (await findAlbums(context, [title])).get(title)!;
			if ('error' in again) throw again.error;
			// The outcomes name the album in which the files are.
			for (const one of placed.get(title)!) one.albumId = again.value.album.id;
		};
		const value = { ...plan, albumId: named.value.album.id, findAlbumAgain };
		placed.set(title, [...(placed.get(title) ?? []), value]);
		return { value };
	});
}
