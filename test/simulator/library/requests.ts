/** Checks that several methods make. */
import { invalid } from './errors';

const MAX_BATCH_SIZE = 50;

/** @throws ApiError 400 unless these are 1 to 50 ids without repeats. */
export function checkMediaItemIds(ids: readonly string[] = []): readonly string[] {
	checkBatch(ids, 'media item IDs');
	if (new Set(ids).size < ids.length) {
		throw invalid('Request must not contain duplicated ids');
	}
	return ids;
}

/** @throws ApiError 400 unless the list has 1 to 50 elements. The words for none are a guess. */
export function checkBatch(list: readonly unknown[], what: string): void {
	if (list.length === 0) throw invalid(`Request must have at least one of: ${what}.`);
	if (list.length > MAX_BATCH_SIZE) {
		throw invalid(`Request must have less than ${MAX_BATCH_SIZE} items.`);
	}
}

/**
 * @param mask the `updateMask`, a comma-separated FieldMask in either spelling.
 * @param allowed field names in camel case.
 * @returns the fields to change, in camel case.
 * @throws ApiError 400 for a mask that is missing or names anything else.
 */
export function readUpdateMask<Name extends string>(
	mask: string | undefined,
	allowed: readonly Name[],
): Set<Name> {
	if (!mask) throw invalid('The field mask is required.');
	const fields = mask.split(',').map((path) => {
		const camel = path.trim().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
		const field = allowed.find((name) => name === camel);
		if (!field) throw invalid(`Invalid field mask: ${path.trim()}.`);
		return field;
	});
	return new Set(fields);
}

/** @throws ApiError 400 for text that is longer than allowed (in characters). */
export function checkLength(text: string, max: number, what: string): void {
	if ([...text].length > max) throw invalid(`${what} must not be longer than ${max} characters.`);
}
