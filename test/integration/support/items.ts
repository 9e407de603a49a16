import type { IDataObject, INodeExecutionData, INodeParameterResourceLocator } from 'n8n-workflow';

/** Input items with this JSON. */
export function jsonItems(...list: IDataObject[]): INodeExecutionData[] {
	return list.map((json) => ({ json }));
}

/** A resource locator's saved value. */
export function locator(
	mode: 'list' | 'url' | 'id' | 'name',
	value: string,
): INodeParameterResourceLocator {
	return { __rl: true, mode, value };
}

/** The input item that an output item is paired with. */
export function inputOf({ pairedItem }: INodeExecutionData): number | undefined {
	const first = Array.isArray(pairedItem) ? pairedItem[0] : pairedItem;
	return typeof first === 'object' ? first.item : first;
}
