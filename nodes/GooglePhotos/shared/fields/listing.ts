import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { type FetchPage, collectItems } from '../../client/api/pages';
import { addHint } from '../operation/hints';
import { applySimplify } from '../operation/simplify';
import { readLimit } from './commonFields';

/** A listing of Google's, and how its entries are shown. */
export interface Listing<T> {
	fetchPage: FetchPage<T>;
	/** The most entries Google gives on a page. */
	maxPageSize: number;
	simplify: (entry: T) => IDataObject;
	/** Said beside an empty output: why nothing may have been found. */
	whenEmpty: string;
}

/** Why a list of this app's albums or media items is empty, in full sentences. */
export function explainEmptyList(nothing: string): string {
	return `${nothing} Google shows an app only what was created through the same OAuth client ID: what people add in the Google Photos app is not listed, and after a change of the client ID neither is what was created before.`;
}

/**
 * Everything a Get Many operation does for one input item: Return All or Limit, paging, Simplify,
 * and a hint in the editor where nothing was found.
 *
 * @throws NodeOperationError naming 'Limit'; NodeApiError as the listing's requests
 */
export async function listFor<T extends { id: string }>(
	context: IExecuteFunctions,
	itemIndex: number,
	{ fetchPage, maxPageSize, simplify, whenEmpty }: Listing<T>,
): Promise<IDataObject[]> {
	const entries = await collectItems(fetchPage, maxPageSize, readLimit(context, itemIndex));
	if (entries.length === 0) addHint(context, whenEmpty);
	return entries.map((entry) => applySimplify(context, itemIndex, entry, simplify));
}
