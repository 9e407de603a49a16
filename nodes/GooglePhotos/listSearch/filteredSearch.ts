import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Page, PageRequest } from '../client/api/pages';

/** Enough to fill the drop-down; more come when the person scrolls. */
const MIN_RESULTS = 20;
/** The most requests one look into the list may cost. */
const MAX_PAGES = 10;

type FetchPage<T> = (context: ILoadOptionsFunctions, request: PageRequest) => Promise<Page<T>>;

/**
 * Makes the search behind a locator's list. Google offers no search by name, so the filter is
 * applied here, over as many pages as it takes to find some matches.
 *
 * @param whenEmpty stands in a list that has nothing at all, up to 55 characters, since the editor
 *   cuts off what is longer; to choose it chooses nothing
 */
export function filteredSearch<T>(
	fetchPage: FetchPage<T>,
	pageSize: number,
	toEntry: (item: T) => INodeListSearchItems,
	whenEmpty: string,
) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: unknown,
	): Promise<INodeListSearchResult> {
		const wanted = filter?.trim().toLowerCase() ?? '';
		const results: INodeListSearchItems[] = [];
		let pageToken = paginationToken as string | undefined;
		for (let pages = 0; pages < MAX_PAGES; pages++) {
			const page = await fetchPage(this, { pageSize, pageToken, interactive: true });
			const entries = page.items.map(toEntry);
			results.push(...entries.filter(({ name }) => name.toLowerCase().includes(wanted)));
			pageToken = page.nextPageToken || undefined;
			if (pageToken === undefined || results.length >= MIN_RESULTS) break;
		}
		const isEmpty = results.length === 0 && pageToken === undefined;
		if (isEmpty && wanted === '' && paginationToken === undefined) {
			results.push({ name: whenEmpty, value: '' });
		}
		return { results, paginationToken: pageToken };
	};
}
