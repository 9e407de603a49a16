import type { ServiceContext } from '../service';
import { Seal } from './ids';

export const MEDIA_HOST = 'lh3.googleusercontent.com';
/** Where the bytes of videos are. */
export const VIDEO_HOST = 'video-downloads.googleusercontent.com';
/** Where the paths of base URLs begin. */
export const MEDIA_PATH = '/lr/';
/** Where the paths to the bytes of this API's videos begin. */
export const VIDEO_PATH = '/ABzBgw';
const LIFETIME_MS = 60 * 60 * 1000;
/** The id of the picture that an empty album shows as its cover. */
export const PLACEHOLDER = 'placeholder';

interface Capability {
	id: string;
	issued: number;
	generation: number;
}

/**
 * Base URLs: who has one may read the bytes, for 60 minutes.
 * https://developers.google.com/photos/library/guides/access-media-items
 */
export class BaseUrls {
	private readonly seal = new Seal();
	private generation = 0;

	/** @param prefix where the paths of these URLs begin. */
	constructor(
		private readonly context: ServiceContext,
		private readonly prefix = MEDIA_PATH,
		private readonly host = MEDIA_HOST,
	) {}

	/** @returns a fresh base URL of a media item (or PLACEHOLDER). */
	issue(id: string): string {
		const capability: Capability = {
			id,
			issued: this.context.now(),
			generation: this.generation,
		};
		return `https://${this.host}${this.prefix}${this.seal.close(capability)}`;
	}

	/** All base URLs given so far expire, as Google may do early. */
	revokeAll(): void {
		this.generation += 1;
	}

	/** @returns what the path (without the size suffix) stands for, or why it stands for nothing. */
	resolve(path: string): { id: string } | 'expired' | 'unknown' {
		if (!path.startsWith(this.prefix)) return 'unknown';
		const capability = this.seal.open<Capability>(path.slice(this.prefix.length));
		if (!capability) return 'unknown';
		const { id, issued, generation } = capability;
		const alive = this.context.now() - issued < LIFETIME_MS && generation === this.generation;
		return alive ? { id } : 'expired';
	}
}
