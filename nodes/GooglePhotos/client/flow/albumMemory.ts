/** A title may be changed, or an album deleted, where this process does not see it. */
const MEMORY_MS = 10 * 60_000;

/** What is remembered of an album. */
interface KnownAlbum {
	id: string;
	/** A walk through all albums has found no other of this title. */
	isOnly?: boolean;
}

/** Which album has which title, by account, for ten minutes. */
export class AlbumMemory {
	private readonly accounts = new Map<string, Map<string, KnownAlbum & { at: number }>>();

	private changes = 0;

	/** Differs from before when this process has given an album a title since then. */
	get changeCount(): number {
		return this.changes;
	}

	/** @param title in Unicode NFC */
	recall(account: string, title: string): string | undefined {
		return this.find(account, title)?.id;
	}

	/** As `recall`, where no other album has the title. */
	recallOnly(account: string, title: string): string | undefined {
		const known = this.find(account, title);
		return known?.isOnly ? known.id : undefined;
	}

	/** Remembers these albums, and forgets what is too old. */
	remember(account: string, albums: Iterable<[title: string, album: KnownAlbum]>): void {
		const now = Date.now();
		const old = [...(this.accounts.get(account) ?? [])];
		const titles = new Map(old.filter(([, { at }]) => now - at <= MEMORY_MS));
		for (const [title, { id, isOnly }] of albums) titles.set(title, { id, isOnly, at: now });
		this.accounts.set(account, titles);
	}

	/** An album, which may be another one, has this title now. */
	addNamesake(account: string, title: string): void {
		this.changes++;
		const known = this.accounts.get(account)?.get(title.normalize());
		if (known) known.isOnly = false;
	}

	/** The album is gone, or has another title. */
	forget(id: string): void {
		for (const titles of this.accounts.values()) {
			for (const [title, known] of titles) if (known.id === id) titles.delete(title);
		}
	}

	private find(account: string, title: string): KnownAlbum | undefined {
		const known = this.accounts.get(account)?.get(title);
		return known && Date.now() - known.at <= MEMORY_MS ? known : undefined;
	}
}
