import { MAX_DESCRIPTION_LENGTH, patchMediaItem } from '../../client/api/mediaItems';
import { updateFieldsField } from '../../shared/fields/commonFields';
import { readMediaItemId } from '../../shared/fields/located';
import { mediaItemLocator } from '../../shared/fields/locators';
import { readCollection } from '../../shared/operation/choices';
import { inputError, isFromExpression, readText } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyMediaItem } from '../../shared/operation/simplify';

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a media item',
		description:
			'Change the description of a photo or video created through n8n; Google lets apps change nothing else of it',
	},
	fields: [
		mediaItemLocator,
		updateFieldsField({
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Sunset over the bay',
			hint: 'Leave empty to clear the description',
			description:
				'The new text shown with the photo or video, up to 1000 characters. It replaces the present one.',
		}),
	],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const mediaItemId = readMediaItemId(context, itemIndex);
			const fields = readCollection(context, itemIndex, 'updateFields', 'Update Fields');
			if (!('description' in fields)) {
				throw inputError(
					context,
					"'Update Fields' is empty, so there is nothing to change",
					"Add 'Description' to it.",
				);
			}
			const { description } = fields;
			const text = readText(context, 'Description', description, MAX_DESCRIPTION_LENGTH);
			const isNothing = text.trim() === '' && isFromExpression(context, 'updateFields.description');
			if (description === undefined || description === null || isNothing) {
				throw inputError(
					context,
					"'Description' is empty",
					'The expression returns nothing for this item. To clear the description, leave the field empty without an expression.',
				);
			}
			return simplifyMediaItem(await patchMediaItem(context, mediaItemId, text));
		});
	},
};
