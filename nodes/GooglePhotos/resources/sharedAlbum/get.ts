import { getSharedAlbum } from '../../client/api/sharedAlbums';
import { removedNotice, simplifyField } from '../../shared/fields/commonFields';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { readSimplify, simplifySharedAlbum } from '../../shared/operation/simplify';
import { readShareToken, shareTokenField } from './shareToken';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a shared album (removed by Google)',
		description: 'Removed by Google on March 31, 2025: retrieve a shared album by its share token',
	},
	fields: [removedNotice, shareTokenField, simplifyField],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const simplify = readSimplify(context, itemIndex, simplifySharedAlbum);
			return simplify(await getSharedAlbum(context, readShareToken(context, itemIndex)));
		});
	},
};
