/** https://developers.google.com/photos/library/guides/apply-filters */
import { checkDateFilter, dateFilterFields, matchesDateFilter } from './dateFilter';
import { invalid } from './errors';
import type { ReadMessage } from './messages';
import type { MediaItem } from './types';

const MAX_CATEGORIES = 10;

const CATEGORIES = [
	'NONE',
	'LANDSCAPES',
	'RECEIPTS',
	'CITYSCAPES',
	'LANDMARKS',
	'SELFIES',
	'PEOPLE',
	'PETS',
	'WEDDINGS',
	'BIRTHDAYS',
	'DOCUMENTS',
	'TRAVEL',
	'ANIMALS',
	'FOOD',
	'SPORT',
	'NIGHT',
	'PERFORMANCES',
	'WHITEBOARDS',
	'SCREENSHOTS',
	'UTILITY',
	'ARTS',
	'CRAFTS',
	'FASHION',
	'HOUSES',
	'GARDENS',
	'FLOWERS',
	'HOLIDAYS',
] as const;

const category = {
	enumName: 'google.photos.library.v1.ContentCategory',
	values: CATEGORIES,
} as const;
const mediaType = {
	enumName: 'google.photos.library.v1.MediaTypeFilter.MediaType',
	values: ['ALL_MEDIA', 'VIDEO', 'PHOTO'],
} as const;
const feature = {
	enumName: 'google.photos.library.v1.FeatureFilter.Feature',
	values: ['NONE', 'FAVORITES'],
} as const;

export const filtersFields = {
	dateFilter: { message: dateFilterFields },
	contentFilter: {
		message: {
			includedContentCategories: { repeated: category },
			excludedContentCategories: { repeated: category },
		},
	},
	mediaTypeFilter: { message: { mediaTypes: { repeated: mediaType } } },
	featureFilter: { message: { includedFeatures: { repeated: feature } } },
	includeArchivedMedia: 'bool',
	excludeNonAppCreatedData: 'bool',
} as const;

export type Filters = ReadMessage<typeof filtersFields>;

/** @throws ApiError 400 for filters that break a rule of the documentation. */
export function checkFilters(filters: Filters): void {
	if (filters.dateFilter) checkDateFilter(filters.dateFilter);
	const { includedContentCategories: included = [], excludedContentCategories: excluded = [] } =
		filters.contentFilter ?? {};
	if (included.length > MAX_CATEGORIES || excluded.length > MAX_CATEGORIES) {
		throw invalid(`At most ${MAX_CATEGORIES} content categories can be included or excluded.`);
	}
	if (included.some((name) => excluded.includes(name))) {
		throw invalid('A content category cannot be both included and excluded.');
	}
	if (filters.mediaTypeFilter && filters.mediaTypeFilter.mediaTypes?.length !== 1) {
		throw invalid('Exactly one media type must be given.');
	}
}

/** Whether the item passes all the filters; archived items and visibility are not looked at here. */
export function matchesFilters(item: MediaItem, filters: Filters): boolean {
	const { dateFilter, contentFilter = {}, mediaTypeFilter, featureFilter } = filters;
	if (dateFilter && !matchesDateFilter(item, dateFilter)) return false;
	const included = withoutNone(contentFilter.includedContentCategories);
	const excluded = withoutNone(contentFilter.excludedContentCategories);
	if (included.length > 0 && !included.some((name) => item.categories.has(name))) return false;
	if (excluded.some((name) => item.categories.has(name))) return false;
	const [type = 'ALL_MEDIA'] = mediaTypeFilter?.mediaTypes ?? [];
	if (type !== 'ALL_MEDIA' && type.toLowerCase() !== item.kind) return false;
	const wantsFavorites = featureFilter?.includedFeatures?.includes('FAVORITES') === true;
	return !wantsFavorites || item.favorite;
}

const withoutNone = (categories: readonly string[] = []) =>
	categories.filter((name) => name !== 'NONE');
