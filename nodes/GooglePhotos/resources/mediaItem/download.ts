import type { IExecuteFunctions } from 'n8n-workflow';
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
import type { Operation } from '../../shared/operation/operation';
import type { Outcome } from '../../shared/operation/outcomes';
import { runAsOneJob } from '../../shared/operation/prepare';
import { simplifyMediaItem } from '../../shared/operation/simplify';

function prepare(context: IExecuteFunctions, itemIndex: number) {
	return {
		id: readMediaItemId(context, itemIndex),
		...readDownloadOptions(context, itemIndex),
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
		optionsField(concurrencyField('How many files to fetch at the same time'), ...renditionFields),
	],

	async execute(context) {
		const read = (itemIndex: number) => prepare(context, itemIndex);
		return await runAsOneJob(context, read, async (wanted) => {
			const ids = wanted.map(({ id }) => id);
			const source = librarySource(new MediaItemReader(context, ids));
			const concurrency = wanted[0]?.concurrency ?? 1;
			const files = await downloadToBinary(context, source, wanted, concurrency);
			return files.map((file, index): Outcome => {
				if ('error' in file) return file;
				const { item, stored } = file.value;
				const binary = { [wanted[index].field]: { ...stored } };
				return { value: { items: [{ value: { json: simplifyMediaItem(item), binary } }] } };
			});
		});
	},
};
