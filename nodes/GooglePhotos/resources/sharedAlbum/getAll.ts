import { listSharedAlbums } from '../../client/api/sharedAlbums';
import { albumListFields, listAlbumsFor } from '../../shared/fields/albumListing';
import { removedNotice } from '../../shared/fields/commonFields';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifySharedAlbum } from '../../shared/operation/simplify';

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many shared albums (removed by Google)',
		description:
			'Removed by Google on March 31, 2025: retrieve the albums that the connected account shared or joined',
	},
	fields: [removedNotice, ...albumListFields],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			return await listAlbumsFor(context, itemIndex, listSharedAlbums, {
				simplify: simplifySharedAlbum,
				whenEmpty: 'No shared album was found: this account has neither shared nor joined one.',
			});
		});
	},
};
