import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readCollection, toNumber } from '../operation/choices';

const DEFAULT_CONCURRENCY = 4;
const MAX_CONCURRENCY = 16;

/** An entry of an Options collection: how many files travel at the same time. */
export function concurrencyField(description: string): INodeProperties {
	return {
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MAX_CONCURRENCY },
		default: DEFAULT_CONCURRENCY,
		description,
	};
}

/** The option's value, kept between 1 and 16; a job over all items takes that of the first good one. */
export function readConcurrency(context: IExecuteFunctions, itemIndex: number): number {
	const { concurrency } = readCollection(context, itemIndex, 'options', 'Options');
	const wanted = Math.floor(toNumber(concurrency ?? DEFAULT_CONCURRENCY));
	return Number.isNaN(wanted)
		? DEFAULT_CONCURRENCY
		: Math.min(MAX_CONCURRENCY, Math.max(1, wanted));
}
