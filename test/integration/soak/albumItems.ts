import type { INodeExecutionData } from 'n8n-workflow';
import { jsonItems, locator } from '../support';
import type { SimulatedGoogle } from '../support/google';

/** Few, so that there are many requests. */
const ITEMS_PER_ALBUM = 2;

/** Parameters of Album: Add or Remove Media Items, of one media item for each input item. */
export const changeAlbum = (operation: 'addMediaItems' | 'removeMediaItems') => ({
	resource: 'album',
	operation,
	albumId: locator('id', '={{ $json.albumId }}'),
	mediaItemIds: '={{ $json.id }}',
});

/** Albums and media items, and an input item for each media item; neighbors are of different albums. */
export async function seedAlbums(
	google: SimulatedGoogle,
	count: number,
	isFull: boolean,
): Promise<INodeExecutionData[]> {
	const pairs: Array<{ albumId: string; id: string }> = [];
	for (let number = 0; number < count; number += ITEMS_PER_ALBUM) {
		const { albumIds, mediaItemIds } = await google.seed({
			albums: [`Album ${number}`],
			mediaItems: Math.min(ITEMS_PER_ALBUM, count - number),
			intoFirstAlbum: isFull,
		});
		pairs.push(...mediaItemIds.map((id) => ({ albumId: albumIds[0], id })));
	}
	return jsonItems(...pairs.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

/** What each album holds. */
export const albumContents = (google: SimulatedGoogle) =>
	google.library().albums.map(({ id, mediaItemIds }) => [id, mediaItemIds]);
