import type { IExecuteFunctions } from 'n8n-workflow';
import { LONGEST_TITLE } from '../client/albums';
import { findOrCreateAlbums } from '../client/albumsByTitle';
import { throwIfCancelled } from '../client/waiting';
import { requiredText } from './inputErrors';
import { albumIdIn, readLocator } from './locators';
import { stoppedBy, type Prepared } from './prepare';

/** Where something is added: to the library only, or also to an album known by id or by title. */
export interface AlbumTarget {
	albumId?: string;
	albumTitle?: string;
}

/**
 * Reads the optional album of an upload.
 * @throws NodeOperationError naming 'Album' when what is given cannot be an album
 */
export function albumTargetOf(context: IExecuteFunctions, itemIndex: number): AlbumTarget {
	const located = readLocator(context, 'albumId', itemIndex);
	if (located.value === '' && located.mode === 'list') return {};
	if (located.mode !== 'name') return { albumId: albumIdIn(context, located) };
	return { albumTitle: requiredText(context, 'Album', located.value, LONGEST_TITLE) };
}

/**
 * Gives every item that names its album by title the album's id; albums that do not exist are made.
 * One look into the album list serves all items. When it fails, just those items fail.
 */
export async function resolveAlbumTitles<T extends AlbumTarget>(
	context: IExecuteFunctions,
	prepared: ReadonlyArray<Prepared<T>>,
): Promise<Array<Prepared<T>>> {
	const titleOf = (item: Prepared<T>) => ('ready' in item ? item.ready.albumTitle : undefined);
	const titles = prepared.flatMap((item) => titleOf(item) ?? []);
	try {
		const albums = await findOrCreateAlbums(context, titles);
		return prepared.map((item) => {
			const albumId = albums.get(titleOf(item) ?? '')?.album.id;
			return 'ready' in item && albumId ? { ready: { ...item.ready, albumId } } : item;
		});
	} catch (error) {
		throwIfCancelled(context);
		return prepared.map((item, itemIndex) =>
			titleOf(item) ? { failure: stoppedBy(context, error as Error, itemIndex) } : item,
		);
	}
}
