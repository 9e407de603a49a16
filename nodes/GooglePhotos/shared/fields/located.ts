import type { IExecuteFunctions } from 'n8n-workflow';
import {
	type ErrorContext,
	MAX_ID_LENGTH,
	inputError,
	preview,
	toText,
} from '../operation/inputErrors';
import { ALBUM, type Kind, MEDIA_ITEM } from './locators';

/** Ids seen in practice have 55 characters and more; those of Google Drive have 44 at most. */
const ID = /^[A-Za-z0-9_-]{50,}$/;

/** A locator's value as the workflow holds it; an expression may give the bare text. */
export interface Located {
	mode: string;
	value: string;
}

/** Reads a locator without validation. */
export function readLocator(context: IExecuteFunctions, name: string, itemIndex: number): Located {
	return parseLocator(context.getNodeParameter(name, itemIndex, ''));
}

/** Understands a locator's raw value, as a parameter or a field of a collection holds it. */
export function parseLocator(raw: unknown): Located {
	const { mode, value } =
		typeof raw === 'object' && raw !== null ? (raw as Partial<Located>) : { value: raw };
	return { mode: toText(mode ?? 'id'), value: toText(value).trim() };
}

/** The id in a locator's value, which may be an id or an address whatever the mode. */
function checkedId(context: ErrorContext, kind: Kind, located: Located): string {
	const { value } = located;
	if (value === '') {
		throw inputError(
			context,
			`'${kind.label}' is empty`,
			`Choose the ${kind.noun} from the list, or give its ID or its address. If the value is an expression, it returns nothing for this item.`,
		);
	}
	const isAddress = /^https?:\/\//i.test(value);
	const isTooLong = value.length > MAX_ID_LENGTH;
	const id = isAddress && !isTooLong ? kind.inUrl.exec(value)?.[1] : value;
	if (id !== undefined && !isTooLong && ID.test(id)) return id;
	throw inputError(
		context,
		`'${kind.label}' is not ${isAddress ? 'the address' : 'the ID'} of a Google Photos ${kind.noun}: "${preview(value)}"`,
		`Use the "id" or the "productUrl" that this node returns for the ${kind.noun}. The address in a browser, a share link and a file of Google Drive have other IDs, which Google's API does not know.`,
	);
}

/**
 * The album id in a locator's value.
 * @throws NodeOperationError naming 'Album' when it is empty or not an album's id or address
 */
export function parseAlbumId(context: ErrorContext, located: Located): string {
	return checkedId(context, ALBUM, located);
}

/** The media item id of one input item; errors as `parseMediaItemId`. */
export function readMediaItemId(context: IExecuteFunctions, itemIndex: number): string {
	return parseMediaItemId(context, readLocator(context, 'mediaItemId', itemIndex));
}

/**
 * The media item id in a locator's value.
 * @param label of the field, for the error
 * @throws NodeOperationError naming the label when it is empty or not a media item's id or address
 */
export function parseMediaItemId(
	context: ErrorContext,
	located: Located,
	label: string = MEDIA_ITEM.label,
): string {
	return checkedId(context, { ...MEDIA_ITEM, label }, located);
}
