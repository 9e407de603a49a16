import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { PickedMediaItem } from '../../client/api/pickerTypes';
import type { Album, MediaItem, ShareInfo } from '../../client/api/types';
import { readSwitch } from './choices';

function toNumber(text: string | undefined): number | undefined {
	return text === undefined ? undefined : Number(text);
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
		mediaItemsCount: toNumber(album.mediaItemsCount) ?? 0,
		isWriteable: album.isWriteable ?? false,
		coverPhotoMediaItemId: album.coverPhotoMediaItemId,
		coverPhotoBaseUrl: album.coverPhotoBaseUrl,
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

/** A media item's useful fields, flat; `videoStatus` only for videos. */
export function simplifyMediaItem(item: MediaItem): IDataObject {
	const metadata = item.mediaMetadata;
	return withoutUndefined({
		id: item.id,
		filename: item.filename,
		mimeType: item.mimeType,
		description: item.description,
		creationTime: metadata?.creationTime,
		width: toNumber(metadata?.width),
		height: toNumber(metadata?.height),
		productUrl: item.productUrl,
		baseUrl: item.baseUrl,
		videoStatus: metadata?.video?.status,
	});
}

/** A picked item's useful fields under the names of `simplifyMediaItem`, and its session. */
export function simplifyPickedItem(item: PickedMediaItem, sessionId: string): IDataObject {
	const file = item.mediaFile;
	const metadata = file?.mediaFileMetadata;
	return withoutUndefined({
		id: item.id,
		filename: file?.filename,
		mimeType: file?.mimeType,
		creationTime: item.createTime,
		width: metadata?.width,
		height: metadata?.height,
		baseUrl: file?.baseUrl,
		videoStatus: metadata?.videoMetadata?.processingStatus,
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
