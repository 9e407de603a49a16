import { ALBUMS_A_PAGE, listAlbums } from '../../client/albums';
import { collectItems } from '../../client/pages';
import { limitOf, ownItemsNotice, returnAllAndLimit, simplifyField } from '../../shared/fields';
import type { Operation } from '../../shared/operation';
import { forEachItem } from '../../shared/outcomes';
import { presented, simplifyAlbum } from '../../shared/simplify';

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many albums',
		description: 'Retrieve a list of the albums this app created',
	},
	fields: [
		ownItemsNotice,
		...returnAllAndLimit,
		simplifyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Exclude Albums Not Created by This App',
					name: 'excludeNonAppCreatedData',
					type: 'boolean',
					default: false,
					description:
						'Whether to leave out albums of others. Google ignores this for today’s scopes, which never show them.',
				},
			],
		},
	],

	async execute(context) {
		return await forEachItem(context, async (itemIndex) => {
			const options = context.getNodeParameter('options', itemIndex, {});
			const filter = options.excludeNonAppCreatedData ? { excludeNonAppCreatedData: true } : {};
			const albums = await collectItems(
				async (pageSize, pageToken) => await listAlbums(context, pageSize, pageToken, filter),
				ALBUMS_A_PAGE,
				limitOf(context, itemIndex),
			);
			return albums.map((album) => presented(context, itemIndex, album, simplifyAlbum));
		});
	},
};
