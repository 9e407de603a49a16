import { unshareAlbum } from '../../client/api/sharedAlbums';
import { readAlbum, resolveAlbumId } from '../../shared/fields/albums';
import { removedNotice } from '../../shared/fields/commonFields';
import { albumLocator } from '../../shared/fields/locators';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';

export const unshare: Operation = {
	option: {
		name: 'Unshare',
		value: 'unshare',
		action: 'Unshare an album (removed by Google)',
		description:
			'Removed by Google on March 31, 2025: end the sharing of an album created through n8n',
	},
	fields: [removedNotice, albumLocator],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const albumId = await resolveAlbumId(context, readAlbum(context, itemIndex));
			await unshareAlbum(context, albumId);
			return { success: true, albumId };
		});
	},
};
