import type { Resource } from '../../shared/operation';
import { get } from './get';
import { getAll } from './getAll';
import { search } from './search';
import { update } from './update';
import { upload } from './upload';

export const mediaItem: Resource = {
	name: 'Media Item',
	value: 'mediaItem',
	operations: [upload, get, getAll, search, update],
};
