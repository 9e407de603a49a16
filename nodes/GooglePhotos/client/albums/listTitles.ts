import { MAX_ALBUM_PAGE_SIZE, listAlbums } from '../api/albums';
import { eachItem } from '../api/pages';
import type { Album } from '../api/types';
import { albumMemory } from '../flow/processState';
import { type PhotosContext, getAccountKey } from '../http/context';

/** The albums of this OAuth client by their titles in Unicode NFC; a title may name several. */
export type AlbumIndex = ReadonlyMap<string, readonly Album[]>;

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

/** How a walk through the list of albums is made. */
export interface WalkOptions {
	/** Somebody waits for it in the editor. */
	interactive?: boolean;
	/** Called before each page; what it throws ends the walk. */
	check?: () => void;
}

/**
 * Walks through all albums of this OAuth client, and remembers for the next minutes which album has
 * which title.
 * @throws as `listAlbums`
 */
export async function listTitles(
	context: PhotosContext,
	{ interactive, check = () => {} }: WalkOptions = {},
): Promise<AlbumIndex> {
	const changes = albumMemory.changeCount;
	const index = new Map<string, Album[]>();
	const albums = eachItem(async (request) => {
		check();
		return await listAlbums(context, { ...request, interactive });
	}, MAX_ALBUM_PAGE_SIZE);
	for await (const album of albums) {
		const namesakes = index.get(titleOf(album));
		if (namesakes) namesakes.push(album);
		else index.set(titleOf(album), [album]);
	}
	const isComplete = albumMemory.changeCount === changes;
	albumMemory.remember(
		getAccountKey(context),
		[...index].map(([title, namesakes]) => {
			const isOnly = isComplete && namesakes.length === 1;
			return [title, { id: namesakes.reduce(chooseAlbum).id, isOnly }];
		}),
	);
	return index;
}
