import type { IExecuteFunctions } from 'n8n-workflow';
import { type AlbumChanges, MAX_TITLE_LENGTH, patchAlbum } from '../../client/api/albums';
import { readAlbum, resolveAlbumId } from '../../shared/fields/albums';
import { updateFieldsField } from '../../shared/fields/commonFields';
import { parseLocator, parseMediaItemId } from '../../shared/fields/located';
import { albumLocator, coverPhotoLocator } from '../../shared/fields/locators';
import { readCollection } from '../../shared/operation/choices';
import { inputError, readRequiredText } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyAlbum } from '../../shared/operation/simplify';

function readChanges(context: IExecuteFunctions, itemIndex: number): AlbumChanges {
	const fields = readCollection(context, itemIndex, 'updateFields', 'Update Fields');
	const changes: AlbumChanges = {};
	if ('title' in fields) {
		changes.title = readRequiredText(context, 'Title', fields.title, MAX_TITLE_LENGTH);
	}
	if ('coverPhotoMediaItemId' in fields) {
		const located = parseLocator(fields.coverPhotoMediaItemId);
		changes.coverPhotoMediaItemId = parseMediaItemId(context, located, 'Cover Photo');
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
		description: 'Change the title or the cover photo of an album created through n8n',
	},
	fields: [
		albumLocator,
		updateFieldsField(coverPhotoLocator, {
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Summer 2026',
			description: 'The new name of the album, up to 500 characters',
		}),
	],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const album = readAlbum(context, itemIndex);
			const changes = readChanges(context, itemIndex);
			const albumId = await resolveAlbumId(context, album);
			return simplifyAlbum(await patchAlbum(context, albumId, changes));
		});
	},
};
