import type { PhotosContext } from '../http/context';
import { type Page, type PageRequest, callListMethod } from './pages';
import type { MediaItem } from './types';

/**
 * A whole date, or one with 0 for what is left open: a month (day 0), a year (month and day 0), or
 * a day of every year (year 0).
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/search#Date
 */
export interface GoogleDate {
	year: number;
	month: number;
	day: number;
}

/** https://developers.google.com/photos/library/reference/rest/v1/mediaItems/search#DateFilter */
export interface DateFilter {
	dates?: GoogleDate[];
	/** Both ends belong to the range and have the same parts set. */
	ranges?: Array<{ startDate: GoogleDate; endDate: GoogleDate }>;
}

/** https://developers.google.com/photos/library/reference/rest/v1/mediaItems/search#Filters */
export interface Filters {
	dateFilter?: DateFilter;
	contentFilter?: { includedContentCategories?: string[]; excludedContentCategories?: string[] };
	mediaTypeFilter?: { mediaTypes: ['PHOTO' | 'VIDEO'] };
	featureFilter?: { includedFeatures: ['FAVORITES'] };
	includeArchivedMedia?: true;
	excludeNonAppCreatedData?: true;
}

/** An album, or filters with an order, never both; nothing at all means the whole library. */
export interface Search {
	albumId?: string;
	filters?: Filters;
	orderBy?: string;
}

/**
 * Reads one page of what a search finds among the media items that this OAuth client created.
 * https://developers.google.com/photos/library/reference/rest/v1/mediaItems/search
 */
export async function searchMediaItems(
	context: PhotosContext,
	search: Search,
	request: PageRequest,
): Promise<Page<MediaItem>> {
	return await callListMethod<MediaItem>(
		context,
		{
			method: 'mediaItems.search',
			path: '/v1/mediaItems:search',
			field: 'mediaItems',
			parameters: { ...search },
		},
		request,
	);
}
