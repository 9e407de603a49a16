import { listSharedAlbums } from '../../client/api/sharedAlbums';
import { albumListFields, listAlbumsFor } from '../../shared/albumListing';
import { removedNotice } from '../../shared/fields';
import type { Operation } from '../../shared/operation';
import { forEachItem } from '../../shared/outcomes';
import { simplifySharedAlbum } from '../../shared/simplify';

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many shared albums',
		description:
			'Removed by Google on 31 March 2025: retrieve the albums that the connected account shared or joined',
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
