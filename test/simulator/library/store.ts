import type { Album, MediaItem } from './types';

/** The libraries of all people. */
export class Store {
	private readonly items = new Map<string, MediaItem>();
	private readonly albumsById = new Map<string, Album>();
	/** Media item ids by person and digest, to find the same bytes again. */
	private readonly byDigest = new Map<string, string>();
	private readonly sorted = new Map<string, MediaItem[]>();
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

	clear(): void {
		this.items.clear();
		this.albumsById.clear();
		this.byDigest.clear();
		this.sorted.clear();
		this.lastSerial = 0;
	}
}

const digestKey = (userId: string, sha256: string) => `${userId}\n${sha256}`;
