import { getAlbum } from '../../client/api/albums';
import { ownItemsNotice, simplifyField } from '../../shared/fields';
import { albumIdOf, albumLocator } from '../../shared/locators';
import type { Operation } from '../../shared/operation';
import { forEachItem } from '../../shared/outcomes';
import { presented, simplifyAlbum } from '../../shared/simplify';

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
			const album = await getAlbum(context, albumIdOf(context, itemIndex));
			return presented(context, itemIndex, album, simplifyAlbum);
		});
	},
};
