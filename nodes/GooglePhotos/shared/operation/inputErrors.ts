import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

/** Longer than any id Google was seen to give. */
const MAX_ID_LENGTH = 2_000;

/** What it takes to name the node in an error: any n8n context. */
export type ErrorContext = Pick<IExecuteFunctions, 'getNode'>;

/**
 * A value that Google would refuse, found before anything is sent.
 * @param message what is wrong, with the field's label in single quotes, without a final period
 * @param description how to set it right, in full sentences
 */
export function inputError(
	context: ErrorContext,
	message: string,
	description: string,
): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, { description, level: 'warning' });
}

/** A parameter's value as text; expressions may give numbers, nothing, or whole objects. */
export function toText(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	const json = JSON.stringify(value) ?? '';
	// Dates become text, which needs no quotes.
	return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

/** A parameter's value as a switch; expressions may give the word. */
export function isTrue(value: unknown): boolean {
	return value === true || value === 'true';
}

/**
 * Whether a field's value comes from an expression, so that an empty one is no choice of the person.
 * @param path of the parameter, such as `updateFields.description`
 */
export function isFromExpression(context: ErrorContext, path: string): boolean {
	let raw: unknown = context.getNode().parameters;
	for (const key of path.split('.')) {
		if (typeof raw !== 'object' || raw === null) break;
		raw = (raw as Record<string, unknown>)[key];
	}
	return typeof raw === 'string' && raw.startsWith('=');
}

/** Whether an expression gave a list or a whole object; a date is neither. */
function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null && /^[[{]/.test(toText(value));
}

/** A value as it may be shown in a message: one line, not too long. */
export function preview(value: unknown): string {
	const text = toText(value).replace(/\s+/g, ' ').trim();
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/**
 * Reads a text parameter and checks its length as Google counts it.
 * @returns the text as it is
 */
export function readText(
	context: ErrorContext,
	label: string,
	value: unknown,
	maxLength: number,
): string {
	if (isObject(value)) {
		throw inputError(
			context,
			`'${label}' is not text: ${preview(value)}`,
			'The expression gives a whole object or a list. Point it at one field, such as {{ $json.title }}.',
		);
	}
	const text = toText(value);
	const length = [...text].length;
	if (length > maxLength) {
		throw inputError(
			context,
			`'${label}' is too long`,
			`Google Photos allows ${maxLength} characters here, this value has ${length}. Shorten it, in an expression for example with .slice(0, ${maxLength}).`,
		);
	}
	return text;
}

/**
 * A parameter that names something by an opaque id or token, which becomes part of an address.
 * @throws NodeOperationError naming the label when it is empty, too long, or dots only
 */
export function readId(context: ErrorContext, label: string, value: unknown): string {
	const id = readRequiredText(context, label, value, MAX_ID_LENGTH);
	if (!/^\.+$/.test(id)) return id;
	throw inputError(
		context,
		`'${label}' is not an ID: "${id}"`,
		'Use the value that Google returned.',
	);
}

/** A text parameter that must not be empty. */
export function readRequiredText(
	context: ErrorContext,
	label: string,
	value: unknown,
	maxLength: number = Infinity,
): string {
	const text = readText(context, label, value, maxLength).trim();
	if (text === '') {
		throw inputError(
			context,
			`'${label}' is empty`,
			'Give a value. If it is an expression, it returns nothing for this item.',
		);
	}
	return text;
}
