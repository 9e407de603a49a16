import { batchAddMediaItems } from '../../client/api/albums';
import { changeAlbums } from './changeAlbumItems';
import { albumLocator } from '../../shared/fields/locators';
import { mediaItemIdsField } from '../../shared/fields/mediaItemIds';
import type { Operation } from '../../shared/operation/operation';

export const addMediaItems: Operation = {
	option: {
		name: 'Add Media Items',
		value: 'addMediaItems',
		action: 'Add media items to an album',
		description:
			'Put photos or videos this app created into an album this app created, at its end. What is in the album already stays where it is.',
	},
	fields: [albumLocator, mediaItemIdsField],

	async execute(context) {
		return await changeAlbums(context, {
			send: batchAddMediaItems,
			repeat: 'safe',
			sign: { success: true },
			done: 'added',
		});
	},
};
