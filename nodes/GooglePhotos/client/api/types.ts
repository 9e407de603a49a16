/**
 * Google's JSON, as the API sends it: int64 values are strings, empty values are left out.
 * https://developers.google.com/photos/library/reference/rest
 */

/** https://developers.google.com/photos/library/reference/rest/v1/albums#Album */
export interface Album {
	id: string;
	title?: string;
	productUrl?: string;
	isWriteable?: boolean;
	mediaItemsCount?: string;
	coverPhotoBaseUrl?: string;
	coverPhotoMediaItemId?: string;
	/** Only where the removed sharing scope still holds. */
	shareInfo?: ShareInfo;
}

/** https://developers.google.com/photos/library/reference/rest/v1/albums#ShareInfo */
export interface ShareInfo {
	sharedAlbumOptions?: { isCollaborative?: boolean; isCommentable?: boolean };
	shareableUrl?: string;
	shareToken?: string;
	isJoined?: boolean;
	isOwned?: boolean;
	isJoinable?: boolean;
}

/** https://developers.google.com/photos/library/reference/rest/v1/mediaItems#MediaItem */
export interface MediaItem {
	id: string;
	description?: string;
	productUrl?: string;
	baseUrl?: string;
	mimeType?: string;
	filename?: string;
	mediaMetadata?: MediaMetadata;
}

/** Exactly one of `photo` and `video` is present; it may be empty. */
export interface MediaMetadata {
	creationTime?: string;
	width?: string;
	height?: string;
	photo?: { [detail: string]: string | number };
	video?: { status?: VideoStatus; [detail: string]: string | number | undefined };
}

export type VideoStatus = 'UNSPECIFIED' | 'PROCESSING' | 'READY' | 'FAILED';

/** google.rpc.Status: `code` is left out when it is 0, which means success. */
export interface RpcStatus {
	code?: number;
	message?: string;
}

/** https://developers.google.com/photos/library/reference/rest/v1/AlbumPosition */
export interface AlbumPosition {
	position: 'FIRST_IN_ALBUM' | 'LAST_IN_ALBUM' | 'AFTER_MEDIA_ITEM' | 'AFTER_ENRICHMENT_ITEM';
	relativeMediaItemId?: string;
	relativeEnrichmentItemId?: string;
}

/** https://developers.google.com/photos/library/reference/rest/v1/mediaItems/batchCreate#NewMediaItem */
export interface NewMediaItem {
	description?: string;
	simpleMediaItem: { uploadToken: string; fileName?: string };
}

/** One per item sent; paired by its upload token. */
export interface NewMediaItemResult {
	uploadToken?: string;
	status?: RpcStatus;
	mediaItem?: MediaItem;
}

/** One per requested id: the media item, or a status that says why not. */
export interface MediaItemResult {
	mediaItem?: MediaItem;
	status?: RpcStatus;
}
