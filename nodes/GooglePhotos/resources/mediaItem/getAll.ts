import { MAX_MEDIA_ITEM_PAGE_SIZE, listMediaItems } from '../../client/api/mediaItems';
import {
	ownItemsNotice,
	returnAllAndLimit,
	simplifyMediaItemsField,
} from '../../shared/fields/commonFields';
import { explainEmptyList, listFor } from '../../shared/fields/listing';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyMediaItem } from '../../shared/operation/simplify';

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many media items',
		description:
			'Retrieve a list of the photos and videos created through n8n (with this OAuth client)',
	},
	fields: [ownItemsNotice, ...returnAllAndLimit, simplifyMediaItemsField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			return await listFor(context, itemIndex, {
				fetchPage: async (request) => await listMediaItems(context, request),
				maxPageSize: MAX_MEDIA_ITEM_PAGE_SIZE,
				simplify: simplifyMediaItem,
				whenEmpty: explainEmptyList('No media item was found.'),
			});
		});
	},
};
