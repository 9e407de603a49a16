import type { AlbumEntry } from './types';
import type { LibraryState } from './state';

/** What is in one person's library as created by one OAuth client (for assertions in tests). */
export interface LibrarySnapshot {
	albums: Array<{ id: string; title: string; mediaItemIds: string[]; enrichmentIds: string[] }>;
	mediaItems: Array<{
		id: string;
		filename: string;
		description: string;
		mimeType: string;
		bytes: number;
		sha256: string;
	}>;
}

/** @returns what one client made for one person: albums and items in the order of their creation. */
export function snapshotOf(
	{ store }: LibraryState,
	clientId: string,
	userId: string,
): LibrarySnapshot {
	const idsOf = (entries: readonly AlbumEntry[], kind: AlbumEntry['kind']) =>
		entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
	const albums = [...store.albums()]
		.filter((album) => album.userId === userId && album.clientId === clientId)
		.map(({ id, title, entries }) => ({
			id,
			title,
			mediaItemIds: idsOf(entries, 'media'),
			enrichmentIds: idsOf(entries, 'enrichment'),
		}));
	const mediaItems = store
		.itemsOf(userId)
		.filter((item) => item.clientId === clientId)
		.sort((a, b) => a.serial - b.serial)
		.map(({ id, filename, description, mimeType, content }) => ({
			id,
			filename,
			description,
			mimeType,
			bytes: content.size,
			sha256: content.sha256,
		}));
	return { albums, mediaItems };
}
