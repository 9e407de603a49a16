/**
 * Request messages as proto3 JSON reads them: field names in camel case or snake case, numbers also
 * as strings, null as "absent", and an error for everything that is not in the schema.
 * https://protobuf.dev/programming-guides/json/
 */
import { badRequest } from './errors';

/** `unread` is ignored: an output-only field that may be in a request. */
type Scalar = 'string' | 'int32' | 'int64' | 'double' | 'bool' | 'unread';
export type Fields = { readonly [name: string]: Field };
export type Field =
	| Scalar
	| { readonly enumName: string; readonly values: readonly string[] }
	| { readonly repeated: Field }
	| { readonly message: Fields };

/** The TypeScript type of a field that was read by `readMessage`. */
export type Read<F> = F extends 'string'
	? string
	: F extends 'int32' | 'int64' | 'double'
		? number
		: F extends 'bool'
			? boolean
			: F extends { values: readonly (infer Value)[] }
				? Value
				: F extends { repeated: infer Item }
					? Array<Read<Item>>
					: F extends { message: infer Inner }
						? ReadMessage<Inner>
						: never;
export type ReadMessage<M> = { -readonly [K in keyof M]?: Read<M[K]> };

interface Violation {
	field?: string;
	description: string;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const join = (path: string, name: string) => (path === '' ? snake(name) : `${path}.${snake(name)}`);

/**
 * Reads a JSON body.
 * @throws ApiError 400 with field violations for what does not fit.
 */
export function readMessage<M extends Fields>(fields: M, json: unknown): ReadMessage<M> {
	const violations: Violation[] = [];
	const message = readFields(fields, json ?? {}, '', violations);
	if (violations.length > 0) throw badRequest(violations);
	return message;
}

/** Query parameters of every method. */
const SYSTEM_PARAMETERS = new Set([
	'$.xgafv',
	'$alt',
	'access_token',
	'alt',
	'callback',
	'fields',
	'key',
	'oauth_token',
	'prettyPrint',
	'quotaUser',
	'uploadType',
	'upload_protocol',
]);

/**
 * Reads the query of a request; only a repeated field may stand there more than once.
 * @throws ApiError 400 with field violations for what does not fit.
 */
export function readQuery<M extends Fields>(fields: M, query: URLSearchParams): ReadMessage<M> {
	const message: Record<string, unknown> = {};
	const violations: Violation[] = [];
	for (const name of new Set(query.keys())) {
		if (SYSTEM_PARAMETERS.has(name)) continue;
		const key = Object.keys(fields).find((field) => field === name || snake(field) === name);
		if (key === undefined) {
			const description =
				`Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. ` +
				`Field '${name}' could not be found in request message.`;
			violations.push({ description });
			continue;
		}
		const field = fields[key];
		const values = query.getAll(name);
		const repeated = typeof field === 'object' && 'repeated' in field;
		message[key] = read(field, repeated ? values : values.at(-1), snake(key), violations, true);
	}
	if (violations.length > 0) throw badRequest(violations);
	return message as ReadMessage<M>;
}

function readFields(fields: Fields, json: unknown, path: string, violations: Violation[]): object {
	if (typeof json !== 'object' || json === null || Array.isArray(json)) {
		violations.push(mismatch(path, 'message', json));
		return {};
	}
	const message: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(json)) {
		const key = Object.keys(fields).find((field) => field === name || snake(field) === name);
		if (key === undefined) {
			const where = path === '' ? '' : ` at '${path}'`;
			const unknown = `Unknown name "${name}"${where}: Cannot find field.`;
			const description = `Invalid JSON payload received. ${unknown}`;
			violations.push(path === '' ? { description } : { field: path, description });
		} else if (value !== null) {
			message[key] = read(fields[key], value, join(path, key), violations, false);
		}
	}
	return message;
}

/** @param text whether the value comes from a query, where everything is text. */
function read(
	field: Field,
	value: unknown,
	path: string,
	violations: Violation[],
	text: boolean,
): unknown {
	const refuse = (type: string) => void violations.push(mismatch(path, type, value));
	if (typeof field === 'object') {
		if ('message' in field) return readFields(field.message, value, path, violations);
		if ('values' in field) {
			if (typeof value === 'number' && value in field.values) return field.values[value];
			if (typeof value === 'string' && field.values.includes(value)) return value;
			return refuse(`type.googleapis.com/${field.enumName}`);
		}
		const items = Array.isArray(value) ? value : [value];
		return items.map((item, index) =>
			read(field.repeated, item, `${path}[${index}]`, violations, text),
		);
	}
	if (field === 'unread') return undefined;
	if (field === 'string') return typeof value === 'string' ? value : refuse('TYPE_STRING');
	if (field === 'bool') {
		if (typeof value === 'boolean') return value;
		if (text && (value === 'true' || value === 'false')) return value === 'true';
		return refuse('TYPE_BOOL');
	}
	const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
	const number = isNumber ? Number(value) : NaN;
	if (field === 'int32' && Number.isInteger(number) && Math.abs(number) < 2 ** 31) return number;
	if (field === 'int64' && Number.isInteger(number) && Math.abs(number) < 2 ** 63) return number;
	if (field === 'double' && Number.isFinite(number)) return number;
	return refuse(`TYPE_${field.toUpperCase()}`);
}

function mismatch(path: string, type: string, value: unknown): Violation {
	const where = path === '' ? '' : ` at '${path}'`;
	const description = `Invalid value${where} (${type}), ${JSON.stringify(value)}`;
	return path === '' ? { description } : { field: path, description };
}
