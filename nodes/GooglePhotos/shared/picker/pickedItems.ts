import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { collectUpTo } from '../../client/api/pages';
import {
	MAX_PICKED_ITEM_PAGE_SIZE,
	deleteSession,
	listPickedItems,
} from '../../client/api/pickerSessions';
import { PickedSource } from '../../client/downloads/pickedSource';
import { failFastOf } from '../../client/execution/failFast';
import { throwIfCancelled } from '../../client/flow/cancellation';
import { type Result, toError } from '../../client/flow/result';
import { runConcurrently } from '../../client/flow/runConcurrently';
import { concurrencyField } from '../fields/concurrency';
import { addLimitHint } from '../fields/listing';
import {
	type DownloadOptions,
	downloadToBinary,
	outputBinaryField,
	readDownloadOptions,
} from '../files/outputFiles';
import { readSwitch } from '../operation/choices';
import { addHint } from '../operation/hints';
import type { ItemOutput, Outcome, OutputItem } from '../operation/outcomes';
import { simplifyPickedItem } from '../operation/simplify';

/** More sessions than Google lets an account have open; each one is asked for all five seconds. */
const MAX_WAITS = 50;

/** Whether to download, and into which field. */
export const pickedDownloadFields: INodeProperties[] = [
	{
		displayName: 'Download',
		name: 'download',
		type: 'boolean',
		default: false,
		description:
			'Whether to download the file of each photo and video. Without it the output holds only their details; downloadUrl and previewUrl work for 60 minutes, and only in requests signed with this credential.',
	},
	{ ...outputBinaryField, displayOptions: { show: { download: [true] } } },
];

/** One option of a collection: how many files travel at the same time. */
export const pickedConcurrencyOption = concurrencyField(
	"How many files to fetch at the same time, with 'Download'",
);

/** One option of a collection: cleaning up after the download. */
export const deleteSessionOption: INodeProperties = {
	displayName: 'Delete Session',
	name: 'deleteSession',
	type: 'boolean',
	default: false,
	description:
		"Whether to end the session when all files are downloaded and nothing failed. Has an effect only with 'Download', and not when 'Limit' is reached.",
};

/** The files are safe by now, so a session that stays behind is worth a hint, not a failure. */
function explainNotDeleted(context: IExecuteFunctions, sessionId: string, reason: string): void {
	addHint(context, `The picking session ${sessionId} was not deleted: ${reason}`);
}

/** What was read of a selection. */
interface Selection {
	output: ItemOutput;
	/** All its files are in, so that it can be deleted, if that is wanted. */
	isComplete: boolean;
}

/** What to do with a finished selection. */
export interface SelectionOptions {
	simplify: boolean;
	/** Which files are wanted, and where; none unless given. */
	download?: DownloadOptions;
	/** The most items; all unless given. */
	limit?: number;
	/** End the session once all bytes are in. */
	deleteSession: boolean;
}

/**
 * Reads the fields `simplify` and `pickedDownloadFields` of one input item.
 * @throws NodeOperationError naming the field or option that does not fit
 */
export function readSelectionFields(
	context: IExecuteFunctions,
	itemIndex: number,
): Pick<SelectionOptions, 'simplify' | 'download'> {
	const read = (name: string, label: string, fallback: boolean) =>
		readSwitch(context, label, context.getNodeParameter(name, itemIndex, fallback));
	return {
		simplify: read('simplify', 'Simplify', true),
		download: read('download', 'Download', false)
			? readDownloadOptions(context, itemIndex)
			: undefined,
	};
}

/**
 * Reads a finished selection: every picked item once, in the order Google lists them, with bytes
 * where wanted. An item whose bytes cannot be had is a failure beside the others' results.
 *
 * @throws NodeApiError when the person has not pressed Done, or the session is gone
 */
async function readSelection(
	context: IExecuteFunctions,
	sessionId: string,
	options: SelectionOptions,
): Promise<Selection> {
	const { simplify, download, limit } = options;
	const list = async () =>
		await collectUpTo(
			async (request) => await listPickedItems(context, sessionId, request),
			MAX_PICKED_ITEM_PAGE_SIZE,
			limit,
		);
	const { items: picked, rest } = await list();
	addLimitHint(context, picked.length, rest);
	const toJson = (item: (typeof picked)[number]) =>
		simplify ? simplifyPickedItem(item, sessionId) : { ...item };
	if (!download) {
		const items = picked.map((item) => ({ value: { json: toJson(item) } }));
		return { output: { items }, isComplete: false };
	}

	const { field, rendition, concurrency } = download;
	const files = await downloadToBinary(
		context,
		new PickedSource(picked, async () => (await list()).items),
		picked.map(({ id }) => ({ id, rendition })),
		concurrency,
	);
	const items = files.map((file, index): Result<OutputItem> => {
		if ('error' in file) return file;
		return { value: { json: toJson(picked[index]), binary: { [field]: file.value.stored } } };
	});
	const isCutOff = rest !== 'none';
	if (options.deleteSession && isCutOff) {
		explainNotDeleted(context, sessionId, "'Limit' left items out");
	}
	const isComplete = !isCutOff && files.every((file) => 'value' in file);
	return { output: { items }, isComplete };
}

/** A selection to be read for one input item. */
export interface SelectionRequest extends SelectionOptions {
	sessionId: string;
	/** Waits until the person has pressed Done; throws when nobody does. */
	waitUntilDone?: () => Promise<void>;
}

/** Waits for all selections together: every person has their own, and the longest wait counts. */
function waitForAll(
	context: IExecuteFunctions,
	requests: ReadonlyArray<Result<SelectionRequest>>,
): Array<Promise<Result<SelectionRequest>>> {
	return runConcurrently(requests, MAX_WAITS, async (request) => {
		if ('error' in request) return request;
		return await failFastOf(context).run(async () => {
			await request.value.waitUntilDone?.();
			return request.value;
		});
	});
}

/**
 * Reads the selections that all input items name. Sessions are deleted last, when nothing can fail
 * any more: with a session the access to its files is gone.
 *
 * @param readRequest of one input item; throws NodeOperationError for a field that does not fit
 */
export async function readSelections(
	context: IExecuteFunctions,
	readRequest: (itemIndex: number) => SelectionRequest,
): Promise<Outcome[]> {
	const failFast = failFastOf(context);
	const requests: Array<Result<SelectionRequest>> = [];
	for (let index = 0; index < context.getInputData().length; index++) {
		requests.push(await failFast.run(async () => await Promise.resolve(readRequest(index))));
	}
	const finished = new Set<string>();
	const outcomes: Outcome[] = [];
	for (const waiting of waitForAll(context, requests)) {
		const ready = await waiting;
		if ('error' in ready) {
			outcomes.push(ready);
			continue;
		}
		const { sessionId, deleteSession: isToBeDeleted } = ready.value;
		const read = async () => await readSelection(context, sessionId, ready.value);
		const selection = await failFast.run(read);
		const isComplete = 'value' in selection && selection.value.isComplete;
		if (isToBeDeleted && isComplete) finished.add(sessionId);
		if (!isComplete) finished.delete(sessionId);
		outcomes.push('error' in selection ? selection : { value: selection.value.output });
	}
	const hasFailed = outcomes.some(
		(outcome) => 'error' in outcome || outcome.value.items.some((item) => 'error' in item),
	);
	if (hasFailed && !context.continueOnFail()) return outcomes;
	for (const sessionId of finished) {
		try {
			await deleteSession(context, sessionId);
		} catch (error) {
			throwIfCancelled(context);
			explainNotDeleted(context, sessionId, toError(error).message);
		}
	}
	return outcomes;
}
