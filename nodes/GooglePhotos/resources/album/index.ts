import type { Resource } from '../../shared/operation/operation';
import { addEnrichment } from './addEnrichment';
import { addMediaItems } from './addMediaItems';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { removeMediaItems } from './removeMediaItems';
import { share } from './share';
import { unshare } from './unshare';
import { update } from './update';

export const album: Resource = {
	name: 'Album',
	value: 'album',
	operations: [
		getAll,
		addEnrichment,
		addMediaItems,
		create,
		get,
		removeMediaItems,
		share,
		unshare,
		update,
	],
};
