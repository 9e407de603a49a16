/**
 * Albums and media items as the API shows them. Fields with default values are left out, as in all
 * JSON that Google makes from messages; 64-bit numbers are strings.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems#MediaItem
 * https://developers.google.com/photos/library/reference/rest/v1/albums#Album
 */
import type { Grant } from '../service';
import { PLACEHOLDER } from './baseUrls';
import { SCOPES } from './methods';
import type { Album, MediaItem, VideoStatus } from './types';
import { hasSharingScope, isAlbumWritable } from './visibility';
import type { LibraryState } from './state';

const PRODUCT = 'https://photos.google.com/lr';

/** @returns the message without undefined, false, 0, '' and empty lists. */
export function withoutDefaults<T extends object>(message: T): Partial<T> {
	const isSet = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
	return Object.fromEntries(
		Object.entries(message).filter(([, value]) => isSet(value)),
	) as Partial<T>;
}

/** RFC 3339 in UTC; without a fraction where there is none. */
export function timestamp(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/** A video is PROCESSING for some seconds after its upload. */
export function videoStatus(state: LibraryState, item: MediaItem): VideoStatus {
	if (item.videoStatus) return item.videoStatus;
	const age = state.context.now() - item.uploadedAt;
	return age < state.settings.videoProcessingSeconds * 1000 ? 'PROCESSING' : 'READY';
}

/**
 * @param album the album that was searched, if one was: the product URL points into it.
 */
export function mediaItemResource(state: LibraryState, item: MediaItem, album?: Album): object {
	return {
		...mediaItemWithoutBytes(state, item, album),
		baseUrl: state.baseUrls.issue(item.id),
	};
}

/** As in the response of batchCreate, which in the guide's sample has no base URL yet. */
export function mediaItemWithoutBytes(state: LibraryState, item: MediaItem, album?: Album): object {
	const { cameraMake, cameraModel, focalLength, apertureFNumber, isoEquivalent } = item.camera;
	const { exposureSeconds } = item.camera;
	const isVideo = item.kind === 'video';
	const status = isVideo ? videoStatus(state, item) : undefined;
	const photo = withoutDefaults({
		cameraMake,
		cameraModel,
		focalLength,
		apertureFNumber,
		isoEquivalent,
		exposureTime:
			exposureSeconds === undefined ? undefined : `${Number(exposureSeconds.toFixed(9))}s`,
	});
	const fps = status === 'READY' ? 30 : undefined;
	const video = withoutDefaults({ cameraMake, cameraModel, fps, status });
	const path = album ? `album/${album.id}/photo/${item.id}` : `photo/${item.id}`;
	return withoutDefaults({
		id: item.id,
		description: item.description,
		productUrl: `${PRODUCT}/${path}`,
		mimeType: item.mimeType,
		mediaMetadata: withoutDefaults({
			creationTime: timestamp(item.creationTime),
			width: item.width === undefined ? undefined : String(item.width),
			height: item.height === undefined ? undefined : String(item.height),
			...(isVideo ? { video } : { photo }),
		}),
		filename: item.filename,
	});
}

/** A new album: as in the reference's sample without a count and a cover. */
export function newAlbumResource(state: LibraryState, grant: Grant, album: Album): object {
	return withoutDefaults({
		id: album.id,
		title: album.title,
		productUrl: `${PRODUCT}/album/${album.id}`,
		isWriteable: isAlbumWritable(grant, album) && opensAdding(state, grant),
	});
}

/** An album as all methods show it but the one that creates it. */
export function albumResource(state: LibraryState, grant: Grant, album: Album): object {
	const cover = coverOf(album);
	const count = album.mediaItemIds.size;
	return withoutDefaults({
		...newAlbumResource(state, grant, album),
		shareInfo: hasSharingScope(state, grant) ? shareInfoResource(grant, album) : undefined,
		mediaItemsCount: count === 0 ? '' : String(count),
		coverPhotoBaseUrl: state.baseUrls.issue(cover ?? PLACEHOLDER),
		coverPhotoMediaItemId: cover,
	});
}

/** @returns undefined for an album that is not shared. */
export function shareInfoResource(grant: Grant, album: Album): object | undefined {
	const { sharing } = album;
	if (!sharing) return undefined;
	const { isCollaborative, isCommentable } = sharing;
	const isOwned = album.userId === grant.userId;
	return withoutDefaults({
		sharedAlbumOptions: withoutDefaults({ isCollaborative, isCommentable }),
		shareableUrl: `https://photos.app.goo.gl/${sharing.token.slice(-17)}`,
		shareToken: sharing.token,
		isJoined: isOwned || sharing.members.has(grant.userId),
		isOwned,
		isJoinable: true,
	});
}

function coverOf(album: Album): string | undefined {
	const chosen = album.coverPhotoMediaItemId;
	if (chosen !== undefined && album.mediaItemIds.has(chosen)) return chosen;
	return album.entries.find(({ kind }) => kind === 'media')?.id;
}

function opensAdding(state: LibraryState, { scopes }: Grant): boolean {
	if (scopes.has(SCOPES.append)) return true;
	return state.context.mode === 'legacy' && (scopes.has(SCOPES.all) || scopes.has(SCOPES.sharing));
}
