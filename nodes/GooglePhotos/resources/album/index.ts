import type { Resource } from '../../shared/operation';
import { addEnrichment } from './addEnrichment';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { share } from './share';
import { unshare } from './unshare';
import { update } from './update';

export const album: Resource = {
	name: 'Album',
	value: 'album',
	operations: [getAll, addEnrichment, create, get, share, unshare, update],
};
