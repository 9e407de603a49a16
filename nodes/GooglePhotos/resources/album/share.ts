import { shareAlbum } from '../../client/api/sharedAlbums';
import { optionsField, removedNotice } from '../../shared/fields/commonFields';
import { albumLocator, readAlbumId } from '../../shared/fields/locators';
import { isTrue } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyShareInfo } from '../../shared/operation/simplify';

export const share: Operation = {
	option: {
		name: 'Share',
		value: 'share',
		action: 'Share an album',
		description: 'Removed by Google on March 31, 2025: share an album this app created, by link',
	},
	fields: [
		removedNotice,
		albumLocator,
		optionsField(
			{
				displayName: 'Allow Adding Media Items',
				name: 'isCollaborative',
				type: 'boolean',
				default: false,
				description: 'Whether people who joined the album may add photos and videos to it',
			},
			{
				displayName: 'Allow Comments',
				name: 'isCommentable',
				type: 'boolean',
				default: false,
				description: 'Whether people who joined the album may comment in it',
			},
		),
	],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const albumId = readAlbumId(context, itemIndex);
			const { isCollaborative, isCommentable } = context.getNodeParameter('options', itemIndex, {});
			const info = await shareAlbum(context, albumId, {
				isCollaborative: isTrue(isCollaborative),
				isCommentable: isTrue(isCommentable),
			});
			return { albumId, ...simplifyShareInfo(info) };
		});
	},
};
