import { batchRemoveMediaItems } from '../../client/api/albums';
import { changeAlbums } from './changeAlbumItems';
import { albumLocator } from '../../shared/fields/locators';
import { mediaItemIdsField } from '../../shared/fields/mediaItemIds';
import type { Operation } from '../../shared/operation/operation';

export const removeMediaItems: Operation = {
	option: {
		name: 'Remove Media Items',
		value: 'removeMediaItems',
		action: 'Remove media items from an album',
		description:
			'Take photos or videos out of an album this app created. They stay in the library, since Google lets no app delete them.',
	},
	fields: [albumLocator, mediaItemIdsField],

	async execute(context) {
		return await changeAlbums(context, {
			send: batchRemoveMediaItems,
			repeat: 'unsafe',
			sign: { deleted: true },
			done: 'removed',
		});
	},
};
