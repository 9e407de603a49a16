import { MediaItemReader } from '../../client/mediaItems/mediaItemReader';
import { startAll } from '../../client/flow/concurrency';
import { Brake } from '../../client/http/failFast';
import { throwIfCancelled } from '../../client/flow/cancellation';
import { ownItemsNotice, simplifyField } from '../../shared/fields/commonFields';
import { mediaItemIdsField, mediaItemIdsOf } from '../../shared/fields/mediaItemIds';
import type { Operation } from '../../shared/operation/operation';
import type { Failed, Result } from '../../shared/operation/outcomes';
import { mergeOutcomes, prepareItems, readyOf } from '../../shared/operation/prepare';
import { presented, simplifyMediaItem } from '../../shared/operation/simplify';

/** Batches that are read at the same time; reading may go on in parallel, unlike writing. */
const BATCHES_AT_ONCE = 4;
const IDS_AT_ONCE = BATCHES_AT_ONCE * 50;

export const getByIds: Operation = {
	option: {
		name: 'Get Many by IDs',
		value: 'getByIds',
		action: 'Get many media items by their IDs',
		description:
			'Retrieve the details of photos or videos this app created, 50 in one request: cheaper than Get for more than one',
	},
	fields: [ownItemsNotice, mediaItemIdsField, simplifyField],

	async execute(context) {
		const prepared = await prepareItems(context, (itemIndex) => ({
			itemIndex,
			ids: mediaItemIdsOf(context, itemIndex),
		}));
		const wanted = readyOf(prepared).flatMap(({ itemIndex, ids }) =>
			ids.map((id) => ({ itemIndex, id })),
		);
		const reader = new MediaItemReader(
			context,
			wanted.map(({ id }) => id),
		);
		const brake = new Brake(!context.continueOnFail());
		const read = startAll(
			wanted,
			IDS_AT_ONCE,
			async ({ itemIndex, id }): Promise<Result | Failed> => {
				try {
					brake.check(context);
					const mediaItem = await reader.get(id);
					return { json: presented(context, itemIndex, mediaItem, simplifyMediaItem) };
				} catch (error) {
					throwIfCancelled(context);
					brake.failed(error as Error);
					return { failure: error as Error };
				}
			},
		);
		const results = await Promise.all(read);
		let next = 0;
		const outcomes = readyOf(prepared).map(({ ids }) => ({
			results: results.slice(next, (next += ids.length)),
		}));
		return mergeOutcomes(prepared, outcomes);
	},
};
