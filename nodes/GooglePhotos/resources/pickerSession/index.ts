import type { Resource } from '../../shared/operation/operation';
import { create } from './create';
import { deleteOperation } from './delete';
import { get } from './get';
import { getMediaItems } from './getMediaItems';

export const pickerSession: Resource = {
	name: 'Picker Session',
	value: 'pickerSession',
	operations: [create, deleteOperation, get, getMediaItems],
};
