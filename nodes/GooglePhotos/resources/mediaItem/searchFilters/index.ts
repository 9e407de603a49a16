import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Filters, Search } from '../../../client/api/search';
import { readChoice, readSwitch } from '../../../shared/operation/choices';
import { inputError } from '../../../shared/operation/inputErrors';
import { withoutUndefined } from '../../../shared/operation/simplify';
import {
	excludedCategoriesField,
	includedCategoriesField,
	readContentFilter,
} from './contentCategories';
import { dateRangesField, datesField, readDateFilter } from './dateFilter';

const OLDEST_FIRST = 'MediaMetadata.creation_time';
const NEWEST_FIRST = 'MediaMetadata.creation_time desc';

const EXCLUDE_LABEL = 'Own Items Only (No Effect)';
const MEDIA_TYPES = ['PHOTO', 'VIDEO', 'ALL_MEDIA'] as const;

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
			description: 'Which kind of media items to find',
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
		{
			displayName: EXCLUDE_LABEL,
			name: 'excludeNonAppCreatedData',
			type: 'boolean',
			default: false,
			description:
				'Whether to leave out media items that were not created through n8n. Google ignores this today: it never shows such media items.',
		},
	],
};

function readMediaTypeFilter(
	context: IExecuteFunctions,
	type: unknown,
): Filters['mediaTypeFilter'] {
	if (type === undefined || type === '') return undefined;
	const mediaType = readChoice(context, 'Media Type', type, MEDIA_TYPES);
	return mediaType === 'ALL_MEDIA' ? undefined : { mediaTypes: [mediaType] };
}

function readOrder(context: IExecuteFunctions, orderBy: unknown, filters: Filters): Search {
	if (orderBy === undefined || orderBy === '') return {};
	const order = readChoice(context, 'Order By', orderBy, [NEWEST_FIRST, OLDEST_FIRST]);
	const others = filters.contentFilter ?? filters.mediaTypeFilter ?? filters.featureFilter;
	if (!filters.dateFilter || others) {
		throw inputError(
			context,
			"'Order By' cannot be combined with these filters",
			"Google orders only searches with 'Dates' or 'Date Ranges', and no other filter except 'Include Archived'. Remove 'Order By' (newest come first anyway), or the other filters, and use a Sort node after this one.",
		);
	}
	return { orderBy: order };
}

/**
 * Reads the filters of a search, all checked against Google's rules.
 * https://developers.google.com/photos/library/guides/apply-filters
 *
 * @returns no `filters` at all where none is set: Google finds new media items at once only then
 * @throws NodeOperationError naming the filter that Google would refuse
 */
export function readFilters(context: IExecuteFunctions, given: IDataObject): Search {
	/** What is off is left out, since Google finds new media items at once only without filters. */
	const whenOn = <T>(label: string, value: unknown, filter: T) =>
		readSwitch(context, label, value) ? filter : undefined;
	const filters: Filters = withoutUndefined({
		dateFilter: readDateFilter(context, given),
		contentFilter: readContentFilter(context, given),
		mediaTypeFilter: readMediaTypeFilter(context, given.mediaType),
		featureFilter: whenOn('Favorites Only', given.favoritesOnly, {
			includedFeatures: ['FAVORITES'],
		}),
		includeArchivedMedia: whenOn('Include Archived', given.includeArchivedMedia, true),
		excludeNonAppCreatedData: whenOn(EXCLUDE_LABEL, given.excludeNonAppCreatedData, true),
	});
	const order = readOrder(context, given.orderBy, filters);
	return Object.keys(filters).length > 0 ? { filters, ...order } : {};
}
