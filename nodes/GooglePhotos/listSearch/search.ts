import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Page } from '../client/api/pages';

/** Enough to fill the drop-down; more come when the person scrolls. */
const ENOUGH = 20;
/** The most requests one look into the list may cost. */
const MOST_PAGES = 10;

type FetchPage<T> = (
	context: ILoadOptionsFunctions,
	pageSize: number,
	pageToken?: string,
) => Promise<Page<T>>;

/**
 * Makes the search behind a locator's list. Google offers no search by name, so the filter is
 * applied here, over as many pages as it takes to find some matches.
 */
export function searchOver<T>(
	fetchPage: FetchPage<T>,
	pageSize: number,
	entryOf: (item: T) => INodeListSearchItems,
) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: unknown,
	): Promise<INodeListSearchResult> {
		const wanted = filter?.trim().toLowerCase() ?? '';
		const results: INodeListSearchItems[] = [];
		let token = paginationToken as string | undefined;
		for (let pages = 0; pages < MOST_PAGES; pages++) {
			const page = await fetchPage(this, pageSize, token);
			const entries = page.items.map(entryOf);
			results.push(...entries.filter(({ name }) => name.toLowerCase().includes(wanted)));
			token = page.nextPageToken || undefined;
			if (token === undefined || results.length >= ENOUGH) break;
		}
		return { results, paginationToken: token };
	};
}
