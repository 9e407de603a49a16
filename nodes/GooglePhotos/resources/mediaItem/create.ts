import type { IExecuteFunctions } from 'n8n-workflow';
import { createAll, type Created } from '../../client/uploads/createMediaItems';
import { Brake } from '../../client/http/failFast';
import { resolveAlbumTitles } from './albumTargets';
import { inputError, requiredText } from '../../shared/operation/inputErrors';
import { targetAlbumLocator } from '../../shared/fields/locators';
import {
	createdOutcomes,
	newMediaItemFields,
	plannedMediaItem,
	type PlannedMediaItem,
} from './newMediaItems';
import type { Operation } from '../../shared/operation/operation';
import { mergeOutcomes, prepareItems, readyOf } from '../../shared/operation/prepare';

/** Tokens are opaque; those seen have some hundred characters. */
const LONGEST_TOKEN = 10_000;

interface Planned extends PlannedMediaItem {
	uploadToken: string;
}

function plan(context: IExecuteFunctions, itemIndex: number): Planned {
	const token = context.getNodeParameter('uploadToken', itemIndex);
	const uploadToken = requiredText(context, 'Upload Token', token, LONGEST_TOKEN);
	return { uploadToken, ...plannedMediaItem(context, itemIndex) };
}

/** A token makes one media item, so items with the same token and album share what it made. */
async function createOnce(
	context: IExecuteFunctions,
	entries: readonly Planned[],
): Promise<Created[]> {
	const byToken = new Map<string, Planned>();
	for (const entry of entries) {
		if (!byToken.has(entry.uploadToken)) byToken.set(entry.uploadToken, entry);
	}
	const firsts = [...byToken.values()];
	const created = await createAll(
		context,
		firsts,
		{ first: async (at) => await Promise.resolve(firsts[at].uploadToken) },
		new Brake(!context.continueOnFail()),
	);
	const results = new Map(firsts.map(({ uploadToken }, at) => [uploadToken, created[at]]));
	return entries.map(({ uploadToken, albumId }) => {
		const first = byToken.get(uploadToken)!;
		if (albumId === undefined || albumId === first.albumId) return results.get(uploadToken)!;
		const error = inputError(
			context,
			`'Upload Token' is that of item ${first.itemIndex}, which goes to another album`,
			'A token makes one media item. Upload the bytes again for the second album, or add the media item to it with Add Media Items.',
		);
		return { error };
	});
}

export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create a media item',
		description:
			'Create photos or videos of upload tokens, for bytes that were sent by other means. To send a file use Upload.',
	},
	fields: [
		{
			displayName: 'Upload Token',
			name: 'uploadToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'What Google answered when the bytes were uploaded. It works once, within a day of the upload.',
		},
		targetAlbumLocator,
		newMediaItemFields,
	],

	async execute(context) {
		const planned = await prepareItems(context, (index) => plan(context, index));
		const placed = await resolveAlbumTitles(context, planned);
		const entries = readyOf(placed);
		return mergeOutcomes(placed, createdOutcomes(entries, await createOnce(context, entries)));
	},
};
