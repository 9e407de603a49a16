import { leaveSharedAlbum } from '../../client/api/sharedAlbums';
import { removedNotice } from '../../shared/fields/commonFields';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { readShareToken, shareTokenField } from './shareToken';

export const leave: Operation = {
	option: {
		name: 'Leave',
		value: 'leave',
		action: 'Leave a shared album (removed by Google)',
		description:
			'Removed by Google on March 31, 2025: leave a shared album that the connected account joined',
	},
	fields: [removedNotice, shareTokenField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const shareToken = readShareToken(context, itemIndex);
			await leaveSharedAlbum(context, shareToken);
			return { success: true, shareToken };
		});
	},
};
