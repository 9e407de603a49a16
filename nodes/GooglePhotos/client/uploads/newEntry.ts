import type { AlbumPosition } from '../api/types';

/** A media item to create, and where it goes. */
export interface NewEntry {
	fileName?: string;
	description?: string;
	albumId?: string;
	position?: AlbumPosition;
	/** For an album found by its title: looks for it once more and puts its id into `albumId`. */
	findAlbumAgain?: () => Promise<void>;
}

/** Where the upload tokens of the entries come from. */
export interface TokenSource {
	/** The token of an entry, as soon as its bytes are at Google. */
	getToken: (index: number) => Promise<string>;
	/** Sends the bytes of an entry again for another token; absent where only tokens are known. */
	renewToken?: (index: number) => Promise<string>;
}
