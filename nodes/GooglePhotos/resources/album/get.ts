import { getAlbum } from '../../client/api/albums';
import { readAlbum, resolveAlbumId } from '../../shared/fields/albums';
import { ownItemsNotice, simplifyField } from '../../shared/fields/commonFields';
import { albumLocator } from '../../shared/fields/locators';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { readSimplify, simplifyAlbum } from '../../shared/operation/simplify';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an album',
		description:
			'Retrieve the title, address and number of items of one album created through n8n (with this OAuth client)',
	},
	fields: [ownItemsNotice, albumLocator, simplifyField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const simplify = readSimplify(context, itemIndex, simplifyAlbum);
			const album = readAlbum(context, itemIndex);
			return simplify(await getAlbum(context, await resolveAlbumId(context, album)));
		});
	},
};
