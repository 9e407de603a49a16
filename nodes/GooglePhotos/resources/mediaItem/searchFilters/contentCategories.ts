import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Filters } from '../../../client/api/search';
import { inputError, preview, readText } from '../../../shared/operation/inputErrors';

const MAX_CATEGORIES = 10;
/** More than there are categories: enough to tell that a list is too long. */
const MAX_PARTS = 100;

/** https://developers.google.com/photos/library/guides/apply-filters#content-categories */
const CATEGORIES: INodePropertyOptions[] = [
	{ name: 'Animals', value: 'ANIMALS' },
	{ name: 'Arts', value: 'ARTS' },
	{ name: 'Birthdays', value: 'BIRTHDAYS' },
	{ name: 'Cityscapes', value: 'CITYSCAPES' },
	{ name: 'Crafts', value: 'CRAFTS' },
	{ name: 'Documents', value: 'DOCUMENTS' },
	{ name: 'Fashion', value: 'FASHION' },
	{ name: 'Flowers', value: 'FLOWERS' },
	{ name: 'Food', value: 'FOOD' },
	{ name: 'Gardens', value: 'GARDENS' },
	{ name: 'Holidays', value: 'HOLIDAYS' },
	{ name: 'Houses', value: 'HOUSES' },
	{ name: 'Landmarks', value: 'LANDMARKS' },
	{ name: 'Landscapes', value: 'LANDSCAPES' },
	{ name: 'Night', value: 'NIGHT' },
	{ name: 'None', value: 'NONE' },
	{ name: 'People', value: 'PEOPLE' },
	{ name: 'Performances', value: 'PERFORMANCES' },
	{ name: 'Pets', value: 'PETS' },
	{ name: 'Receipts', value: 'RECEIPTS' },
	{ name: 'Screenshots', value: 'SCREENSHOTS' },
	{ name: 'Selfies', value: 'SELFIES' },
	{ name: 'Sport', value: 'SPORT' },
	{ name: 'Travel', value: 'TRAVEL' },
	{ name: 'Utility', value: 'UTILITY' },
	{ name: 'Weddings', value: 'WEDDINGS' },
	{ name: 'Whiteboards', value: 'WHITEBOARDS' },
];

const categoriesField = (
	displayName: string,
	name: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'multiOptions',
	options: CATEGORIES,
	default: [],
	description,
});

export const includedCategoriesField = categoriesField(
	'Include Categories',
	'includedContentCategories',
	'Only media items in which Google recognized one of these contents, up to 10. Recognition takes a while after the upload.',
);

export const excludedCategoriesField = categoriesField(
	'Exclude Categories',
	'excludedContentCategories',
	'Leave out media items in which Google recognized one of these contents, up to 10',
);

/** Expressions may give a list or text with commas, in any case. */
function parseNames(context: IExecuteFunctions, label: string, value: unknown): string[] {
	const parts = Array.isArray(value)
		? (value as unknown[])
		: readText(context, label, value).split(',');
	const names = parts
		.slice(0, MAX_PARTS)
		.map((part) => readText(context, label, part).trim().toUpperCase())
		.filter(Boolean);
	return [...new Set(names)];
}

function readCategories(context: IExecuteFunctions, label: string, value: unknown): string[] {
	const names = parseNames(context, label, value);
	const known = CATEGORIES.map((category) => category.value);
	const unknown = names.find((name) => !known.includes(name));
	if (unknown !== undefined) {
		throw inputError(
			context,
			`'${label}' holds an unknown category: "${preview(unknown)}"`,
			`Google knows these: ${known.join(', ')}.`,
		);
	}
	if (names.length > MAX_CATEGORIES) {
		throw inputError(
			context,
			`'${label}' holds ${names.length} categories, and Google takes up to ${MAX_CATEGORIES}`,
			'Remove some, or search several times.',
		);
	}
	return names;
}

/**
 * Reads the categories to include and to exclude.
 * @returns undefined where none is chosen
 * @throws NodeOperationError for more than ten, unknown ones, or one that is in both lists
 */
export function readContentFilter(
	context: IExecuteFunctions,
	filters: IDataObject,
): Filters['contentFilter'] {
	const included = readCategories(context, 'Include Categories', filters.includedContentCategories);
	const excluded = readCategories(context, 'Exclude Categories', filters.excludedContentCategories);
	const both = included.find((name) => excluded.includes(name));
	if (both !== undefined) {
		throw inputError(
			context,
			`'Include Categories' and 'Exclude Categories' both hold ${both}`,
			'Take it out of one of the two.',
		);
	}
	if (included.length === 0 && excluded.length === 0) return undefined;
	return {
		...(included.length > 0 ? { includedContentCategories: included } : {}),
		...(excluded.length > 0 ? { excludedContentCategories: excluded } : {}),
	};
}
