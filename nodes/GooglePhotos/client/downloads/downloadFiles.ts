import { type IExecuteFunctions, type INode, NodeOperationError } from 'n8n-workflow';
import { failFastOf } from '../execution/failFast';
import { delay, throwIfCancelled } from '../flow/cancellation';
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
	return size === 'picture' || !isVideo || ['READY', undefined].includes(videoStatus);
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

/** Google answers for a motion video that is not there as for an address that has expired. */
function noMotionVideo(node: INode, { name }: MediaFile<unknown>): NodeOperationError {
	const message = `"${name}" has no motion video`;
	const description =
		"Only motion photos have one, and Google does not say before which photos are. Set 'Size' to Original for this item, or set On Error to continue with the others.";
	return new NodeOperationError(node, message, { description, level: 'warning' });
}

/** How long downloads pause when a media host first says that there are too many, in milliseconds. */
const QUOTA_PAUSE_MS = 30_000;

/** The downloads of one job. */
class FileDownloader<T, S> {
	/** Set by the first refusal for too many downloads; all wait for it together. */
	private quotaPause: Promise<void> | undefined;

	private stored = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly source: BaseUrlSource<T>,
		private readonly store: StoreFile<S>,
		private readonly total: number,
	) {}

	/** @throws MEDIA_QUOTA, which ends the job, when the pause has not helped; as `downloadBytes` */
	async fetch(wanted: WantedFile, file: MediaFile<T>): Promise<DownloadedFile<T, S>> {
		await this.quotaPause;
		try {
			return await this.fetchWithRenewal(wanted, file);
		} catch (error) {
			if (!this.isOverQuota(error)) throw toError(error);
			this.quotaPause ??= delay(this.context, QUOTA_PAUSE_MS);
		}
		await this.quotaPause;
		failFastOf(this.context).throwIfStopped();
		try {
			return await this.fetchWithRenewal(wanted, file);
		} catch (error) {
			throw this.isOverQuota(error) ? this.quotaError(error) : toError(error);
		}
	}

	private async fetchWithRenewal({ id, rendition }: WantedFile, file: MediaFile<T>) {
		try {
			return await this.fetchOnce(file, rendition);
		} catch (error) {
			throwIfCancelled(this.context);
			// Google may return 403 when the quota is used up; a new base URL does not help then.
			if (!isExpiredBaseUrl(error) || this.quotaPause) throw toError(error);
			const renewed = await this.source.renew(id, file);
			return await this.fetchOnce(renewed, rendition).catch((again: unknown) => {
				const isMissing = rendition.size === 'motion' && failureOf(again)?.httpStatus === 404;
				throw isMissing ? noMotionVideo(this.context.getNode(), renewed) : toError(again);
			});
		}
	}

	private async fetchOnce(file: MediaFile<T>, rendition: Rendition) {
		const { context, source } = this;
		if (!isReady(file, rendition)) throw notReady(context.getNode(), file);
		if (!file.baseUrl) throw noBaseUrl(context.getNode(), file);
		const url = file.baseUrl + baseUrlSuffix(rendition, file.isVideo);
		const { method, authenticated } = source;
		const download = { url, method, authenticated };
		const store = async (media: MediaBytes) => await this.store(media, file, rendition);
		const stored = await downloadBytes(context, download, store);
		this.stored++;
		return { item: file.item, stored };
	}

	private isOverQuota(error: unknown): boolean {
		const failure = failureOf(error);
		if (failure && isRateLimited(failure)) return true;
		return this.quotaPause !== undefined && isExpiredBaseUrl(error);
	}

	private quotaError(error: unknown): Error {
		const message = `${this.total - this.stored} of ${this.total} files are left`;
		const failure = { ...failureOf(error), message, reason: MEDIA_QUOTA };
		return apiError(this.context.getNode(), failure, this.source.method);
	}
}

/**
 * Fetches the bytes of many files, some at a time; the same version of a file once. A base URL that
 * has expired is renewed once, and videos that Google is still processing come last. When the quota of
 * the media hosts is used up, and still so after a pause, nothing more is fetched.
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
	const keyOf = ({ id, rendition }: WantedFile) => JSON.stringify([id, rendition]);
	const distinct = [...new Map(wanted.map((one) => [keyOf(one), one])).values()];
	const downloader = new FileDownloader(context, source, store, distinct.length);
	const results = new Map<string, Result<DownloadedFile<T, S>>>();
	const processing: Array<{ one: WantedFile; seen: MediaFile<T> }> = [];
	const ready = runConcurrently(distinct, concurrency, async (one) => {
		const result = await failFast.run(async () => {
			// Without the bytes nobody needs their address.
			failFast.throwIfStopped(source.method);
			const seen = await source.get(one.id);
			if (isReady(seen, one.rendition)) return await downloader.fetch(one, seen);
			processing.push({ one, seen });
			return undefined;
		});
		if ('error' in result) results.set(keyOf(one), result);
		else if (result.value) results.set(keyOf(one), { value: result.value });
	});
	await Promise.all(ready);
	const late = runConcurrently(processing, concurrency, async ({ one, seen }) => {
		const fetch = async () => await downloader.fetch(one, await source.renew(one.id, seen));
		results.set(keyOf(one), await failFast.run(fetch));
	});
	await Promise.all(late);
	return wanted.map((one) => results.get(keyOf(one))!);
}
