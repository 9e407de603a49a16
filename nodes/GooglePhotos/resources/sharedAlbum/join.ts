import { joinSharedAlbum } from '../../client/api/sharedAlbums';
import { removedNotice } from '../../shared/fields';
import type { Operation } from '../../shared/operation';
import { forEachItem } from '../../shared/outcomes';
import { shareTokenField, shareTokenOf } from '../../shared/shareToken';
import { simplifySharedAlbum } from '../../shared/simplify';

export const join: Operation = {
	option: {
		name: 'Join',
		value: 'join',
		action: 'Join a shared album',
		description:
			'Removed by Google on 31 March 2025: join a shared album with the connected account',
	},
	fields: [removedNotice, shareTokenField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			return simplifySharedAlbum(await joinSharedAlbum(context, shareTokenOf(context, itemIndex)));
		});
	},
};
