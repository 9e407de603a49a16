import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Outcome } from './outcomes';

/** One entry of the Operation menu: everything about it, in one file. */
export interface Operation {
	/** `value` is stored in workflows and never changes; the others are texts. */
	option: Required<Pick<INodePropertyOptions, 'name' | 'value' | 'action' | 'description'>>;
	/** Its fields; the registry shows them for this operation only. */
	fields: INodeProperties[];
	/**
	 * Works through all input items at once.
	 * @returns one outcome per input item, in their order
	 */
	execute: (context: IExecuteFunctions) => Promise<Outcome[]>;
}

/** One entry of the Resource menu. */
export interface Resource {
	name: string;
	value: string;
	operations: Operation[];
}
