import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isRecord } from '../operation/choices';
import { inputError, preview } from '../operation/inputErrors';
import { parseMediaItemId } from './located';

const LABEL = 'Media Item IDs';

/** Five full albums; a walk through more would block n8n, and hardly fits the quota of a day. */
const MAX_IDS = 100_000;
/** As much text as so many addresses take, in characters. */
const MAX_TEXT_LENGTH = MAX_IDS * 200;
/** A list of items that hold lists of ids is three levels deep. */
const MAX_DEPTH = 4;

/** The media items of an operation on many of them. */
export const mediaItemIdsField: INodeProperties = {
	displayName: LABEL,
	name: 'mediaItemIds',
	type: 'string',
	default: '={{ $json.id }}',
	required: true,
	placeholder: 'e.g. AF1kq3VbGd7pQm…, AF1kq8ZtYh2cRw…',
	hint: 'The IDs of all input items are sent together, 50 at a time',
	description:
		'IDs or productUrls of media items created through n8n: one, or several separated by commas, spaces or lines. An expression may also give a list, or whole items such as {{ $input.all() }}.',
};

function tooMany(context: IExecuteFunctions): Error {
	return inputError(
		context,
		`'${LABEL}' holds more than ${MAX_IDS} media items`,
		'Split them over several input items, for example with Loop Over Items.',
	);
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Finds the ids in whatever an expression or a person gives. */
class IdParts {
	readonly parts: string[] = [];

	constructor(private readonly context: IExecuteFunctions) {}

	add(value: unknown, depth = 0): void {
		if (Array.isArray(value) && depth < MAX_DEPTH) this.addList(value, depth);
		else if (isRecord(value)) this.addRecord(value, depth);
		else if (typeof value === 'string') this.addText(value, depth);
		else if (value !== undefined && value !== null) this.addPart(preview(value));
	}

	private addList(list: unknown[], depth: number): void {
		for (const [position, entry] of list.entries()) {
			if (entry === undefined || entry === null || entry === '') {
				throw inputError(
					this.context,
					`'${LABEL}' has nothing at position ${position + 1} of its list`,
					'Take out what is empty, for example with .filter(Boolean).',
				);
			}
			this.add(entry, depth + 1);
		}
	}

	/** An item of n8n's holds the media item in `json`; a media item holds its `id`. */
	private addRecord(record: Record<string, unknown>, depth: number): void {
		const { id } = isRecord(record.json) ? record.json : record;
		if (typeof id === 'string' && id !== '') this.addText(id, depth);
		else this.addPart(preview(record));
	}

	private addText(given: string, depth: number): void {
		if (given.length > MAX_TEXT_LENGTH) throw tooMany(this.context);
		const text = given.trim();
		const parsed = /^[[{]/.test(text) && depth < MAX_DEPTH ? parsedJson(text) : undefined;
		if (parsed !== undefined) this.add(parsed, depth + 1);
		else for (const part of text.split(/[\s,;]+/)) if (part !== '') this.addPart(part);
	}

	private addPart(part: string): void {
		if (this.parts.push(part) > MAX_IDS) throw tooMany(this.context);
	}
}

/**
 * Reads the media items that one input item names, repeats dropped.
 * @returns their ids, at least one
 * @throws NodeOperationError naming 'Media Item IDs' when there are none, too many, or one cannot be
 *   the id of a media item
 */
export function readMediaItemIds(context: IExecuteFunctions, itemIndex: number): string[] {
	const found = new IdParts(context);
	found.add(context.getNodeParameter('mediaItemIds', itemIndex, ''));
	if (found.parts.length === 0) {
		throw inputError(
			context,
			`'${LABEL}' is empty`,
			'Give the ID of a media item, or several separated by commas. If the value is an expression, it returns nothing for this item.',
		);
	}
	const read = (value: string) => parseMediaItemId(context, { mode: 'id', value }, LABEL);
	return [...new Set(found.parts.map(read))];
}
