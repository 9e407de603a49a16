import type { IExecuteFunctions } from 'n8n-workflow';
import { valuesOf } from '../../client/flow/result';
import { uploadFiles } from '../../client/uploads/uploadFiles';
import { optionsField } from '../../shared/fields/commonFields';
import { concurrencyField, readConcurrency } from '../../shared/fields/concurrency';
import { targetAlbumLocator } from '../../shared/fields/locators';
import { inputBinaryField, readInputFile } from '../../shared/files/inputFile';
import type { Operation } from '../../shared/operation/operation';
import { mergeOutcomes, prepareItems } from '../../shared/operation/prepare';
import { resolveAlbumTitles } from './albumTargets';
import { newMediaItemFields, readNewMediaItem, toOutcomes } from './newMediaItems';

async function prepare(context: IExecuteFunctions, itemIndex: number) {
	const { file, fileName } = await readInputFile(context, itemIndex);
	return {
		file,
		...readNewMediaItem(context, itemIndex, fileName),
		concurrency: readConcurrency(context, itemIndex),
	};
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
		optionsField(concurrencyField('How many files to send at the same time')),
	],

	async execute(context) {
		const prepared = await prepareItems(context, async (index) => await prepare(context, index));
		const placed = await resolveAlbumTitles(context, prepared);
		const entries = valuesOf(placed);
		const created = await uploadFiles(context, entries, entries[0]?.concurrency ?? 1);
		return mergeOutcomes(placed, toOutcomes(entries, created));
	},
};
