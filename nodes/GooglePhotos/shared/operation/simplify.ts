import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { PickedMediaItem } from '../../client/api/pickerTypes';
import type { Album, MediaItem, ShareInfo } from '../../client/api/types';
import { readSwitch, toNumber } from './choices';

/** The size of a preview: it fits into the square, and keeps its proportions. */
const PREVIEW = '=w1024-h1024';

/** Google sends counts and sizes as text; what is no number is left out. */
function toCount(text: string | undefined): number | undefined {
	const count = toNumber(text);
	return Number.isFinite(count) ? count : undefined;
}

/** A base URL works only with a suffix: https://developers.google.com/photos/library/guides/access-media-items#base-urls */
function withSuffix(baseUrl: string | undefined, suffix: string): string | undefined {
	return typeof baseUrl === 'string' && baseUrl !== '' ? baseUrl + suffix : undefined;
}

/**
 * Addresses that work as they are: the file itself (of a video only once Google has processed it)
 * and a picture of it. They expire with the base URL, 60 minutes after Google gave it.
 */
function addressesOf(
	baseUrl: string | undefined,
	mimeType: string | undefined,
	videoStatus: string | undefined,
): { downloadUrl?: string; previewUrl?: string } {
	const isVideo = videoStatus !== undefined || /^video\//.test(mimeType ?? '');
	const isReady = !isVideo || videoStatus === undefined || videoStatus === 'READY';
	return {
		downloadUrl: isReady ? withSuffix(baseUrl, isVideo ? '=dv' : '=d') : undefined,
		previewUrl: withSuffix(baseUrl, PREVIEW),
	};
}

/** Leaves out what Google did not send, so that the output holds no empty columns. */
export function withoutUndefined<T extends object>(fields: T): T {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** An album's useful fields; Google leaves the count out when it is 0. */
export function simplifyAlbum(album: Album): IDataObject {
	return withoutUndefined({
		id: album.id,
		title: album.title ?? '',
		productUrl: album.productUrl,
		mediaItemsCount: toCount(album.mediaItemsCount) ?? 0,
		isWriteable: album.isWriteable ?? false,
		coverPhotoMediaItemId: album.coverPhotoMediaItemId,
		coverPreviewUrl: withSuffix(album.coverPhotoBaseUrl, PREVIEW),
	});
}

/** How an album is shared, flat. */
export function simplifyShareInfo(info: ShareInfo): IDataObject {
	return withoutUndefined({
		shareToken: info.shareToken,
		shareableUrl: info.shareableUrl,
		isOwned: info.isOwned ?? false,
		isJoined: info.isJoined ?? false,
		isCollaborative: info.sharedAlbumOptions?.isCollaborative ?? false,
		isCommentable: info.sharedAlbumOptions?.isCommentable ?? false,
	});
}

/** A shared album's useful fields: the album's first, then how it is shared. */
export function simplifySharedAlbum(album: Album): IDataObject {
	const { id, title, productUrl, mediaItemsCount } = simplifyAlbum(album);
	return { id, title, productUrl, mediaItemsCount, ...simplifyShareInfo(album.shareInfo ?? {}) };
}

/** A media item's useful fields, flat; a video that cannot be downloaded yet has no `downloadUrl`. */
export function simplifyMediaItem(item: MediaItem): IDataObject {
	const metadata = item.mediaMetadata;
	return withoutUndefined({
		id: item.id,
		filename: item.filename,
		mimeType: item.mimeType,
		description: item.description,
		creationTime: metadata?.creationTime,
		width: toCount(metadata?.width),
		height: toCount(metadata?.height),
		productUrl: item.productUrl,
		...addressesOf(item.baseUrl, item.mimeType, metadata?.video?.status),
	});
}

/** A picked item's useful fields under the names of `simplifyMediaItem`, and its session. */
export function simplifyPickedItem(item: PickedMediaItem, sessionId: string): IDataObject {
	const file = item.mediaFile;
	const metadata = file?.mediaFileMetadata;
	const videoStatus = metadata?.videoMetadata?.processingStatus;
	return withoutUndefined({
		id: item.id,
		filename: file?.filename,
		mimeType: file?.mimeType,
		creationTime: item.createTime,
		width: metadata?.width,
		height: metadata?.height,
		...addressesOf(file?.baseUrl, file?.mimeType, videoStatus),
		videoStatus,
		sessionId,
	});
}

/**
 * Reads the Simplify toggle of an item.
 * @returns what makes its output of Google's JSON: flat fields, or the JSON untouched
 * @throws NodeOperationError naming 'Simplify'
 */
export function readSimplify<T>(
	context: IExecuteFunctions,
	itemIndex: number,
	simplify: (value: T) => IDataObject,
): (value: T) => IDataObject {
	const wanted = context.getNodeParameter('simplify', itemIndex, true);
	if (readSwitch(context, 'Simplify', wanted)) return simplify;
	return (value) => value as unknown as IDataObject;
}
