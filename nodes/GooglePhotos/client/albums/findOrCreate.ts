import { ALBUMS_A_PAGE, createAlbum, listAlbums } from '../api/albums';
import { Queues } from '../flow/concurrency';
import { eachItem } from '../api/pages';
import { accountOf, type PhotosContext } from '../http/request';
import type { Brake } from '../http/failFast';
import type { Album } from '../api/types';
import { throwIfCancelled } from '../flow/cancellation';

/** An album found by its title, or made because there was none. */
export interface NamedAlbum {
	album: Album;
	created: boolean;
}

/**
 * Runs that start together (a burst of webhooks) would each find no album and each make one, so
 * within this n8n process one looks and makes while the others of the same account wait.
 */
const lookups = new Queues();

/** What became of a title. */
export type TitleResult = NamedAlbum | { error: Error };

/** Takes out of `missing` what it finds. */
async function find(context: PhotosContext, missing: Set<string>): Promise<Map<string, Album>> {
	const found = new Map<string, Album>();
	const albums = eachItem(
		async (pageSize, pageToken) => await listAlbums(context, pageSize, pageToken),
		ALBUMS_A_PAGE,
	);
	for await (const album of albums) {
		const title = album.title ?? '';
		if (missing.delete(title)) found.set(title, album);
		if (missing.size === 0) break;
	}
	return found;
}

/**
 * Finds albums of this app by their exact titles and makes those that are missing, once each.
 * One walk through the album list serves all titles and ends as soon as the last one is found.
 * Of several albums with one title the first in Google's list is taken.
 *
 * @param titles repeats are allowed
 * @returns an album, or why there is none, for every title
 * @throws only when the execution is cancelled
 */
export async function findOrCreateAlbums(
	context: PhotosContext,
	titles: Iterable<string>,
	brake: Brake,
): Promise<Map<string, TitleResult>> {
	const missing = new Set(titles);
	const results = new Map<string, TitleResult>();
	if (missing.size === 0) return results;
	const fail = (title: string, error: unknown) => {
		throwIfCancelled(context);
		brake.failed(error as Error);
		results.set(title, { error: error as Error });
	};
	const work = async () => {
		try {
			const found = await find(context, missing);
			for (const [title, album] of found) results.set(title, { album, created: false });
		} catch (error) {
			// Whether an album is there already is not known now, so none is made.
			for (const title of titles) fail(title, error);
			return;
		}
		for (const title of missing) {
			try {
				brake.check(context);
				results.set(title, { album: await createAlbum(context, title), created: true });
			} catch (error) {
				fail(title, error);
			}
		}
	};
	await lookups.of(accountOf(context)).run(work, context);
	return results;
}
