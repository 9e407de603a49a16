import type { IExecuteFunctions } from 'n8n-workflow';
import { uploadFiles } from '../../client/uploads/uploadFiles';
import { optionsField } from '../../shared/fields/commonFields';
import { concurrencyField, readConcurrency } from '../../shared/fields/concurrency';
import { targetAlbumLocator } from '../../shared/fields/locators';
import { inputBinaryField, readInputFile } from '../../shared/files/inputFile';
import type { Operation } from '../../shared/operation/operation';
import { runAsOneJob } from '../../shared/operation/prepare';
import { createInAlbums, newMediaItemFields, readNewMediaItem } from './newMediaItems';

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
		return await runAsOneJob(
			context,
			async (index) => await prepare(context, index),
			async (plans) =>
				await createInAlbums(
					context,
					plans,
					async (entries) => await uploadFiles(context, entries, entries[0]?.concurrency ?? 1),
				),
		);
	},
};
