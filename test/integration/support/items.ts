import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** Has the shape of a Google Photos ID, and is none. */
export const UNKNOWN_ID = `ALvc__${'x'.repeat(64)}`;

/** Input items with this JSON. */
export function jsonItems(...list: IDataObject[]): INodeExecutionData[] {
	return list.map((json) => ({ json }));
}

/** Input items with one ID each, in `id`. */
export function idItems(ids: string[]): INodeExecutionData[] {
	return jsonItems(...ids.map((id) => ({ id })));
}
