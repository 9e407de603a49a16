import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { librarySource } from '../../client/downloads/librarySource';
import { MediaItemReader } from '../../client/downloads/mediaItemReader';
import { optionsField } from '../../shared/fields/commonFields';
import { concurrencyField } from '../../shared/fields/concurrency';
import { readMediaItemId } from '../../shared/fields/located';
import { mediaItemLocator } from '../../shared/fields/locators';
import {
	downloadToBinary,
	outputBinaryField,
	readDownloadOptions,
} from '../../shared/files/outputFiles';
import { renditionFields } from '../../shared/files/renditionFields';
import { readCollection, readSwitch } from '../../shared/operation/choices';
import type { Operation } from '../../shared/operation/operation';
import type { Outcome } from '../../shared/operation/outcomes';
import { runAsOneJob } from '../../shared/operation/prepare';
import { simplifyMediaItem } from '../../shared/operation/simplify';

const keepInputOption: INodeProperties = {
	displayName: 'Keep Input',
	name: 'keepInput',
	type: 'boolean',
	default: false,
	description:
		'Whether to add to what the input item holds, its fields and other files, instead of replacing it. Where names are alike, the download wins.',
};

function prepare(context: IExecuteFunctions, itemIndex: number) {
	const { keepInput } = readCollection(context, itemIndex, 'options', 'Options');
	return {
		itemIndex,
		id: readMediaItemId(context, itemIndex),
		...readDownloadOptions(context, itemIndex),
		keepInput: readSwitch(context, 'Keep Input', keepInput),
	};
}

export const download: Operation = {
	option: {
		name: 'Download',
		value: 'download',
		action: 'Download a media item',
		description:
			'Download the bytes of photos or videos created through n8n. Google removes the location from photos and returns videos re-compressed.',
	},
	fields: [
		mediaItemLocator,
		outputBinaryField,
		optionsField(
			concurrencyField('How many files to fetch at the same time'),
			keepInputOption,
			...renditionFields,
		),
	],

	async execute(context) {
		const input = context.getInputData();
		const read = (itemIndex: number) => prepare(context, itemIndex);
		return await runAsOneJob(context, read, async (wanted) => {
			const ids = wanted.map(({ id }) => id);
			const source = librarySource(new MediaItemReader(context, ids));
			const concurrency = wanted[0]?.concurrency ?? 1;
			const files = await downloadToBinary(context, source, wanted, concurrency);
			return files.map((file, index): Outcome => {
				if ('error' in file) return file;
				const { item, stored } = file.value;
				const { itemIndex, field, keepInput } = wanted[index];
				const { json, binary }: Partial<INodeExecutionData> = keepInput ? input[itemIndex] : {};
				const output = {
					json: { ...json, ...simplifyMediaItem(item) },
					binary: { ...binary, [field]: stored },
				};
				return { value: { items: [{ value: output }] } };
			});
		});
	},
};
