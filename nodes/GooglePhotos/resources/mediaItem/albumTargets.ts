import { isExpression, type IExecuteFunctions } from 'n8n-workflow';
import { LONGEST_TITLE } from '../../client/api/albums';
import { findOrCreateAlbums } from '../../client/albums/findOrCreate';
import { Brake } from '../../client/http/failFast';
import { requiredText } from '../../shared/operation/inputErrors';
import { albumIdIn, locatedIn, readLocator, type Located } from '../../shared/fields/locators';
import { readyOf, stoppedBy, type Prepared } from '../../shared/operation/prepare';

/** Where something is added: to the library only, or also to an album known by id or by title. */
export interface AlbumTarget {
	albumId?: string;
	albumTitle?: string;
}

/** By choice, and not because an expression has nothing for this item. */
function isLeftEmpty(context: IExecuteFunctions, { mode, value }: Located): boolean {
	const saved = locatedIn(context.getNode().parameters.albumId);
	return value === '' && mode === 'list' && !isExpression(saved.value);
}

/**
 * Reads the optional album of an upload.
 * @throws NodeOperationError naming 'Album' when what is given cannot be an album
 */
export function albumTargetOf(context: IExecuteFunctions, itemIndex: number): AlbumTarget {
	const located = readLocator(context, 'albumId', itemIndex);
	if (isLeftEmpty(context, located)) return {};
	if (located.mode !== 'name') return { albumId: albumIdIn(context, located) };
	return { albumTitle: requiredText(context, 'Album', located.value, LONGEST_TITLE) };
}

/**
 * Gives every item that names its album by title the album's id; albums that do not exist are made.
 * One look into the album list serves all items. A title without an album fails its items only.
 */
export async function resolveAlbumTitles<T extends AlbumTarget>(
	context: IExecuteFunctions,
	prepared: ReadonlyArray<Prepared<T>>,
): Promise<Array<Prepared<T>>> {
	const titles = readyOf(prepared).flatMap(({ albumTitle }) => albumTitle ?? []);
	const albums = await findOrCreateAlbums(context, titles, new Brake(!context.continueOnFail()));
	return prepared.map((item, itemIndex) => {
		const named = 'ready' in item ? albums.get(item.ready.albumTitle ?? '') : undefined;
		if (!('ready' in item) || !named) return item;
		if ('error' in named) return { failure: stoppedBy(context, named.error, itemIndex) };
		return { ready: { ...item.ready, albumId: named.album.id } };
	});
}
