import { forbidden } from './mediaBytes';

/**
 * The media host's own limit of downloads. In the run that was recorded it refused with 429 first,
 * then with 403 and 429 in turns, and never with words.
 */
export class MediaQuota {
	private left = Infinity;
	private refused = 0;

	/** @param downloads from now on; null for no limit. */
	set(downloads: number | null): void {
		this.left = downloads ?? Infinity;
		this.refused = 0;
	}

	/** Counts one download; gives the response where it is one too many. */
	refuse(): Response | undefined {
		this.left -= 1;
		if (this.left >= 0) return undefined;
		this.refused += 1;
		return this.refused % 2 === 1 ? new Response(null, { status: 429 }) : forbidden();
	}
}
