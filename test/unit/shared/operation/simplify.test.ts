import type { MediaItem } from '../../../../nodes/GooglePhotos/client/api/types';
import {
	simplifyAlbum,
	simplifyMediaItem,
	simplifySharedAlbum,
} from '../../../../nodes/GooglePhotos/shared/operation/simplify';

const baseUrl = 'https://lh3.test/p';

describe('what Google leaves out', () => {
	it('of an album', () => {
		expect(simplifyAlbum({ id: 'a' })).toEqual({
			id: 'a',
			title: '',
			mediaItemsCount: 0,
			isWriteable: false,
		});
	});

	it('of a shared album', () => {
		const flags = { isOwned: false, isJoined: false, isCollaborative: false, isCommentable: false };
		expect(simplifySharedAlbum({ id: 'a', title: 'Rome' })).toMatchObject(flags);
		const shareInfo = { shareToken: 't', isJoined: true };
		expect(simplifySharedAlbum({ id: 'a', title: 'Rome', shareInfo })).toMatchObject({
			...flags,
			shareToken: 't',
			isJoined: true,
		});
	});

	it.each<[Partial<MediaItem>, string | undefined]>([
		[{}, undefined],
		[{ baseUrl }, `${baseUrl}=d`],
		[{ baseUrl, mimeType: 'image/jpeg' }, `${baseUrl}=d`],
		[{ baseUrl, mimeType: 'video/mp4' }, `${baseUrl}=dv`],
		[{ baseUrl, mediaMetadata: { video: { status: 'READY' } } }, `${baseUrl}=dv`],
		[{ baseUrl, mediaMetadata: { video: { status: 'PROCESSING' } } }, undefined],
	])('of the media item %j', (fields, downloadUrl) => {
		expect(simplifyMediaItem({ id: 'm', ...fields }).downloadUrl).toBe(downloadUrl);
	});
});
