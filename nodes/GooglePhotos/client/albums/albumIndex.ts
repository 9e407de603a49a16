import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { MAX_ALBUM_PAGE_SIZE, listAlbums } from '../api/albums';
import { eachItem } from '../api/pages';
import type { Album } from '../api/types';

/** The albums of this OAuth client by their titles in Unicode NFC; a title may name several. */
export type AlbumIndex = ReadonlyMap<string, readonly Album[]>;

type IndexContext = IExecuteFunctions | ILoadOptionsFunctions;

const indexes = new WeakMap<IndexContext, Promise<AlbumIndex>>();

async function readIndex(context: IndexContext, interactive: boolean): Promise<AlbumIndex> {
	const index = new Map<string, Album[]>();
	const albums = eachItem(
		async (request) => await listAlbums(context, { ...request, interactive }),
		MAX_ALBUM_PAGE_SIZE,
	);
	for await (const album of albums) {
		const title = (album.title ?? '').normalize();
		const namesakes = index.get(title);
		if (namesakes) namesakes.push(album);
		else index.set(title, [album]);
	}
	return index;
}

/**
 * All albums by title. Google finds no album by its title, and only the whole list tells whether a
 * title stands for one album: it is read once per execution, with one request for 50 albums.
 *
 * @param interactive somebody waits for it in the editor
 * @throws NodeApiError as `listAlbums`, the same each time it is asked for in one execution
 */
export async function albumIndexOf(
	context: IndexContext,
	interactive: boolean = false,
): Promise<AlbumIndex> {
	const index = indexes.get(context) ?? readIndex(context, interactive);
	indexes.set(context, index);
	return await index;
}
