import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { MAX_MEDIA_ITEM_PAGE_SIZE } from '../../client/api/mediaItems';
import { type Search, searchMediaItems } from '../../client/api/search';
import { readAlbum, resolveAlbumId } from '../../shared/fields/albums';
import {
	ownItemsNotice,
	returnAllAndLimit,
	simplifyMediaItemsField,
} from '../../shared/fields/commonFields';
import { explainEmptyList, listFor } from '../../shared/fields/listing';
import { albumLocator } from '../../shared/fields/locators';
import { readChoice, readCollection } from '../../shared/operation/choices';
import type { Operation } from '../../shared/operation/operation';
import { forEachItem } from '../../shared/operation/outcomes';
import { simplifyMediaItem } from '../../shared/operation/simplify';
import { filtersField, readFilters } from './searchFilters';

const FILTERS_LAG =
	'With filters, media items are found only some time after their upload, and those without a date of their own never by date.';

async function readSearch(context: IExecuteFunctions, itemIndex: number): Promise<Search> {
	const given: unknown = context.getNodeParameter('searchBy', itemIndex);
	const searchBy = readChoice(context, 'Search By', given, ['album', 'filters']);
	if (searchBy === 'album') {
		return { albumId: await resolveAlbumId(context, readAlbum(context, itemIndex)) };
	}
	return readFilters(context, readCollection(context, itemIndex, 'filters', 'Filters'));
}

export const search: Operation = {
	option: {
		name: 'Search',
		value: 'search',
		action: 'Search media items',
		description:
			'Find photos and videos created through n8n (with this OAuth client): those in an album, or by date, content, type and favorites',
	},
	fields: [
		ownItemsNotice,
		{
			displayName: 'Search By',
			name: 'searchBy',
			type: 'options',
			options: [
				{
					name: 'Album',
					value: 'album',
					description: 'All media items of one album, in the order of the album',
				},
				{
					name: 'Filters',
					value: 'filters',
					description: 'Media items of the whole library that match all filters',
				},
			],
			default: 'album',
			description: 'Google searches either in an album or with filters, never both at once',
		},
		{ ...albumLocator, displayOptions: { show: { searchBy: ['album'] } } },
		...returnAllAndLimit,
		simplifyMediaItemsField,
		{ ...filtersField, displayOptions: { show: { searchBy: ['filters'] } } },
	],

	async execute(context) {
		return await forEachItem(context, async (itemIndex): Promise<IDataObject[]> => {
			const wanted = await readSearch(context, itemIndex);
			return await listFor(context, itemIndex, {
				fetchPage: async (request) => await searchMediaItems(context, wanted, request),
				maxPageSize: MAX_MEDIA_ITEM_PAGE_SIZE,
				simplify: simplifyMediaItem,
				whenEmpty: wanted.filters
					? `${explainEmptyList('No media item was found.')} ${FILTERS_LAG}`
					: explainEmptyList('No media item was found.'),
			});
		});
	},
};
