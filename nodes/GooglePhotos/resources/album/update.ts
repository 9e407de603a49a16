import type { IExecuteFunctions } from 'n8n-workflow';
import { LONGEST_TITLE, patchAlbum, type AlbumChanges } from '../../client/api/albums';
import { inputError, requiredText } from '../../shared/operation/inputErrors';
import {
	albumIdOf,
	albumLocator,
	coverPhotoLocator,
	locatedIn,
	mediaItemIdIn,
} from '../../shared/fields/locators';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyAlbum } from '../../shared/operation/simplify';

function changesOf(context: IExecuteFunctions, itemIndex: number): AlbumChanges {
	const fields = context.getNodeParameter('updateFields', itemIndex, {});
	const changes: AlbumChanges = {};
	if (fields.title !== undefined) {
		changes.title = requiredText(context, 'Title', fields.title, LONGEST_TITLE);
	}
	if (fields.coverPhotoMediaItemId !== undefined) {
		const located = locatedIn(fields.coverPhotoMediaItemId);
		changes.coverPhotoMediaItemId = mediaItemIdIn(context, located, 'Cover Photo');
	}
	if (Object.keys(changes).length > 0) return changes;
	throw inputError(
		context,
		"'Update Fields' is empty, so there is nothing to change",
		"Add 'Title' or 'Cover Photo' to it.",
	);
}

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update an album',
		description: 'Change the title or the cover photo of an album this app created',
	},
	fields: [
		albumLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'What to change. Everything else stays as it is.',
			options: [
				coverPhotoLocator,
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Summer 2026',
					description: 'The new name of the album, up to 500 characters',
				},
			],
		},
	],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const albumId = albumIdOf(context, itemIndex);
			return simplifyAlbum(await patchAlbum(context, albumId, changesOf(context, itemIndex)));
		});
	},
};
