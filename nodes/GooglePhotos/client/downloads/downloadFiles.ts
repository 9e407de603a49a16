import { type IExecuteFunctions, type INode, NodeOperationError } from 'n8n-workflow';
import { failFastOf } from '../execution/failFast';
import { throwIfCancelled } from '../flow/cancellation';
import { type Result, toError } from '../flow/result';
import { runConcurrently } from '../flow/runConcurrently';
import { apiError, failureOf } from '../http/errors';
import { MEDIA_QUOTA, isRateLimited } from '../http/retries';
import type { BaseUrlSource, MediaFile } from './baseUrlSource';
import { type MediaBytes, downloadBytes, isExpiredBaseUrl } from './downloadBytes';
import { type Rendition, baseUrlSuffix } from './rendition';

/** One file to fetch, and which version of it. */
export interface WantedFile {
	id: string;
	rendition: Rendition;
}

/** A file that was fetched, and what its bytes became. */
export interface DownloadedFile<T, S> {
	item: T;
	stored: S;
}

/** Takes the bytes of a file in and gives back what they became. */
export type StoreFile<S> = (
	media: MediaBytes,
	file: MediaFile<unknown>,
	rendition: Rendition,
) => Promise<S>;

/** A still of a video exists at once, its bytes only when Google has processed it. */
function isReady({ isVideo, videoStatus }: MediaFile<unknown>, { size }: Rendition): boolean {
	return size !== 'original' || !isVideo || ['READY', undefined].includes(videoStatus);
}

function notReady(node: INode, { name, videoStatus }: MediaFile<unknown>): NodeOperationError {
	const hasFailed = videoStatus === 'FAILED';
	const message = `Google Photos ${hasFailed ? 'could not process' : 'is still processing'} the video "${name}"`;
	const description = hasFailed
		? 'There is nothing to download. Upload the video again, in another format if it happens again.'
		: 'This takes some minutes after an upload. Wait, for example with a Wait node, and download again, or set On Error to continue with the other files.';
	return new NodeOperationError(node, message, { description, level: 'warning' });
}

function noBaseUrl(node: INode, { name }: MediaFile<unknown>): NodeOperationError {
	const message = `Google Photos returned no download address for "${name}"`;
	const description = 'Without a base URL nothing can be downloaded. Try again later.';
	return new NodeOperationError(node, message, { description, level: 'warning' });
}

/**
 * Fetches the bytes of many files, some at a time; the same version of a file once. A base URL that
 * has expired is renewed once, and videos that Google is still processing come last. When the quota of
 * the hosts that hand out bytes is used up, nothing more is fetched.
 *
 * @param concurrency files at the same time
 * @param store called again for each new attempt
 * @returns one result per wanted file, in their order
 * @throws only when the execution is cancelled
 */
export async function downloadFiles<T, S>(
	context: IExecuteFunctions,
	source: BaseUrlSource<T>,
	wanted: readonly WantedFile[],
	concurrency: number,
	store: StoreFile<S>,
): Promise<Array<Result<DownloadedFile<T, S>>>> {
	const failFast = failFastOf(context);
	const { method, authenticated } = source;

	const fetchOnce = async (file: MediaFile<T>, rendition: Rendition) => {
		if (!isReady(file, rendition)) throw notReady(context.getNode(), file);
		if (!file.baseUrl) throw noBaseUrl(context.getNode(), file);
		const url = file.baseUrl + baseUrlSuffix(rendition, file.isVideo);
		const stored = await downloadBytes(
			context,
			{ url, method, authenticated },
			async (media) => await store(media, file, rendition),
		);
		return { item: file.item, stored };
	};
	const fetchWithRenewal = async ({ id, rendition }: WantedFile, file: MediaFile<T>) => {
		try {
			return await fetchOnce(file, rendition);
		} catch (error) {
			throwIfCancelled(context);
			if (!isExpiredBaseUrl(error)) throw toError(error);
			// Google may return 403 when the quota is used up; a new base URL does not help then.
			failFast.throwIfStopped();
			return await fetchOnce(await source.renew(id, file), rendition);
		}
	};
	const toQuotaError = (error: Error): Error => {
		const failure = failureOf(error);
		if (!failure || !isRateLimited(failure)) return error;
		const done = [...results.values()].filter((result) => 'value' in result).length;
		const message = `${distinct.length - done} of ${distinct.length} files are left`;
		return apiError(context.getNode(), { ...failure, message, reason: MEDIA_QUOTA }, method);
	};

	const fetchOrStop = async (one: WantedFile, file: MediaFile<T>) => {
		try {
			return await fetchWithRenewal(one, file);
		} catch (error) {
			throw toQuotaError(toError(error));
		}
	};

	const keyOf = ({ id, rendition }: WantedFile) => JSON.stringify([id, rendition]);
	const distinct = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
	const results = new Map<string, Result<DownloadedFile<T, S>>>();
	const processing: Array<{ one: WantedFile; seen: MediaFile<T> }> = [];
	const first = runConcurrently(distinct, concurrency, async (one) => {
		const result = await failFast.run(async () => {
			const seen = await source.get(one.id);
			if (isReady(seen, one.rendition)) return await fetchOrStop(one, seen);
			processing.push({ one, seen });
			return undefined;
		});
		if ('error' in result) results.set(keyOf(one), result);
		else if (result.value) results.set(keyOf(one), { value: result.value });
	});
	await Promise.all(first);
	const last = runConcurrently(processing, concurrency, async ({ one, seen }) => {
		const fetch = async () => await fetchOrStop(one, await source.renew(one.id, seen));
		results.set(keyOf(one), await failFast.run(fetch));
	});
	await Promise.all(last);
	return wanted.map((one) => results.get(keyOf(one))!);
}
