import type { IExecuteFunctions } from 'n8n-workflow';
import { MAX_ALBUM_PAGE_SIZE, listAlbums } from '../api/albums';
import { eachItem } from '../api/pages';
import type { Album } from '../api/types';
import { failFastOf } from '../execution/failFast';
import { albumTitleQueues } from '../flow/processState';
import type { Result } from '../flow/result';
import { getAccountKey } from '../http/context';
import { createAlbumOnce } from './createAlbumOnce';

/** An album found by its title, or created because there was none. */
export interface NamedAlbum {
	album: Album;
	created: boolean;
}

/** One walk through the album list, which ends as soon as all titles are found. */
async function find(
	context: IExecuteFunctions,
	titles: ReadonlySet<string>,
): Promise<Map<string, Album>> {
	const found = new Map<string, Album>();
	const albums = eachItem(
		async (request) => await listAlbums(context, request),
		MAX_ALBUM_PAGE_SIZE,
	);
	for await (const album of albums) {
		const title = (album.title ?? '').normalize();
		if (titles.has(title) && !found.has(title)) found.set(title, album);
		if (found.size === titles.size) break;
	}
	return found;
}

/**
 * Finds albums of this OAuth client by their exact titles and creates those that are missing, once
 * each. Titles that differ only in how Unicode composes their letters are the same. Of several albums
 * with one title the first in Google's list is taken.
 *
 * @param titles repeats are allowed
 * @returns an album, or why there is none, for every title
 * @throws only when the execution is cancelled
 */
export async function findOrCreateAlbums(
	context: IExecuteFunctions,
	titles: readonly string[],
): Promise<Map<string, Result<NamedAlbum>>> {
	const wanted = new Set(titles.map((title) => title.normalize()));
	const results = new Map<string, Result<NamedAlbum>>();
	if (wanted.size === 0) return results;
	const failFast = failFastOf(context);
	const work = async () => {
		const found = await failFast.run(async () => await find(context, wanted));
		for (const title of wanted) {
			// Without the list it is not known whether the album exists, so none is created.
			if ('error' in found) results.set(title, found);
			else if (found.value.has(title)) {
				results.set(title, { value: { album: found.value.get(title)!, created: false } });
			} else {
				const create = async () => ({
					album: await createAlbumOnce(context, title),
					created: true,
				});
				results.set(title, await failFast.run(create));
			}
		}
	};
	await albumTitleQueues.get(getAccountKey(context)).run(work, context);
	return new Map(titles.map((title) => [title, results.get(title.normalize())!]));
}
