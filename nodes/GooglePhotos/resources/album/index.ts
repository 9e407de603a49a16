import type { Resource } from '../../shared/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';

export const album: Resource = {
	name: 'Album',
	value: 'album',
	operations: [getAll, create, get],
};
