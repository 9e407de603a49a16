import type { MediaItem } from '../api/types';
import type { BaseUrlSource, MediaFile } from './baseUrlSource';
import type { MediaItemReader } from './mediaItemReader';

/** Google says that an item is a video by the key `video`, which may hold an empty object. */
function isVideo({ mediaMetadata, mimeType }: MediaItem): boolean {
	return mediaMetadata?.video !== undefined || (mimeType?.startsWith('video/') ?? false);
}

function toMediaFile(item: MediaItem): MediaFile<MediaItem> {
	return {
		item,
		name: item.filename ?? item.id,
		baseUrl: item.baseUrl,
		mimeType: item.mimeType,
		isVideo: isVideo(item),
		videoStatus: item.mediaMetadata?.video?.status,
	};
}

/** Base URLs of media items that this OAuth client created. */
export function librarySource(reader: MediaItemReader): BaseUrlSource<MediaItem> {
	return {
		method: 'mediaItems.download',
		authenticated: false,
		get: async (id) => toMediaFile(await reader.get(id)),
		renew: async (id, { item }) => toMediaFile(await reader.renew(id, item)),
	};
}
