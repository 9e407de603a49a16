import { LONGEST_DESCRIPTION, patchMediaItem } from '../../client/api/mediaItems';
import { checkedText } from '../../shared/operation/inputErrors';
import { mediaItemIdOf, mediaItemLocator } from '../../shared/fields/locators';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyMediaItem } from '../../shared/operation/simplify';

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a media item',
		description:
			'Change the description of a photo or video this app created; the API can change nothing else of it',
	},
	fields: [
		mediaItemLocator,
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Sunset over the bay',
			hint: 'Leave empty to take the description away',
			description:
				'The new text shown with the photo or video, up to 1000 characters. It takes the place of the present one.',
		},
	],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const mediaItemId = mediaItemIdOf(context, itemIndex);
			const value = context.getNodeParameter('description', itemIndex, '');
			const description = checkedText(context, 'Description', value, LONGEST_DESCRIPTION);
			return simplifyMediaItem(await patchMediaItem(context, mediaItemId, description));
		});
	},
};
