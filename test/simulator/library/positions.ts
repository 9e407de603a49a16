/**
 * Places in an album.
 * https://developers.google.com/photos/library/reference/rest/v1/AlbumPosition
 */
import { invalid } from './errors';
import type { ReadMessage } from './messages';
import type { Album, AlbumEntry } from './types';

export const MAX_ALBUM_ITEMS = 20_000;

export const albumPositionFields = {
	position: {
		enumName: 'google.photos.library.v1.AlbumPosition.PositionType',
		values: [
			'POSITION_TYPE_UNSPECIFIED',
			'FIRST_IN_ALBUM',
			'LAST_IN_ALBUM',
			'AFTER_MEDIA_ITEM',
			'AFTER_ENRICHMENT_ITEM',
		],
	},
	relativeMediaItemId: 'string',
	relativeEnrichmentItemId: 'string',
} as const;

export type AlbumPosition = ReadMessage<typeof albumPositionFields>;

/**
 * @returns the entry after which to insert: `first`, `last`, or an entry of the album.
 * @throws ApiError 400 for a position that this album does not have.
 */
export function findPosition(album: Album, at: AlbumPosition = {}): 'first' | 'last' | AlbumEntry {
	const { relativeMediaItemId = '', relativeEnrichmentItemId = '' } = at;
	const after = (kind: AlbumEntry['kind'], id: string, other: string): AlbumEntry => {
		const entry = album.entries.find((candidate) => candidate.kind === kind && candidate.id === id);
		if (!entry || other !== '') throw invalid('Invalid album position.');
		return entry;
	};
	switch (at.position) {
		case 'AFTER_MEDIA_ITEM':
			return after('media', relativeMediaItemId, relativeEnrichmentItemId);
		case 'AFTER_ENRICHMENT_ITEM':
			return after('enrichment', relativeEnrichmentItemId, relativeMediaItemId);
		default:
			if (relativeMediaItemId !== '' || relativeEnrichmentItemId !== '') {
				throw invalid('Invalid album position.');
			}
			return at.position === 'FIRST_IN_ALBUM' ? 'first' : 'last';
	}
}

/** Inserts entries together, in their order. A media item that is already there stays where it is. */
export function insert(
	album: Album,
	entries: readonly AlbumEntry[],
	position: ReturnType<typeof findPosition>,
): void {
	const fresh: AlbumEntry[] = [];
	for (const entry of entries) {
		if (entry.kind === 'media') {
			if (album.mediaItemIds.has(entry.id)) continue;
			album.mediaItemIds.add(entry.id);
		}
		fresh.push(entry);
	}
	const index =
		position === 'first'
			? 0
			: position === 'last'
				? album.entries.length
				: album.entries.indexOf(position) + 1;
	album.entries.splice(index, 0, ...fresh);
}

/** @throws ApiError 400 if the album would have more than 20,000 items. */
export function checkCapacity(album: Album, more: number): void {
	if (album.mediaItemIds.size + more > MAX_ALBUM_ITEMS) {
		throw invalid(`The album cannot hold more than ${MAX_ALBUM_ITEMS} media items.`);
	}
}
