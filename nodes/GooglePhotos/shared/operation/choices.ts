import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { type ErrorContext, inputError, preview, toText } from './inputErrors';

const WORDS_FOR_TRUE = ['true', 'yes', 'on', '1'];
const WORDS_FOR_FALSE = ['false', 'no', 'off', '0', ''];

/**
 * Reads a switch. Expressions may give the word, as spreadsheets, forms and AI models do; nothing
 * means off.
 *
 * @param label of the field, for the error
 * @throws NodeOperationError naming the label for a value that means neither
 */
export function readSwitch(context: ErrorContext, label: string, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const word = toText(value).trim().slice(0, 10).toLowerCase();
	if (WORDS_FOR_TRUE.includes(word)) return true;
	if (WORDS_FOR_FALSE.includes(word)) return false;
	throw inputError(
		context,
		`'${label}' is neither true nor false: "${preview(value)}"`,
		'Give true or false; "yes", "no", "on", "off", 1 and 0 are understood as well.',
	);
}

/**
 * Reads what a menu offers; an expression may give any value.
 * @param allowed the values of the menu
 * @throws NodeOperationError naming the label and all allowed values
 */
export function readChoice<T extends string>(
	context: ErrorContext,
	label: string,
	value: unknown,
	allowed: readonly T[],
): T {
	const choice = allowed.find((one) => one === value);
	if (choice !== undefined) return choice;
	throw inputError(
		context,
		`'${label}' has an unknown value: "${preview(value)}"`,
		`Use one of these: ${allowed.join(', ')}.`,
	);
}

/** Whether a value has fields of its own, as a collection has; a list has none. */
export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a collection as a whole, which an expression may give as well.
 * @returns its fields; none where nothing was added
 * @throws NodeOperationError naming the label for what has no fields
 */
export function asCollection(context: ErrorContext, label: string, value: unknown): IDataObject {
	if (value === undefined || value === null || value === '') return {};
	if (isRecord(value)) return value;
	throw inputError(
		context,
		`'${label}' is not a group of fields: ${preview(value)}`,
		'Add the fields one by one. Each of them may hold an expression.',
	);
}

/** The collection of one input item; errors as `asCollection`. */
export function readCollection(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
	label: string,
): IDataObject {
	return asCollection(context, label, context.getNodeParameter(name, itemIndex, {}));
}

/** A number, or a text that holds one; NaN for everything else, nothing included. */
export function toNumber(value: unknown): number {
	if (typeof value === 'number') return value;
	const isNumeric = typeof value === 'string' && value.length < 50 && value.trim() !== '';
	return isNumeric ? Number(value) : NaN;
}
