import { type INode, NodeApiError } from 'n8n-workflow';
import type { MediaItem, NewMediaItem, NewMediaItemResult } from '../api/types';
import type { Result } from '../flow/result';

/** google.rpc.Code, https://cloud.google.com/apis/design/errors#handling_errors */
const INVALID_ARGUMENT = 3;
const ALREADY_EXISTS = 6;
const RESOURCE_EXHAUSTED = 8;
const TRANSIENT = [2, 4, 13, 14];

/**
 * What may help an item that was not created: `send` the same token once more; `upload` its bytes
 * once more, since Google gives the original media item for bytes it has; `uploadOrSend` the one, or
 * the other where the bytes are not at hand; `uploadIfSpent` uploads only if the token may have been
 * spent without our knowing.
 */
export type RetryAction = 'send' | 'upload' | 'uploadOrSend' | 'uploadIfSpent' | 'none';

/** What one batchCreate says of one item. */
export type CreateResult = Result<MediaItem> & { retry?: RetryAction };

function adviceFor(code: number): string {
	if (code === INVALID_ARGUMENT) {
		return 'The file is not a photo or video that Google Photos can read, is damaged, or is empty. Check that the binary field really holds the picture (not a web page or text), and that its format is supported: AVIF, BMP, GIF, HEIC, ICO, JPG, PNG, TIFF, WEBP, some RAW; common video formats. An upload token works only once, and for one day.';
	}
	if (code === ALREADY_EXISTS) {
		return 'Google Photos has the same bytes already, and did not name the media item that holds them. Run this item again.';
	}
	if (code === RESOURCE_EXHAUSTED) {
		return 'A limit is reached: the storage of the Google account is full, or the album holds 20,000 items.';
	}
	if (TRANSIENT.includes(code)) return 'This usually passes: run this item again.';
	return "Look at Google's response, correct the item and run it again.";
}

function retryActionFor(code: number): RetryAction {
	if (TRANSIENT.includes(code)) return 'send';
	if (code === ALREADY_EXISTS) return 'uploadOrSend';
	return code === INVALID_ARGUMENT ? 'uploadIfSpent' : 'none';
}

function refusal(node: INode, code: number, message: string | undefined, name: string): Error {
	const quote = message ? ` Google's response: "${message}" (code ${code})` : '';
	return new NodeApiError(
		node,
		{ message: message ?? 'Refused', code: String(code) },
		{
			message: `Google Photos did not add the file ${name}`,
			description: adviceFor(code) + quote,
		},
	);
}

function missingResult(node: INode, name: string): Error {
	return new NodeApiError(
		node,
		{ message: 'No result for this upload token' },
		{
			message: `Google Photos did not say what became of the file ${name}`,
			description:
				'Its bytes were sent, but the response holds no result for it. Look into the library; uploading the same file again does not create a duplicate.',
		},
	);
}

/** By token, or by position where Google left the tokens out. */
function findResult(
	token: string,
	position: number,
	sent: readonly NewMediaItem[],
	results: readonly NewMediaItemResult[],
): NewMediaItemResult | undefined {
	const byToken = results.find(({ uploadToken }) => uploadToken === token);
	if (byToken || results.length !== sent.length) return byToken;
	return results[position].uploadToken ? undefined : results[position];
}

/**
 * Pairs the results of a batchCreate with what was sent.
 * @returns for each item sent, in their order, what Google says of it, if anything
 */
export function pairResults(
	sent: readonly NewMediaItem[],
	results: readonly NewMediaItemResult[],
): Array<NewMediaItemResult | undefined> {
	return sent.map(({ simpleMediaItem: { uploadToken } }, position) =>
		findResult(uploadToken, position, sent, results),
	);
}

/**
 * The media item that an item sent has become. The HTTP status says nothing about a single item:
 * only a result with a media item and without a code is a success.
 * https://developers.google.com/photos/library/guides/upload-media#creating-media-item
 */
export function createdItem({ status, mediaItem }: NewMediaItemResult = {}): MediaItem | undefined {
	const isCreated = mediaItem?.id && (!status?.code || status.code === ALREADY_EXISTS);
	return isCreated ? mediaItem : undefined;
}

/** What batchCreate says of one item, in words for its own execution. */
export function parseCreateResult(
	node: INode,
	{ simpleMediaItem: { fileName } }: NewMediaItem,
	result: NewMediaItemResult | undefined,
): CreateResult {
	const name = fileName ? `"${fileName}"` : 'without a name';
	const value = createdItem(result);
	if (value) return { value };
	const { code, message } = result?.status ?? {};
	if (code) return { error: refusal(node, code, message, name), retry: retryActionFor(code) };
	return { error: missingResult(node, name), retry: 'send' };
}
