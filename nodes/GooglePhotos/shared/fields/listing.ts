import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { type FetchPage, type Rest, collectUpTo } from '../../client/api/pages';
import { addHint } from '../operation/hints';
import { readSimplify } from '../operation/simplify';
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

/** Why a list of albums or media items is empty, in full sentences. */
export function explainEmptyList(nothing: string): string {
	return `${nothing} Google shows n8n only what was created through n8n with this OAuth client ID: what people add in the Google Photos app is not listed, and after a change of the client ID neither is what was created before.`;
}

/**
 * Says in the editor that a limit cut a list off, since the output alone looks complete.
 * @param count how many items were returned
 */
export function addLimitHint(context: IExecuteFunctions, count: number, rest: Rest): void {
	if (rest === 'none') return;
	const are = rest === 'some' ? 'are' : 'may be';
	addHint(
		context,
		`The list was cut off at ${count}, the value of 'Limit', and there ${are} more. Turn on 'Return All' or raise 'Limit' to get them.`,
	);
}

/**
 * Everything a Get Many operation does for one input item: Return All or Limit, paging, Simplify,
 * and hints in the editor where nothing was found or the limit cut something off.
 *
 * @throws NodeOperationError naming 'Limit' or 'Simplify'; NodeApiError as the listing's requests
 */
export async function listFor<T extends { id: string }>(
	context: IExecuteFunctions,
	itemIndex: number,
	{ fetchPage, maxPageSize, simplify, whenEmpty }: Listing<T>,
): Promise<IDataObject[]> {
	const limit = readLimit(context, itemIndex);
	const toJson = readSimplify(context, itemIndex, simplify);
	const { items, rest } = await collectUpTo(fetchPage, maxPageSize, limit);
	if (items.length === 0) addHint(context, whenEmpty);
	addLimitHint(context, items.length, rest);
	return items.map(toJson);
}
