/**
 * Partial responses: the system parameter `fields`, for example `nextPageToken,mediaItems(id,baseUrl)`.
 * https://cloud.google.com/apis/docs/system-parameters
 */
import { invalid } from './errors';

interface Selection {
	[name: string]: Selection | undefined;
}

/**
 * @returns the parts of the message that the mask names; the whole message without a mask.
 * @throws ApiError 400 for a mask that cannot be read.
 */
export function selectFields(message: object, mask: string | null): object {
	if (mask === null || mask === '') return message;
	const tokens = mask.match(/[A-Za-z0-9_*]+|[(),/]/g) ?? [];
	if (tokens.join('') !== mask.replace(/\s/g, '')) throw invalid(`Invalid field selection ${mask}`);
	const selection = parseList(tokens, mask);
	if (tokens.length > 0) throw invalid(`Invalid field selection ${mask}`);
	return select(message, selection) as object;
}

function parseList(tokens: string[], mask: string): Selection {
	const selection: Selection = {};
	do {
		const name = tokens.shift();
		if (name === undefined || !/^[A-Za-z0-9_*]+$/.test(name)) {
			throw invalid(`Invalid field selection ${mask}`);
		}
		selection[name] = parseInner(tokens, mask);
	} while (tokens[0] === ',' && tokens.shift());
	return selection;
}

function parseInner(tokens: string[], mask: string): Selection | undefined {
	if (tokens[0] === '(') {
		tokens.shift();
		const inner = parseList(tokens, mask);
		if (tokens.shift() !== ')') throw invalid(`Invalid field selection ${mask}`);
		return inner;
	}
	if (tokens[0] === '/') {
		tokens.shift();
		const name = tokens.shift() ?? '';
		return { [name]: parseInner(tokens, mask) };
	}
	return undefined;
}

function select(value: unknown, selection: Selection | undefined): unknown {
	if (selection === undefined || typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((item) => select(item, selection));
	const selected = Object.entries(value)
		.filter(([name]) => name in selection || '*' in selection)
		.map(([name, inner]) => [name, select(inner, selection[name] ?? selection['*'])] as const);
	return Object.fromEntries(selected);
}
