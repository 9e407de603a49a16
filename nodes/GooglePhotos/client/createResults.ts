import { NodeApiError, type INode } from 'n8n-workflow';
import type { MediaItem, NewMediaItem, NewMediaItemResult, RpcStatus } from './types';

/** What became of one file. */
export type Created = { mediaItem: MediaItem } | { error: Error };

/** google.rpc.Code, https://cloud.google.com/apis/design/errors#handling_errors */
const INVALID_ARGUMENT = 3;
const ALREADY_EXISTS = 6;
const RESOURCE_EXHAUSTED = 8;
const PASSING = [2, 4, 13, 14];

function adviceFor(code: number): string {
	if (code === INVALID_ARGUMENT) {
		return 'The file is not a photo or video that Google Photos can read, is damaged, or is empty. Check that the binary field really holds the picture (not a web page or text), and that its format is supported: AVIF, BMP, GIF, HEIC, ICO, JPG, PNG, TIFF, WEBP, some RAW; common video formats.';
	}
	if (code === ALREADY_EXISTS) {
		return 'The same bytes were sent twice in one batch. The first of them was added.';
	}
	if (code === RESOURCE_EXHAUSTED) {
		return 'A limit is reached: the storage of the Google account is full, or the album holds 20,000 items.';
	}
	if (PASSING.includes(code)) return 'This is usually a passing fault at Google: run this item again.';
	return 'Look at the answer of Google, correct the item and run it again.';
}

function refusal(node: INode, status: RpcStatus, name: string): Error {
	const code = status.code ?? 0;
	const words = status.message ? ` Google's answer: "${status.message}" (code ${code})` : '';
	return new NodeApiError(
		node,
		{ message: status.message ?? 'Refused', code: String(code) },
		{
			message: `Google Photos did not add the file ${name}`,
			description: adviceFor(code) + words,
		},
	);
}

function unanswered(node: INode, name: string): Error {
	return new NodeApiError(
		node,
		{ message: 'No result for this upload token' },
		{
			message: `Google Photos did not say what became of the file ${name}`,
			description:
				'Its bytes were sent, but the answer holds no result for it. Look into the library; uploading the same file again does not double it.',
		},
	);
}

/**
 * Pairs the results of a batchCreate with what was sent, by upload token. The HTTP status says
 * nothing about a single item: only a result with a media item and without a code is a success.
 * https://developers.google.com/photos/library/guides/upload-media#creating-media-item
 */
export function matchResults(
	node: INode,
	sent: readonly NewMediaItem[],
	results: readonly NewMediaItemResult[],
): Created[] {
	const byToken = new Map(results.map((result) => [result.uploadToken, result]));
	return sent.map(({ simpleMediaItem }) => {
		const name = simpleMediaItem.fileName ? `"${simpleMediaItem.fileName}"` : 'without a name';
		const result = byToken.get(simpleMediaItem.uploadToken);
		if (result === undefined) return { error: unanswered(node, name) };
		if (result.status?.code) return { error: refusal(node, result.status, name) };
		return result.mediaItem ? { mediaItem: result.mediaItem } : { error: unanswered(node, name) };
	});
}
