import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { collectItems } from '../../client/api/pages';
import { deleteSession, listPickedItems, PICKED_ITEMS_A_PAGE } from '../../client/api/pickerSessions';
import type { PickedMediaItem } from '../../client/api/pickerTypes';
import { throwIfCancelled } from '../../client/flow/cancellation';
import { concurrencyField } from '../fields/concurrency';
import { outputBinaryField } from '../files/outputFile';
import type { Failed, Outcome, Result } from '../operation/outcomes';
import { fetchPicked, type Fetched } from './pickedFiles';
import type { Rendition } from '../files/renditions';
import { simplifyPickedItem } from '../operation/simplify';

/** What to make of a finished selection. */
export interface PickedJob {
	sessionId: string;
	/** The most items; all unless given. */
	limit?: number;
	simplify: boolean;
	/** The binary field for the bytes, and which bytes are wanted; none unless given. */
	download?: { field: string; rendition: Rendition; concurrency: number };
	/** End the session once all bytes are in. */
	deleteSession: boolean;
}

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

/** One option of a collection: tidying up after the download. */
export const deleteSessionOption: INodeProperties = {
	displayName: 'Delete Session',
	name: 'deleteSession',
	type: 'boolean',
	default: false,
	description:
		"Whether to end the session when all files are downloaded and nothing failed. Has an effect only with 'Download', and not when 'Limit' is reached.",
};

/** The result of one picked item, with its file where one was wanted. */
function resultOf(job: PickedJob, item: PickedMediaItem, fetched?: Fetched): Result | Failed {
	if (fetched && 'failure' in fetched) return fetched;
	const json = job.simplify ? simplifyPickedItem(item, job.sessionId) : { ...item };
	if (!fetched || !job.download) return { json };
	return { json, binary: { [job.download.field]: fetched.binary } };
}

/** The files are safe by now, so a session that stays behind is worth a word, not a failure. */
function sayKept(context: IExecuteFunctions, sessionId: string, reason: string): void {
	const message = `The picking session ${sessionId} was not deleted: ${reason}`;
	context.addExecutionHints({ message, location: 'outputPane' });
}

async function tidyUp(context: IExecuteFunctions, sessionId: string): Promise<void> {
	try {
		await deleteSession(context, sessionId);
	} catch (error) {
		throwIfCancelled(context);
		sayKept(context, sessionId, error instanceof Error ? error.message : String(error));
	}
}

/**
 * Reads a finished selection: every picked item once, in the order Google lists them, with bytes
 * where wanted. An item whose bytes cannot be had is a failure beside the others' results.
 *
 * @throws NodeApiError when the person has not pressed Done, or the session is gone
 */
export async function readPicked(context: IExecuteFunctions, job: PickedJob): Promise<Outcome> {
	const { sessionId, limit, download } = job;
	const list = async () =>
		await collectItems(
			async (pageSize, pageToken) => await listPickedItems(context, sessionId, pageSize, pageToken),
			PICKED_ITEMS_A_PAGE,
			limit,
		);
	const items = await list();
	if (!download) return { results: items.map((item) => resultOf(job, item)) };
	const fetched = await fetchPicked(context, items, download, list);
	if (job.deleteSession && fetched.every((one) => 'binary' in one)) {
		// What the limit left out would be lost with the session.
		if (items.length === limit) sayKept(context, sessionId, "'Limit' may have left items out");
		else await tidyUp(context, sessionId);
	}
	return { results: items.map((item, index) => resultOf(job, item, fetched[index])) };
}
