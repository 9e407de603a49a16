import { ALBUMS_A_PAGE, createAlbum, listAlbums } from './albums';
import { OneAtATime } from './parallel';
import { eachItem } from './pages';
import { CREDENTIAL, type PhotosContext } from './request';
import type { Album } from './types';

/** An album found by its title, or made because there was none. */
export interface NamedAlbum {
	album: Album;
	created: boolean;
}

/**
 * Runs that start together (a burst of webhooks) would each find no album and each make one, so
 * within this n8n process one looks and makes while the others of the same account wait.
 */
const queues = new Map<string, OneAtATime>();

function queueOf(context: PhotosContext): OneAtATime {
	const account = context.getNode().credentials?.[CREDENTIAL]?.id ?? '';
	const queue = queues.get(account) ?? new OneAtATime();
	queues.set(account, queue);
	return queue;
}

/**
 * Finds albums of this app by their exact titles and makes those that are missing, once each.
 * One walk through the album list serves all titles and ends as soon as the last one is found.
 * Of several albums with one title the first in Google's list is taken.
 *
 * @param titles repeats are allowed
 * @returns an album for every title
 */
export async function findOrCreateAlbums(
	context: PhotosContext,
	titles: Iterable<string>,
): Promise<Map<string, NamedAlbum>> {
	const missing = new Set(titles);
	if (missing.size === 0) return new Map();
	return await queueOf(context).run(async () => {
		const found = new Map<string, NamedAlbum>();
		const albums = eachItem(
			async (pageSize, pageToken) => await listAlbums(context, pageSize, pageToken),
			ALBUMS_A_PAGE,
		);
		for await (const album of albums) {
			if (!missing.delete(album.title ?? '')) continue;
			found.set(album.title ?? '', { album, created: false });
			if (missing.size === 0) return found;
		}
		for (const title of missing) {
			found.set(title, { album: await createAlbum(context, title), created: true });
		}
		return found;
	});
}
