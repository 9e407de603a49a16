import { listMediaItems, MEDIA_ITEMS_A_PAGE } from '../../client/api/mediaItems';
import { ownItemsNotice, returnAllAndLimit, simplifyField } from '../../shared/fields/commonFields';
import { listFor, onlyOwn } from '../../shared/operation/listing';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyMediaItem } from '../../shared/operation/simplify';

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
			return await listFor(context, itemIndex, {
				fetchPage: async (pageSize, pageToken) =>
					await listMediaItems(context, pageSize, pageToken),
				largestPage: MEDIA_ITEMS_A_PAGE,
				simplify: simplifyMediaItem,
				whenEmpty: onlyOwn('No media item was found.'),
			});
		});
	},
};
