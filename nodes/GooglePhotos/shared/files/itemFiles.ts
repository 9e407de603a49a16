import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Where items keep their files in n8n's combined binary mode. */
const FILES_IN_JSON = '_files';
/** Ids of n8n's stores begin with the kind of store; other objects have ids, too. */
const STORED_ID = /^[\w-]+:/;

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file in a store has an id, one in memory its bytes as base64. */
function hasBytes(value: unknown): value is IBinaryData {
	if (!isRecord(value)) return false;
	const { id, data } = value;
	if (id === undefined) return typeof data === 'string';
	return typeof id === 'string' && STORED_ID.test(id);
}

/** Whether a value from an expression or from JSON is a file of n8n's. */
export function isFile(value: unknown): value is IBinaryData {
	return hasBytes(value) && 'mimeType' in value;
}

/** The files of an input item by the names of their fields. */
export function filesOf(context: IExecuteFunctions, itemIndex: number): Map<string, IBinaryData> {
	const { json, binary } = context.getInputData()[itemIndex];
	const combined: unknown = json?.[FILES_IN_JSON];
	const entries: Array<[string, unknown]> = [
		...Object.entries(isRecord(combined) ? combined : {}).filter(([, value]) => isFile(value)),
		...Object.entries(binary ?? {}).filter(([, value]) => hasBytes(value)),
	];
	return new Map(entries as Array<[string, IBinaryData]>);
}

/** What is at a path of an item's JSON, such as `mail.photos[0]`. */
export function valueAt(json: IDataObject, path: string): unknown {
	const keys = path.split(/[.[\]]+/).filter(Boolean);
	return keys.reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null && Object.hasOwn(value, key)
				? (value as Record<string, unknown>)[key]
				: undefined,
		json,
	);
}
