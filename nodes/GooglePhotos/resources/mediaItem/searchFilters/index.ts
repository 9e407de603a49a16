import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Filters, Search } from '../../../client/api/search';
import { inputError, isTrue, preview } from '../../../shared/operation/inputErrors';
import { withoutUndefined } from '../../../shared/operation/simplify';
import {
	excludedCategoriesField,
	includedCategoriesField,
	readContentFilter,
} from './contentCategories';
import { dateRangesField, datesField, readDateFilter } from './dateFilter';

const OLDEST_FIRST = 'MediaMetadata.creation_time';
const NEWEST_FIRST = 'MediaMetadata.creation_time desc';

/** Everything a search can be narrowed by. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'What a media item must match to be found. Without filters all are found.',
	options: [
		dateRangesField,
		datesField,
		excludedCategoriesField,
		{
			displayName: 'Exclude Media Items Not Created by This App',
			name: 'excludeNonAppCreatedData',
			type: 'boolean',
			default: false,
			description:
				"Whether to leave out media items of others. Google ignores this for today's scopes, which never show them.",
		},
		{
			displayName: 'Favorites Only',
			name: 'favoritesOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to find only media items marked as favorites in Google Photos',
		},
		{
			displayName: 'Include Archived',
			name: 'includeArchivedMedia',
			type: 'boolean',
			default: false,
			description: 'Whether to find archived media items as well',
		},
		includedCategoriesField,
		{
			displayName: 'Media Type',
			name: 'mediaType',
			type: 'options',
			options: [
				{ name: 'Photos', value: 'PHOTO' },
				{ name: 'Photos and Videos', value: 'ALL_MEDIA' },
				{ name: 'Videos', value: 'VIDEO' },
			],
			default: 'ALL_MEDIA',
			description: 'Whether photos, videos or both are found',
		},
		{
			displayName: 'Order By',
			name: 'orderBy',
			type: 'options',
			options: [
				{ name: 'Newest First', value: NEWEST_FIRST },
				{ name: 'Oldest First', value: OLDEST_FIRST },
			],
			default: NEWEST_FIRST,
			description:
				'The order by creation time. Google orders only searches by date, without categories, favorites or media type.',
		},
	],
};

function readMediaTypeFilter(
	context: IExecuteFunctions,
	type: unknown,
): Filters['mediaTypeFilter'] {
	switch (type) {
		case undefined:
		case '':
		case 'ALL_MEDIA':
			return undefined;
		case 'PHOTO':
		case 'VIDEO':
			return { mediaTypes: [type] };
		default:
			throw inputError(
				context,
				`'Media Type' has an unknown value: "${preview(type)}"`,
				'Use PHOTO, VIDEO or ALL_MEDIA.',
			);
	}
}

function readOrder(context: IExecuteFunctions, orderBy: unknown, filters: Filters): Search {
	if (orderBy === undefined || orderBy === '') return {};
	if (orderBy !== OLDEST_FIRST && orderBy !== NEWEST_FIRST) {
		throw inputError(
			context,
			`'Order By' has an unknown value: "${preview(orderBy)}"`,
			`Use "${NEWEST_FIRST}" or "${OLDEST_FIRST}".`,
		);
	}
	const others = filters.contentFilter ?? filters.mediaTypeFilter ?? filters.featureFilter;
	if (!filters.dateFilter || others) {
		throw inputError(
			context,
			"'Order By' cannot be combined with these filters",
			"Google orders only searches with 'Dates' or 'Date Ranges', and no other filter except 'Include Archived'. Remove 'Order By' (newest come first anyway), or the other filters, and use a Sort node after this one.",
		);
	}
	return { orderBy };
}

/**
 * Reads the filters of a search, all checked against Google's rules.
 * https://developers.google.com/photos/library/guides/apply-filters
 *
 * @returns no `filters` at all where none is set: Google finds new media items at once only then
 * @throws NodeOperationError naming the filter that Google would refuse
 */
export function readFilters(context: IExecuteFunctions, given: IDataObject): Search {
	const filters: Filters = withoutUndefined({
		dateFilter: readDateFilter(context, given),
		contentFilter: readContentFilter(context, given),
		mediaTypeFilter: readMediaTypeFilter(context, given.mediaType),
		featureFilter: isTrue(given.favoritesOnly) ? { includedFeatures: ['FAVORITES'] } : undefined,
		includeArchivedMedia: isTrue(given.includeArchivedMedia) ? true : undefined,
		excludeNonAppCreatedData: isTrue(given.excludeNonAppCreatedData) ? true : undefined,
	});
	const order = readOrder(context, given.orderBy, filters);
	return Object.keys(filters).length > 0 ? { filters, ...order } : {};
}
