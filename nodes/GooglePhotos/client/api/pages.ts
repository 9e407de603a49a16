import { type IDataObject, OperationalError } from 'n8n-workflow';
import type { PhotosContext } from '../http/context';
import { type ApiMethod, aboutMethod } from '../http/methods';
import { type SendOptions, callMethod } from '../http/request';

/** Which page of a listing is wanted; everything else stays the same from page to page. */
export interface PageRequest extends Pick<SendOptions, 'interactive'> {
	pageSize: number;
	pageToken?: string;
}

/** One page of a listing. Google may send fewer items than asked, or none, and still a token. */
export interface Page<T> {
	items: T[];
	nextPageToken?: string;
}

export type FetchPage<T> = (request: PageRequest) => Promise<Page<T>>;

/** A method that lists something. */
export interface ListMethod {
	method: ApiMethod;
	path: string;
	/** The field of the response that holds the items. */
	field: string;
	/** Everything but the page, in the query or, for POST, in the body. */
	parameters?: IDataObject;
}

/** Reads one page of a listing; errors as `callMethod`. */
export async function callListMethod<T>(
	context: PhotosContext,
	{ method, path, field, parameters }: ListMethod,
	{ pageSize, pageToken, interactive }: PageRequest,
): Promise<Page<T>> {
	const all = { ...parameters, pageSize, ...(pageToken ? { pageToken } : {}) };
	const place = aboutMethod(method).verb === 'GET' ? { query: all } : { body: all };
	const response = await callMethod<IDataObject>(context, method, { path, ...place, interactive });
	return readPage<T>(response, field);
}

/** Fails on a list that is none, which could be neither shown nor walked. */
function readPage<T>(response: IDataObject, field: string): Page<T> {
	const items: unknown = response[field] ?? [];
	const token: unknown = response.nextPageToken ?? undefined;
	const isEntry = (entry: unknown) =>
		typeof (entry as { id?: unknown } | null | undefined)?.id === 'string';
	const isToken = token === undefined || typeof token === 'string';
	if (!isToken || !Array.isArray(items) || !items.every(isEntry)) {
		throw new OperationalError('Google Photos sent a list that cannot be read');
	}
	return { items: items as T[], nextPageToken: token };
}

/** Whether a listing that ended at its limit had more: surely, by its page token only, or not. */
export type Rest = 'some' | 'maybe' | 'none';

/**
 * Walks a listing to its end or to a limit, page by page. Google accepts a page token only with the
 * page size of the request it came from, so the size stays the same and the rest is cut off here.
 * Only a missing token ends a listing, so empty pages are skipped; items that come twice, as they
 * may when a library changes meanwhile, are yielded once.
 *
 * @param maxPageSize the most items Google gives on a page: 50 albums, 100 media items
 * @param limit the most items to yield; all unless given. A page asks for one more, which tells
 *   whether the limit cut something off.
 * @returns when it ends: what is left in the listing
 * @throws OperationalError when Google gives a page token a second time, which would never end
 * @see https://developers.google.com/photos/library/guides/list#pagination
 */
export async function* eachItem<T extends { id: string }>(
	fetchPage: FetchPage<T>,
	maxPageSize: number,
	limit: number = Infinity,
): AsyncGenerator<T, Rest, undefined> {
	const seen = new Set<string>();
	const tokens = new Set<string>();
	let pageToken: string | undefined;
	const pageSize = Math.min(maxPageSize, limit + 1);
	while (seen.size < limit) {
		const page = await fetchPage({ pageSize, pageToken });
		for (const item of page.items) {
			if (seen.has(item.id)) continue;
			seen.add(item.id);
			yield item;
			if (seen.size < limit) continue;
			if (page.items.some(({ id }) => !seen.has(id))) return 'some';
			return page.nextPageToken ? 'maybe' : 'none';
		}
		pageToken = page.nextPageToken || undefined;
		if (pageToken === undefined) return 'none';
		if (tokens.has(pageToken)) {
			throw new OperationalError(
				'Google Photos sent the same page token twice, so the list would never end',
			);
		}
		tokens.add(pageToken);
	}
	return 'none';
}

/** Items of a listing as an array, and what a limit left out; parameters as `eachItem`. */
export async function collectUpTo<T extends { id: string }>(
	fetchPage: FetchPage<T>,
	maxPageSize: number,
	limit?: number,
): Promise<{ items: T[]; rest: Rest }> {
	const items: T[] = [];
	const walk = eachItem(fetchPage, maxPageSize, limit);
	for (;;) {
		const { done, value } = await walk.next();
		if (done) return { items, rest: value };
		items.push(value);
	}
}

/** All items of a listing as an array; parameters as `eachItem`. */
export async function collectItems<T extends { id: string }>(
	fetchPage: FetchPage<T>,
	maxPageSize: number,
	limit?: number,
): Promise<T[]> {
	return (await collectUpTo(fetchPage, maxPageSize, limit)).items;
}
