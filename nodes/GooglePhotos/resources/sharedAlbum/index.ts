import type { Resource } from '../../shared/operation/operation';
import { get } from './get';
import { getAll } from './getAll';
import { join } from './join';
import { leave } from './leave';

export const sharedAlbum: Resource = {
	name: 'Shared Album',
	value: 'sharedAlbum',
	operations: [getAll, get, join, leave],
};
