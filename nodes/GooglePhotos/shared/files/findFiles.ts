import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { Result } from '../../client/flow/result';
import { inputError, preview, toText } from '../operation/inputErrors';
import { filesAt, filesOf, isFile } from './itemFiles';

/** Of names of fields; a longer text is something else. */
const MAX_NAMES_LENGTH = 10_000;

/** Names that a message lists. */
const MAX_OFFERED = 20;

/** A file as the item carries it. `name` is that of its field, where it was named so. */
export interface Found {
	name?: string;
	binary: IBinaryData;
}

type Files = ReadonlyMap<string, IBinaryData>;

const NO_FILE =
	'This item carries no file. Put a node before this one that outputs one, such as HTTP Request with response format File, or Read/Write Files from Disk.';

/** The field that was probably meant: of the same name but for case and blanks, else a picture. */
function guessField(files: Files, wanted: string): string {
	// n8n's forms name the field of a file after its label in this way.
	const simplify = (name: string) => name.replace(/\W/g, '_').toLowerCase();
	const names = [...files.keys()];
	return (
		names.find((name) => simplify(name) === simplify(wanted)) ??
		names.find((name) => /^(image|video)\//.test(files.get(name)?.mimeType ?? '')) ??
		names[0]
	);
}

function offer(files: Files, wanted: string): string {
	if (files.size === 0) return NO_FILE;
	const all = files.size > 1 ? ', or * for all' : '';
	const names = [...files.keys()];
	const more = names.length > MAX_OFFERED ? ` and ${names.length - MAX_OFFERED} more` : '';
	return `This item has: ${names.slice(0, MAX_OFFERED).join(', ')}${more}. Use ${guessField(files, wanted)}${all}.`;
}

/** All that is said of a file besides its bytes. */
function describe(file: object): string {
	const said = Object.entries(file).filter(([key, value]) => key !== 'data' && value !== undefined);
	return JSON.stringify(said.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function groupByDescription(files: readonly Found[]): Map<string, Found[]> {
	const groups = new Map<string, Found[]>();
	for (const one of files) {
		const key = describe(one.binary);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}

/** Reads the files of one item. */
class ItemFileFinder {
	private readonly files: Files;

	private readonly all: Found[];

	private described: Map<string, Found[]> | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly itemIndex: number,
	) {
		this.files = filesOf(context, itemIndex);
		this.all = [...this.files].map(([name, binary]) => ({ name, binary }));
	}

	find(value: unknown): Array<Result<Found>> {
		const found = this.findIn(value);
		if (found.length === 0) {
			throw inputError(this.context, "'Input Binary Field(s)' is empty", offer(this.files, ''));
		}
		const seen = new Set<IBinaryData | string>();
		return found.filter((one) => {
			if ('error' in one) return true;
			const key = one.value.binary.id ?? one.value.binary;
			return !seen.has(key) && seen.add(key);
		});
	}

	private findIn(value: unknown): Array<Result<Found>> {
		if (value === undefined || value === null) return [];
		if (Array.isArray(value)) return value.flatMap((one) => this.findIn(one));
		if (isFile(value)) return [{ value: { binary: value } }];
		if (typeof value !== 'object') return this.findByText(toText(value));
		const entries = Object.entries(value);
		if (entries.length > 0 && entries.every(([, one]) => isFile(one))) {
			return entries.map(([name, binary]) => ({
				value: { name, binary: binary as IBinaryData },
			}));
		}
		const described = this.findDescribed(value);
		if (described) return [{ value: described }];
		const error = inputError(
			this.context,
			`'Input Binary Field(s)' is no file and no name: ${preview(value)}`,
			`The expression gives an object that n8n does not know as a file. ${offer(this.files, '')}`,
		);
		return [{ error }];
	}

	private findByText(value: string): Array<Result<Found>> {
		if (value.length > MAX_NAMES_LENGTH) {
			throw inputError(
				this.context,
				`'Input Binary Field(s)' is too long for names of fields: ${preview(value.slice(0, 100))}`,
				`Give the name of the field, not its content. ${offer(this.files, '')}`,
			);
		}
		const text = value.trim();
		const whole = text === '' ? [] : this.findByName(text);
		if (whole.length > 0) return whole.map((found) => ({ value: found }));
		const names = new Set(text.split(/[,\n]/).map((name) => name.trim()));
		return [...names].filter(Boolean).flatMap((name): Array<Result<Found>> => {
			const found = name === '*' ? this.all : this.findByName(name);
			if (found.length > 0) return found.map((one) => ({ value: one }));
			const message =
				name === '*'
					? "'Input Binary Field(s)' is *, but this item carries no file"
					: `'Input Binary Field(s)' "${preview(name)}" is not in this item`;
			return [{ error: inputError(this.context, message, offer(this.files, name)) }];
		});
	}

	/** Expressions see a file in memory without its bytes: it is the only one with this description. */
	private findDescribed(value: object): Found | undefined {
		this.described ??= groupByDescription(this.all);
		const matching = this.described.get(describe(value)) ?? [];
		return 'mimeType' in value && matching.length === 1 ? matching[0] : undefined;
	}

	/** By the name of a field or, as in n8n's combined binary mode, by a path. */
	private findByName(name: string): Found[] {
		const binary = this.files.get(name);
		if (binary) return [{ name, binary }];
		return filesAt(this.context, this.itemIndex, name).map((one) => ({ name, binary: one }));
	}
}

/**
 * Finds the files of an item that a value asks for: the name of a field, several with commas between
 * them, `*` for all, a path in n8n's combined binary mode, files themselves, or lists of all these.
 *
 * @returns each file once, in the order in which they are asked for, or why one was not found
 * @throws NodeOperationError when the value asks for nothing
 */
export function findFiles(
	context: IExecuteFunctions,
	itemIndex: number,
	value: unknown,
): Array<Result<Found>> {
	return new ItemFileFinder(context, itemIndex).find(value);
}
