/** A title may be changed, or an album deleted, where this process does not see it. */
const MEMORY_MS = 10 * 60_000;

/** What is remembered of an album. */
interface KnownAlbum {
	id: string;
	title?: string;
}

/** Which album has which title, by account, for ten minutes. */
export class AlbumMemory {
	private readonly accounts = new Map<string, Map<string, { id: string; at: number }>>();

	/** @param title in Unicode NFC */
	recall(account: string, title: string): string | undefined {
		const known = this.accounts.get(account)?.get(title);
		return known && Date.now() - known.at <= MEMORY_MS ? known.id : undefined;
	}

	/** Remembers these albums, and forgets what is too old. */
	remember(account: string, albums: Iterable<[title: string, album: KnownAlbum]>): void {
		const now = Date.now();
		const old = [...(this.accounts.get(account) ?? [])];
		const titles = new Map(old.filter(([, { at }]) => now - at <= MEMORY_MS));
		for (const [title, { id }] of albums) titles.set(title, { id, at: now });
		this.accounts.set(account, titles);
	}

	/** The album is gone, or has another title. */
	forget(id: string): void {
		for (const titles of this.accounts.values()) {
			for (const [title, known] of titles) if (known.id === id) titles.delete(title);
		}
	}
}
