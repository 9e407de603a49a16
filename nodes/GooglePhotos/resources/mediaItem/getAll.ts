import { listMediaItems, MEDIA_ITEMS_A_PAGE } from '../../client/mediaItems';
import { collectItems } from '../../client/pages';
import { limitOf, ownItemsNotice, returnAllAndLimit, simplifyField } from '../../shared/fields';
import type { Operation } from '../../shared/operation';
import { forEachItem } from '../../shared/outcomes';
import { presented, simplifyMediaItem } from '../../shared/simplify';

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many media items',
		description: 'Retrieve a list of the photos and videos this app created',
	},
	fields: [ownItemsNotice, ...returnAllAndLimit, simplifyField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const items = await collectItems(
				async (pageSize, pageToken) => await listMediaItems(context, pageSize, pageToken),
				MEDIA_ITEMS_A_PAGE,
				limitOf(context, itemIndex),
			);
			return items.map((item) => presented(context, itemIndex, item, simplifyMediaItem));
		});
	},
};
