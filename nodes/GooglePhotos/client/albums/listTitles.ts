import type { IExecuteFunctions } from 'n8n-workflow';
import { MAX_ALBUM_PAGE_SIZE, listAlbums } from '../api/albums';
import { eachItem } from '../api/pages';
import type { Album } from '../api/types';

/**
 * Of several albums with one title: one that holds something comes before an empty one, then the
 * smaller id. All processes come to the same choice without talking, whatever the order of Google's
 * list; an album that another process has begun to fill is never left.
 */
export function chooseAlbum(one: Album, other: Album): Album {
	const isEmpty = ({ mediaItemsCount }: Album) => Number(mediaItemsCount ?? 0) === 0;
	if (isEmpty(one) !== isEmpty(other)) return isEmpty(one) ? other : one;
	return one.id < other.id ? one : other;
}

/** The title by which an album is found: however Unicode composes its letters. */
const titleOf = ({ title }: Album) => (title ?? '').normalize();

/**
 * Walks through all albums of this OAuth client.
 * @param check called before each page; what it throws ends the walk
 * @returns the album to take for each title
 */
export async function listTitles(
	context: IExecuteFunctions,
	check: () => void,
): Promise<Map<string, Album>> {
	const found = new Map<string, Album>();
	const albums = eachItem(async (request) => {
		check();
		return await listAlbums(context, request);
	}, MAX_ALBUM_PAGE_SIZE);
	for await (const album of albums) {
		const known = found.get(titleOf(album));
		found.set(titleOf(album), known ? chooseAlbum(known, album) : album);
	}
	return found;
}
