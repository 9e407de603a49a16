import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { collectItems } from '../../client/api/pages';
import {
	MAX_PICKED_ITEM_PAGE_SIZE,
	deleteSession,
	listPickedItems,
} from '../../client/api/pickerSessions';
import { PickedSource } from '../../client/downloads/pickedSource';
import { throwIfCancelled } from '../../client/flow/cancellation';
import { type Result, toError } from '../../client/flow/result';
import { concurrencyField } from '../fields/concurrency';
import {
	type DownloadOptions,
	downloadToBinary,
	outputBinaryField,
	readDownloadOptions,
} from '../files/outputFiles';
import { addHint } from '../operation/hints';
import type { ItemOutput, OutputItem } from '../operation/outcomes';
import { simplifyPickedItem } from '../operation/simplify';

/** Whether to download, and into which field. */
export const pickedDownloadFields: INodeProperties[] = [
	{
		displayName: 'Download',
		name: 'download',
		type: 'boolean',
		default: false,
		description:
			'Whether to download the file of each photo and video. Otherwise the output holds its description and a base URL, which opens for 60 minutes with the access token.',
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

async function tryToDelete(context: IExecuteFunctions, sessionId: string): Promise<void> {
	try {
		await deleteSession(context, sessionId);
	} catch (error) {
		throwIfCancelled(context);
		explainNotDeleted(context, sessionId, toError(error).message);
	}
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
	const isDownload = context.getNodeParameter('download', itemIndex, false) === true;
	return {
		simplify: context.getNodeParameter('simplify', itemIndex, true) === true,
		download: isDownload ? readDownloadOptions(context, itemIndex) : undefined,
	};
}

/**
 * Reads a finished selection: every picked item once, in the order Google lists them, with bytes
 * where wanted. An item whose bytes cannot be had is a failure beside the others' results.
 *
 * @throws NodeApiError when the person has not pressed Done, or the session is gone
 */
export async function readSelection(
	context: IExecuteFunctions,
	sessionId: string,
	options: SelectionOptions,
): Promise<ItemOutput> {
	const { simplify, download, limit } = options;
	const list = async () =>
		await collectItems(
			async (request) => await listPickedItems(context, sessionId, request),
			MAX_PICKED_ITEM_PAGE_SIZE,
			limit,
		);
	const picked = await list();
	const toJson = (item: (typeof picked)[number]) =>
		simplify ? simplifyPickedItem(item, sessionId) : { ...item };
	if (!download) return { items: picked.map((item) => ({ value: { json: toJson(item) } })) };

	const { field, rendition } = download;
	const files = await downloadToBinary(
		context,
		new PickedSource(picked, list),
		picked.map(({ id }) => ({ id, rendition })),
	);
	if (options.deleteSession && files.every((file) => 'value' in file)) {
		// What the limit left out would be lost with the session.
		if (picked.length === limit) {
			explainNotDeleted(context, sessionId, "'Limit' may have left items out");
		} else await tryToDelete(context, sessionId);
	}
	const items = files.map((file, index): Result<OutputItem> => {
		if ('error' in file) return file;
		return { value: { json: toJson(picked[index]), binary: { [field]: file.value.stored } } };
	});
	return { items };
}
