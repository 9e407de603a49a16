import type { IExecuteFunctions } from 'n8n-workflow';
import type { MediaItem } from '../../client/api/types';
import type { Result } from '../../client/flow/result';
import { createMediaItems } from '../../client/uploads/createMediaItems';
import { targetAlbumLocator } from '../../shared/fields/locators';
import { inputError, readRequiredText } from '../../shared/operation/inputErrors';
import type { Operation } from '../../shared/operation/operation';
import { runAsOneJob } from '../../shared/operation/prepare';
import {
	type NewMediaItemPlan,
	createInAlbums,
	newMediaItemFields,
	readNewMediaItem,
} from './newMediaItems';

/** Tokens are opaque; those seen have some hundred characters. */
const MAX_TOKEN_LENGTH = 10_000;

interface TokenPlan extends NewMediaItemPlan {
	uploadToken: string;
}

function prepare(context: IExecuteFunctions, itemIndex: number): TokenPlan {
	const token = context.getNodeParameter('uploadToken', itemIndex);
	const uploadToken = readRequiredText(context, 'Upload Token', token, MAX_TOKEN_LENGTH);
	return { uploadToken, ...readNewMediaItem(context, itemIndex) };
}

/** A token makes one media item, so items with the same token and album share what it made. */
async function createOncePerToken(
	context: IExecuteFunctions,
	entries: readonly TokenPlan[],
): Promise<Array<Result<MediaItem>>> {
	const byToken = new Map<string, TokenPlan>();
	for (const entry of entries) {
		if (!byToken.has(entry.uploadToken)) byToken.set(entry.uploadToken, entry);
	}
	const firsts = [...byToken.values()];
	const created = await createMediaItems(context, firsts, {
		getToken: async (index) => await Promise.resolve(firsts[index].uploadToken),
	});
	const results = new Map(firsts.map(({ uploadToken }, index) => [uploadToken, created[index]]));
	return entries.map(({ uploadToken, albumId }) => {
		const first = byToken.get(uploadToken)!;
		if (albumId === undefined || albumId === first.albumId) return results.get(uploadToken)!;
		const error = inputError(
			context,
			`'Upload Token' is that of item ${first.itemIndex}, which goes elsewhere`,
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
			'Create photos or videos from upload tokens, for bytes that were sent by other means. To send a file use Upload.',
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
				'The token Google returned when the bytes were uploaded. It works once, within a day of the upload.',
		},
		targetAlbumLocator,
		newMediaItemFields(),
	],

	async execute(context) {
		return await runAsOneJob(
			context,
			(index) => prepare(context, index),
			async (plans) =>
				await createInAlbums(
					context,
					plans,
					async (entries) => await createOncePerToken(context, entries),
				),
		);
	},
};
