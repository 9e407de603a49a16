import { albumLocator } from '../../shared/fields/locators';
import { mediaItemIdsField } from '../../shared/fields/mediaItemIds';
import type { Operation } from '../../shared/operation/operation';
import { changeAlbumItems } from './changeAlbumItems';

export const addMediaItems: Operation = {
	option: {
		name: 'Add Media Items',
		value: 'addMediaItems',
		action: 'Add media items to an album',
		description:
			'Put photos or videos created through n8n at the end of an album created through n8n. What is in the album already stays where it is.',
	},
	fields: [albumLocator, mediaItemIdsField],

	async execute(context) {
		return await changeAlbumItems(context, {
			method: 'albums.batchAddMediaItems',
			confirmation: { success: true },
			pastTense: 'added',
		});
	},
};
