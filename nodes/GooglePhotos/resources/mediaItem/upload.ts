import type { IExecuteFunctions } from 'n8n-workflow';
import { SkippedError } from '../../client/execution/failFast';
import { type Result, toError, valuesOf } from '../../client/flow/result';
import { cloneError } from '../../client/http/errors';
import { type UploadEntry, uploadFiles } from '../../client/uploads/uploadFiles';
import { optionsField } from '../../shared/fields/commonFields';
import { concurrencyField, readConcurrency } from '../../shared/fields/concurrency';
import { targetAlbumLocator } from '../../shared/fields/locators';
import { numbered } from '../../shared/files/fileNames';
import { inputBinaryField, readInputFiles } from '../../shared/files/inputFiles';
import type { Operation } from '../../shared/operation/operation';
import { type Outcome, joinOutcomes } from '../../shared/operation/outcomes';
import { mergeOutcomes, runAsOneJob } from '../../shared/operation/prepare';
import {
	type NewMediaItemPlan,
	createInAlbums,
	newMediaItemFields,
	readFileName,
	readNewMediaItem,
} from './newMediaItems';

interface UploadPlan extends NewMediaItemPlan, UploadEntry {
	concurrency: number;
}

/** What an input item asks for: one plan for each file, or why there is none. */
async function prepare(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Array<Result<UploadPlan>>> {
	const plan = readNewMediaItem(context, itemIndex);
	const concurrency = readConcurrency(context, itemIndex);
	const files = await readInputFiles(context, itemIndex);
	const plans = files.map((result, index): Result<UploadPlan> => {
		try {
			if ('error' in result) return result;
			const { file, fileName } = result.value;
			const name = plan.fileName ? numbered(plan.fileName, index + 1) : fileName;
			return { value: { ...plan, file, fileName: readFileName(context, name), concurrency } };
		} catch (caught) {
			return { error: toError(caught) };
		}
	});
	// Nothing is sent for any item when the run would stop at this file anyway.
	const refused = context.continueOnFail() ? undefined : plans.find((one) => 'error' in one);
	if (refused && 'error' in refused) throw refused.error;
	return plans;
}

/** One outcome per file; where an item has several, a failure says which of them it is. */
function nameFailure(context: IExecuteFunctions, outcome: Outcome, { fileName }: UploadPlan) {
	if (!('error' in outcome) || outcome.error instanceof SkippedError) return outcome;
	const { message } = outcome.error;
	if (!fileName || message.includes(`"${fileName}"`)) return outcome;
	const named = { message: `${message} (file "${fileName}")` };
	return { error: cloneError(context.getNode(), outcome.error, named) };
}

async function uploadAll(
	context: IExecuteFunctions,
	plansOfItems: Array<Array<Result<UploadPlan>>>,
): Promise<Outcome[]> {
	const all = plansOfItems.flat();
	const plans = valuesOf(all);
	const sent = await createInAlbums(
		context,
		plans,
		async (entries) => await uploadFiles(context, entries, entries[0]?.concurrency ?? 1),
	);
	const isOneOfSeveral = ({ itemIndex }: UploadPlan, index: number) =>
		[plans[index - 1], plans[index + 1]].some((other) => other?.itemIndex === itemIndex);
	const named = sent.map((outcome, index) =>
		isOneOfSeveral(plans[index], index) ? nameFailure(context, outcome, plans[index]) : outcome,
	);
	const outcomes = mergeOutcomes(all, named);
	let next = 0;
	return plansOfItems.map(({ length }) => {
		const ofItem = outcomes.slice(next, next + length);
		next += length;
		return length === 1 ? ofItem[0] : joinOutcomes(ofItem);
	});
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
		newMediaItemFields({
			description: ' All files of an input item get the same description.',
			fileName:
				' Unless set, it is the name of the input file. Several files of an input item get numbers: beach.jpg, beach (2).jpg.',
		}),
		optionsField(concurrencyField('How many files to send at the same time')),
	],

	async execute(context) {
		return await runAsOneJob(
			context,
			async (index) => await prepare(context, index),
			async (plansOfItems) => await uploadAll(context, plansOfItems),
		);
	},
};
