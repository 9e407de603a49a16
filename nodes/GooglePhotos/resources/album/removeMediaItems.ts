import { albumLocator } from '../../shared/fields/locators';
import { mediaItemIdsField } from '../../shared/fields/mediaItemIds';
import type { Operation } from '../../shared/operation/operation';
import { changeAlbumItems } from './changeAlbumItems';

export const removeMediaItems: Operation = {
	option: {
		name: 'Remove Media Items',
		value: 'removeMediaItems',
		action: 'Remove media items from an album',
		description:
			'Take photos or videos out of an album created through n8n. They stay in the library, since Google lets no app delete them.',
	},
	fields: [albumLocator, mediaItemIdsField],

	async execute(context) {
		return await changeAlbumItems(context, {
			method: 'albums.batchRemoveMediaItems',
			confirmation: { removed: true },
			pastTense: 'removed',
		});
	},
};
