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

/**
 * The JSON of an input item where n8n keeps files in it, which is its combined binary mode. Elsewhere
 * the JSON may be anybody's, and what looks like a file there may name that of another execution.
 */
function jsonWithFiles(context: IExecuteFunctions, itemIndex: number): IDataObject {
	// Older versions of n8n know neither the mode nor how to ask for it.
	const { binaryMode } = (context as Partial<IExecuteFunctions>).getWorkflowSettings?.() ?? {};
	const isCombined = binaryMode === 'combined';
	return (isCombined && context.getInputData()[itemIndex].json) || {};
}

/** The files of an input item by the names of their fields. */
export function filesOf(context: IExecuteFunctions, itemIndex: number): Map<string, IBinaryData> {
	const { binary } = context.getInputData()[itemIndex];
	const combined: unknown = jsonWithFiles(context, itemIndex)[FILES_IN_JSON];
	const entries: Array<[string, unknown]> = [
		...Object.entries(isRecord(combined) ? combined : {}).filter(([, value]) => isFile(value)),
		...Object.entries(binary ?? {}).filter(([, value]) => hasBytes(value)),
	];
	return new Map(entries as Array<[string, IBinaryData]>);
}

/** The files at a path of an item's JSON, such as `mail.photos[0]`, in n8n's combined binary mode. */
export function filesAt(
	context: IExecuteFunctions,
	itemIndex: number,
	path: string,
): IBinaryData[] {
	const keys = path.split(/[.[\]]+/).filter(Boolean);
	const value = keys.reduce<unknown>(
		(inner, key) =>
			typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
				? (inner as Record<string, unknown>)[key]
				: undefined,
		jsonWithFiles(context, itemIndex),
	);
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.filter(isFile);
}
