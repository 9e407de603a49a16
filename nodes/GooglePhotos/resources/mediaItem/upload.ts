import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Created } from '../../client/createJob';
import { LONGEST_DESCRIPTION, LONGEST_FILE_NAME } from '../../client/mediaItems';
import { uploadAll, type UploadEntry } from '../../client/uploadJob';
import {
	albumTargetOf,
	resolveAlbumTitles,
	type AlbumTarget,
} from '../../shared/albumTargets';
import { inputBinaryField, inputFileOf } from '../../shared/files';
import { checkedText } from '../../shared/inputErrors';
import { targetAlbumLocator } from '../../shared/locators';
import type { Operation } from '../../shared/operation';
import { resultsOf, type Outcome } from '../../shared/outcomes';
import { positionField, positionOf } from '../../shared/position';
import { mergeOutcomes, prepareItems, readyOf } from '../../shared/prepare';
import { simplifyMediaItem } from '../../shared/simplify';

async function plan(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<UploadEntry & AlbumTarget> {
	const fields = context.getNodeParameter('additionalFields', itemIndex, {});
	const target = albumTargetOf(context, itemIndex);
	const { file, fileName } = await inputFileOf(context, itemIndex);
	const name = fields.fileName || fileName;
	return {
		...target,
		file,
		fileName: checkedText(context, 'File Name', name, LONGEST_FILE_NAME),
		description: checkedText(context, 'Description', fields.description, LONGEST_DESCRIPTION),
		position: positionOf(context, fields.position as IDataObject | undefined),
	};
}

function outcomeOf(created: Created, albumId: string | undefined): Outcome {
	if ('error' in created) return { failure: created.error };
	return resultsOf({ ...simplifyMediaItem(created.mediaItem), ...(albumId ? { albumId } : {}) });
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
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					description: 'The text shown with the photo or video, up to 1000 characters',
				},
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string',
					default: '',
					placeholder: 'e.g. beach.jpg',
					description: 'The name in Google Photos. The name of the input file unless set.',
				},
				positionField,
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Concurrency',
					name: 'concurrency',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 16 },
					default: 4,
					description: 'How many files to send at the same time',
				},
			],
		},
	],

	async execute(context) {
		const planned = await prepareItems(context, async (index) => await plan(context, index));
		const placed = await resolveAlbumTitles(context, planned);
		const entries = readyOf(placed);
		const options = context.getNodeParameter('options', 0, {});
		const created = await uploadAll(context, entries, {
			concurrency: Math.max(1, Math.floor(Number(options.concurrency ?? 4))),
			stopOnFailure: !context.continueOnFail(),
		});
		return mergeOutcomes(
			placed,
			created.map((result, at) => outcomeOf(result, entries[at].albumId)),
		);
	},
};
