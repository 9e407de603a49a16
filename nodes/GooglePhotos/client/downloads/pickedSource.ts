import type { PickedMediaItem } from '../api/pickerTypes';
import { type BaseUrlSource, MAX_BASE_URL_AGE_MS, type MediaFile } from './baseUrlSource';

function toMediaFile(item: PickedMediaItem): MediaFile<PickedMediaItem> {
	const { baseUrl, filename, mimeType, mediaFileMetadata } = item.mediaFile ?? {};
	return {
		item,
		name: filename ?? item.id,
		baseUrl,
		mimeType,
		isVideo: item.type === 'VIDEO' || (mimeType ?? '').startsWith('video/'),
		videoStatus: mediaFileMetadata?.videoMetadata?.processingStatus,
	};
}

/**
 * Base URLs of picked items. Listing the session again is the only way to new ones, so renewals that
 * are wanted together cost one listing.
 */
export class PickedSource implements BaseUrlSource<PickedMediaItem> {
	readonly method = 'pickedMediaItems.download';

	/** These addresses open only with the token of the person who picked. */
	readonly authenticated = true;

	private readonly items = new Map<string, PickedMediaItem>();

	private listedAt = Date.now();

	private relisting: Promise<void> | undefined;

	/** @param relist lists the same items again */
	constructor(
		items: readonly PickedMediaItem[],
		private readonly relist: () => Promise<PickedMediaItem[]>,
	) {
		this.keep(items);
	}

	async get(id: string): Promise<MediaFile<PickedMediaItem>> {
		if (Date.now() - this.listedAt > MAX_BASE_URL_AGE_MS) await this.listAgain();
		return toMediaFile(this.items.get(id)!);
	}

	async renew(id: string, seen: MediaFile<PickedMediaItem>): Promise<MediaFile<PickedMediaItem>> {
		if (this.items.get(id) === seen.item) await this.listAgain();
		return toMediaFile(this.items.get(id)!);
	}

	private async listAgain(): Promise<void> {
		this.relisting ??= this.relist()
			.then((items) => this.keep(items))
			.finally(() => (this.relisting = undefined));
		await this.relisting;
	}

	private keep(items: readonly PickedMediaItem[]): void {
		for (const item of items) this.items.set(item.id, item);
		this.listedAt = Date.now();
	}
}
