import { joinSharedAlbum } from '../../client/api/sharedAlbums';
import { removedNotice } from '../../shared/fields/commonFields';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifySharedAlbum } from '../../shared/operation/simplify';
import { readShareToken, shareTokenField } from './shareToken';

export const join: Operation = {
	option: {
		name: 'Join',
		value: 'join',
		action: 'Join a shared album (removed by Google)',
		description:
			'Removed by Google on March 31, 2025: join a shared album with the connected account',
	},
	fields: [removedNotice, shareTokenField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			return simplifySharedAlbum(
				await joinSharedAlbum(context, readShareToken(context, itemIndex)),
			);
		});
	},
};
