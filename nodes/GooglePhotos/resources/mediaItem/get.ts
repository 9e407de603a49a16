import { getMediaItem } from '../../client/api/mediaItems';
import { ownItemsNotice, simplifyField } from '../../shared/fields/commonFields';
import { mediaItemLocator, readMediaItemId } from '../../shared/fields/locators';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { applySimplify, simplifyMediaItem } from '../../shared/operation/simplify';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a media item',
		description: 'Retrieve the details of one photo or video this app created',
	},
	fields: [ownItemsNotice, mediaItemLocator, simplifyField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const item = await getMediaItem(context, readMediaItemId(context, itemIndex));
			return applySimplify(context, itemIndex, item, simplifyMediaItem);
		});
	},
};
