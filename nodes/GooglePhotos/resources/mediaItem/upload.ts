import type { IExecuteFunctions } from 'n8n-workflow';
import { uploadAll, type UploadEntry } from '../../client/uploads/uploadFiles';
import { resolveAlbumTitles } from './albumTargets';
import { concurrencyField, concurrencyOf } from '../../shared/fields/concurrency';
import { inputBinaryField, inputFileOf } from '../../shared/files/inputFile';
import { targetAlbumLocator } from '../../shared/fields/locators';
import {
	createdOutcomes,
	newMediaItemFields,
	plannedMediaItem,
	type PlannedMediaItem,
} from './newMediaItems';
import type { Operation } from '../../shared/operation/operation';
import { mergeOutcomes, prepareItems, readyOf } from '../../shared/operation/prepare';

async function plan(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<UploadEntry & PlannedMediaItem> {
	const { file, fileName } = await inputFileOf(context, itemIndex);
	return { file, ...plannedMediaItem(context, itemIndex, fileName) };
}

export const upload: Operation = {
	option: {
		name: 'Upload',
		value: 'upload',
		action: 'Upload a media item',
		description: 'Upload photos or videos from binary data, to the library or into an album',
	},
	fields: [
		inputBinaryField,
		targetAlbumLocator,
		newMediaItemFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [concurrencyField('How many files to send at the same time')],
		},
	],

	async execute(context) {
		const planned = await prepareItems(context, async (index) => await plan(context, index));
		const placed = await resolveAlbumTitles(context, planned);
		const entries = readyOf(placed);
		const created = await uploadAll(context, entries, {
			concurrency: concurrencyOf(context),
			stopOnFailure: !context.continueOnFail(),
		});
		return mergeOutcomes(placed, createdOutcomes(entries, created));
	},
};
