import type { Album, MediaItem } from './types';

/** The libraries of all people. */
export class Store {
	private readonly items = new Map<string, MediaItem>();
	private readonly albumsById = new Map<string, Album>();
	/** Media item ids by person and digest, to find the same bytes again. */
	private readonly byDigest = new Map<string, string>();
	private readonly sorted = new Map<string, MediaItem[]>();
	/** Ids of albums that their person has deleted. */
	private readonly deletedAlbums = new Set<string>();
	private lastSerial = 0;

	nextSerial(): number {
		return ++this.lastSerial;
	}

	addItem(item: MediaItem): void {
		this.items.set(item.id, item);
		this.byDigest.set(digestKey(item.userId, item.content.sha256), item.id);
		this.sorted.delete(item.userId);
	}

	item(id: string): MediaItem | undefined {
		return this.items.get(id);
	}

	itemOfDigest(userId: string, sha256: string): MediaItem | undefined {
		return this.items.get(this.byDigest.get(digestKey(userId, sha256)) ?? '');
	}

	/** Changes an item in place. */
	changeItem(item: MediaItem, changes: Partial<MediaItem>): void {
		Object.assign(item, changes);
		this.sorted.delete(item.userId);
	}

	/** A person's items, newest creation time first. */
	itemsOf(userId: string): readonly MediaItem[] {
		let items = this.sorted.get(userId);
		if (items === undefined) {
			items = [...this.items.values()].filter((item) => item.userId === userId);
			items.sort((a, b) => b.creationTime - a.creationTime || b.serial - a.serial);
			this.sorted.set(userId, items);
		}
		return items;
	}

	addAlbum(album: Album): void {
		this.albumsById.set(album.id, album);
	}

	album(id: string): Album | undefined {
		return this.albumsById.get(id);
	}

	/** In the order of their creation. */
	albums(): IterableIterator<Album> {
		return this.albumsById.values();
	}

	/** Removes an album, as its person may; what was in it stays. */
	deleteAlbum(id: string): void {
		this.albumsById.delete(id);
		this.deletedAlbums.add(id);
	}

	wasDeleted(albumId: string): boolean {
		return this.deletedAlbums.has(albumId);
	}

	/** Removes an item from the library and from all albums, as its person may. */
	deleteItem({ id, userId, content }: MediaItem): void {
		this.items.delete(id);
		this.byDigest.delete(digestKey(userId, content.sha256));
		this.sorted.delete(userId);
		for (const album of this.albumsById.values()) {
			if (!album.mediaItemIds.delete(id)) continue;
			album.entries = album.entries.filter((entry) => entry.kind !== 'media' || entry.id !== id);
		}
	}

	clear(): void {
		this.items.clear();
		this.albumsById.clear();
		this.byDigest.clear();
		this.deletedAlbums.clear();
		this.sorted.clear();
		this.lastSerial = 0;
	}
}

const digestKey = (userId: string, sha256: string) => `${userId}\n${sha256}`;
