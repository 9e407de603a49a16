import { getMediaItem } from '../../client/api/mediaItems';
import { ownItemsNotice, simplifyMediaItemsField } from '../../shared/fields/commonFields';
import { readMediaItemId } from '../../shared/fields/located';
import { mediaItemLocator } from '../../shared/fields/locators';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { readSimplify, simplifyMediaItem } from '../../shared/operation/simplify';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a media item',
		description:
			'Retrieve the details of one photo or video created through n8n (with this OAuth client)',
	},
	fields: [ownItemsNotice, mediaItemLocator, simplifyMediaItemsField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const simplify = readSimplify(context, itemIndex, simplifyMediaItem);
			return simplify(await getMediaItem(context, readMediaItemId(context, itemIndex)));
		});
	},
};
