import { listAlbums } from '../../client/api/albums';
import { albumListFields, listAlbumsFor } from '../../shared/fields/albumListing';
import { ownItemsNotice } from '../../shared/fields/commonFields';
import { explainEmptyList } from '../../shared/fields/listing';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyAlbum } from '../../shared/operation/simplify';

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many albums',
		description: 'Retrieve a list of the albums created through n8n (with this OAuth client)',
	},
	fields: [ownItemsNotice, ...albumListFields],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			return await listAlbumsFor(context, itemIndex, listAlbums, {
				simplify: simplifyAlbum,
				whenEmpty: explainEmptyList('No album was found.'),
			});
		});
	},
};
