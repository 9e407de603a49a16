import type { IExecuteFunctions } from 'n8n-workflow';
import { findOrCreateAlbums } from '../../client/albums/findOrCreate';
import { type Result, valuesOf } from '../../client/flow/result';
import { type AlbumTarget, parseAlbumTarget } from '../../shared/fields/albums';
import { type Located, readLocator } from '../../shared/fields/located';
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

/**
 * Gives every item that names its album by title the album's id; albums that do not exist are
 * created. One walk through the album list serves all items. A title without an album fails its
 * items only.
 */
export async function resolveAlbumTitles<T extends AlbumTarget>(
	context: IExecuteFunctions,
	plans: readonly T[],
): Promise<Array<Result<T>>> {
	const titles = plans.flatMap(({ albumTitle }) => albumTitle ?? []);
	const albums = await findOrCreateAlbums(context, titles);
	for (const { album, created } of valuesOf([...albums.values()])) {
		if (created) rememberWork(context, `album ${album.id} was created`);
	}
	return plans.map((plan) => {
		const named = albums.get(plan.albumTitle ?? '');
		if (!named) return { value: plan };
		return 'error' in named ? named : { value: { ...plan, albumId: named.value.album.id } };
	});
}
