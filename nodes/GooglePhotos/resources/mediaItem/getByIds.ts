import { MediaItemReader } from '../../client/downloads/mediaItemReader';
import { failFastOf } from '../../client/execution/failFast';
import { runConcurrently } from '../../client/flow/runConcurrently';
import { ownItemsNotice, simplifyMediaItemsField } from '../../shared/fields/commonFields';
import { mediaItemIdsField, readMediaItemIds } from '../../shared/fields/mediaItemIds';
import type { Operation } from '../../shared/operation/operation';
import { runAsOneJob } from '../../shared/operation/prepare';
import { readSimplify, simplifyMediaItem } from '../../shared/operation/simplify';

/** Four batches of 50 at the same time; reading may go on in parallel, unlike writing. */
const CONCURRENT_IDS = 4 * 50;

export const getByIds: Operation = {
	option: {
		name: 'Get Many by IDs',
		value: 'getByIds',
		action: 'Get many media items by their IDs',
		description:
			'Retrieve the details of photos or videos created through n8n, 50 with one request: cheaper than Get for more than one',
	},
	fields: [ownItemsNotice, mediaItemIdsField, simplifyMediaItemsField],

	async execute(context) {
		const read = (itemIndex: number) => ({
			simplify: readSimplify(context, itemIndex, simplifyMediaItem),
			ids: readMediaItemIds(context, itemIndex),
		});
		return await runAsOneJob(context, read, async (lists) => {
			const wanted = lists.flatMap(({ simplify, ids }) => ids.map((id) => ({ simplify, id })));
			const allIds = wanted.map(({ id }) => id);
			const reader = new MediaItemReader(context, allIds);
			const failFast = failFastOf(context);
			const reading = runConcurrently(
				wanted,
				CONCURRENT_IDS,
				async ({ simplify, id }) =>
					await failFast.run(async () => ({ json: simplify(await reader.get(id)) })),
			);
			const results = await Promise.all(reading);
			let next = 0;
			return lists.map(({ ids }) => ({
				value: { items: results.slice(next, (next += ids.length)) },
			}));
		});
	},
};
