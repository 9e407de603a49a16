import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

/** Longer than any id Google was seen to give, in characters. */
export const MAX_ID_LENGTH = 2_000;
/** For texts whose limit Google does not tell, in characters. */
const MAX_TEXT_LENGTH = 10_000;
const MAX_PREVIEW_LENGTH = 500;
const MAX_PREVIEW_ENTRIES = 10;
const LONE_SURROGATE = /\p{Surrogate}/gu;

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

/** What an object says it is as JSON text: a date does, a list or a record does not. */
function ownText(value: object): string | undefined {
	const { toJSON } = value as { toJSON?: unknown };
	if (typeof toJSON !== 'function') return undefined;
	try {
		const text: unknown = toJSON.call(value);
		return typeof text === 'string' ? text : undefined;
	} catch {
		return undefined;
	}
}

/** A value as text; undefined for what has none: lists, whole objects, NaN, functions. */
function textOf(value: unknown): string | undefined {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	return typeof value === 'object' ? ownText(value) : undefined;
}

/** Enough of a value for a message, however large it is. */
function cutForPreview(this: unknown, _key: string, value: unknown): unknown {
	if (typeof value === 'string') return value.slice(0, MAX_PREVIEW_LENGTH);
	if (typeof value === 'bigint') return String(value);
	if (Array.isArray(value)) return value.slice(0, MAX_PREVIEW_ENTRIES) as unknown[];
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).slice(0, MAX_PREVIEW_ENTRIES));
}

function toShortJson(value: unknown): string {
	try {
		return JSON.stringify(value, cutForPreview) ?? typeof value;
	} catch {
		return typeof value;
	}
}

/** A parameter's value as text; expressions may give numbers, nothing, or whole objects. */
export function toText(value: unknown): string {
	return textOf(value) ?? toShortJson(value);
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

/** A value as it may be shown in a message: one line, not too long, whole characters. */
export function preview(value: unknown): string {
	const beginning = toText(value).slice(0, MAX_PREVIEW_LENGTH).replace(LONE_SURROGATE, '\uFFFD');
	const text = beginning.replace(/\s+/g, ' ').trim();
	const characters = [...text];
	return characters.length > 60 ? `${characters.slice(0, 57).join('')}…` : text;
}

/**
 * Reads a text parameter and checks its length as Google counts it.
 * @param maxLength in characters; a text far beyond it is refused without being walked
 * @returns the text as it is
 * @throws NodeOperationError naming the label for what is not text, too long, or holds half a character
 */
export function readText(
	context: ErrorContext,
	label: string,
	value: unknown,
	maxLength: number = MAX_TEXT_LENGTH,
): string {
	const text = textOf(value);
	if (text === undefined) {
		throw inputError(
			context,
			`'${label}' is not text: ${preview(value)}`,
			'The expression gives a whole object or a list. Point it at one field, such as {{ $json.title }}.',
		);
	}
	// A character takes one or two units, so this many units are too many characters in any case.
	const length = text.length > 2 * maxLength ? text.length : [...text].length;
	if (length > maxLength) {
		throw inputError(
			context,
			`'${label}' is too long`,
			`Google Photos allows ${maxLength} characters here, this value has ${length}. Shorten it, in an expression for example with [...$json.text].slice(0, ${maxLength}).join('').`,
		);
	}
	if (/\p{Surrogate}/u.test(text)) {
		throw inputError(
			context,
			`'${label}' holds half a character`,
			"The text was probably cut in the middle of an emoji. Cut it by whole characters, for example with [...$json.text].slice(0, 100).join('').",
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
		`'${label}' is not an ID: "${preview(id)}"`,
		'Use the value that Google returned.',
	);
}

/** A text parameter that must not be empty; errors as `readText`. */
export function readRequiredText(
	context: ErrorContext,
	label: string,
	value: unknown,
	maxLength?: number,
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
