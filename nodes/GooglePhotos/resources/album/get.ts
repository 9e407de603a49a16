import { getAlbum } from '../../client/api/albums';
import { ownItemsNotice, simplifyField } from '../../shared/fields/commonFields';
import { albumLocator, readAlbumId } from '../../shared/fields/locators';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { applySimplify, simplifyAlbum } from '../../shared/operation/simplify';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an album',
		description: 'Retrieve the title, address and number of items of one album this app created',
	},
	fields: [ownItemsNotice, albumLocator, simplifyField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const album = await getAlbum(context, readAlbumId(context, itemIndex));
			return applySimplify(context, itemIndex, album, simplifyAlbum);
		});
	},
};
