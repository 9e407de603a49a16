import { shareAlbum } from '../../client/api/sharedAlbums';
import { readAlbum, resolveAlbumId } from '../../shared/fields/albums';
import { optionsField, removedNotice } from '../../shared/fields/commonFields';
import { albumLocator } from '../../shared/fields/locators';
import { readCollection, readSwitch } from '../../shared/operation/choices';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyShareInfo } from '../../shared/operation/simplify';

export const share: Operation = {
	option: {
		name: 'Share',
		value: 'share',
		action: 'Share an album (removed by Google)',
		description: 'Removed by Google on March 31, 2025: share an album created through n8n by link',
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
			const album = readAlbum(context, itemIndex);
			const options = readCollection(context, itemIndex, 'options', 'Options');
			const permissions = {
				isCollaborative: readSwitch(context, 'Allow Adding Media Items', options.isCollaborative),
				isCommentable: readSwitch(context, 'Allow Comments', options.isCommentable),
			};
			const albumId = await resolveAlbumId(context, album);
			const info = await shareAlbum(context, albumId, permissions);
			return { albumId, ...simplifyShareInfo(info) };
		});
	},
};
