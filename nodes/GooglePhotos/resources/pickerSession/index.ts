import type { Resource } from '../../shared/operation';
import { create } from './create';
import { deleteOperation } from './delete';
import { get } from './get';

export const pickerSession: Resource = {
	name: 'Picker Session',
	value: 'pickerSession',
	operations: [create, deleteOperation, get],
};
