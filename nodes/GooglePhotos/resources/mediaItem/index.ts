import type { Resource } from '../../shared/operation/operation';
import { create } from './create';
import { download } from './download';
import { get } from './get';
import { getAll } from './getAll';
import { getByIds } from './getByIds';
import { search } from './search';
import { update } from './update';
import { upload } from './upload';

export const mediaItem: Resource = {
	name: 'Media Item',
	value: 'mediaItem',
	operations: [upload, create, download, get, getAll, getByIds, search, update],
};
