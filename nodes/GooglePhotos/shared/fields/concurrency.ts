import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

const USUAL = 4;
const MOST = 16;

/** An entry of an Options collection: how many files travel at the same time. */
export function concurrencyField(description: string): INodeProperties {
	return {
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MOST },
		default: USUAL,
		description,
	};
}

/** The option's value for the whole job, taken from the first input item and kept between 1 and 16. */
export function concurrencyOf(context: IExecuteFunctions): number {
	const { concurrency } = context.getNodeParameter('options', 0, {});
	const wanted = Math.floor(Number(concurrency ?? USUAL));
	return Number.isNaN(wanted) ? USUAL : Math.min(MOST, Math.max(1, wanted));
}
