import { NodeOperationError, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';
import { isDeadAddress } from '../../client/downloads/downloadBytes';
import { asError } from '../../client/http/errors';
import { startAll } from '../../client/flow/concurrency';
import type { PickedMediaItem } from '../../client/api/pickerTypes';
import { Brake } from '../../client/http/failFast';
import { throwIfCancelled } from '../../client/flow/cancellation';
import { downloadFile } from '../files/outputFile';
import { suffixOf, type Rendition } from '../files/renditions';

/** Base URLs die after 60 minutes. */
const STALE_MS = 50 * 60_000;

/** A picked item with its file, or why there is none. */
export type Fetched = { binary: IBinaryData } | { failure: Error };

/** Lists the session again, which is the only way to new base URLs. */
type Relist = () => Promise<PickedMediaItem[]>;

/** The picked items as Google described them last. Renewals that are wanted together cost one listing. */
class CurrentItems {
	private items = new Map<string, PickedMediaItem>();
	private listedAt = Date.now();
	private renewal: Promise<void> | undefined;

	constructor(
		items: readonly PickedMediaItem[],
		private readonly relist: Relist,
	) {
		this.keep(items);
	}

	/** The item, described anew when its base URL is about to die. */
	async get(item: PickedMediaItem): Promise<PickedMediaItem> {
		if (Date.now() - this.listedAt > STALE_MS) await this.renew();
		return this.items.get(item.id) ?? item;
	}

	/** Lists again, unless that has happened since `seen` was given out. */
	async renewed(seen: PickedMediaItem): Promise<PickedMediaItem> {
		if (this.items.get(seen.id) === seen) await this.renew();
		return this.items.get(seen.id) ?? seen;
	}

	private async renew(): Promise<void> {
		this.renewal ??= this.relist()
			.then((items) => this.keep(items))
			.finally(() => (this.renewal = undefined));
		await this.renewal;
	}

	private keep(items: readonly PickedMediaItem[]): void {
		for (const item of items) this.items.set(item.id, item);
		this.listedAt = Date.now();
	}
}

function isVideo(item: PickedMediaItem): boolean {
	return item.type === 'VIDEO' || (item.mediaFile?.mimeType ?? '').startsWith('video/');
}

function statusOf(item: PickedMediaItem): string | undefined {
	return item.mediaFile?.mediaFileMetadata?.videoMetadata?.processingStatus;
}

/** Where Google says nothing about a video, only trying tells. */
function isReady(item: PickedMediaItem): boolean {
	return !isVideo(item) || ['READY', undefined].includes(statusOf(item));
}

function notReady(context: IExecuteFunctions, item: PickedMediaItem): Error {
	const name = `"${item.mediaFile?.filename ?? item.id}"`;
	const failed = statusOf(item) === 'FAILED';
	const message = failed
		? `Google could not process the video ${name}`
		: `Google is still processing the video ${name}`;
	const description = failed
		? 'There is nothing to download. Look at the video in Google Photos.'
		: 'A video can be downloaded once Google has finished with it. Run this again in a few minutes, or set On Error to continue with the other files.';
	return new NodeOperationError(context.getNode(), message, { description });
}

function withoutAddress(context: IExecuteFunctions, item: PickedMediaItem): Error {
	const name = `"${item.mediaFile?.filename ?? item.id}"`;
	const message = `Google Photos gave no address for the bytes of ${name}`;
	const description = 'Without a base URL nothing can be downloaded. Try again later.';
	return new NodeOperationError(context.getNode(), message, { description });
}

async function fetchOnce(context: IExecuteFunctions, item: PickedMediaItem, rendition: Rendition) {
	const video = isVideo(item);
	const original = rendition.size === 'original';
	if (original && !isReady(item)) throw notReady(context, item);
	const { baseUrl, filename, mimeType } = item.mediaFile ?? {};
	if (!baseUrl) throw withoutAddress(context, item);
	return await downloadFile(context, {
		url: `${baseUrl}${suffixOf(rendition, video)}`,
		method: 'pickedMediaItems.download',
		// Without the token of the person who picked, these addresses do not open.
		authenticated: true,
		fileName: filename ?? item.id,
		mimeType: original && !video ? mimeType : undefined,
	});
}

/**
 * Streams the files of picked items into n8n's binary store, some at a time. A base URL that has
 * died is renewed once by listing the session again. Videos in processing come last.
 *
 * @param concurrency files at the same time
 * @param relist lists the same items again
 * @returns one entry per item, in their order
 * @throws only when the execution is cancelled
 */
export async function fetchPicked(
	context: IExecuteFunctions,
	items: readonly PickedMediaItem[],
	{ rendition, concurrency }: { rendition: Rendition; concurrency: number },
	relist: Relist,
): Promise<Fetched[]> {
	const original = rendition.size === 'original';
	const current = new CurrentItems(items, relist);
	const brake = new Brake(!context.continueOnFail());
	const fetched = new Array<Fetched>(items.length);

	const fetchOne = async (listed: PickedMediaItem): Promise<IBinaryData> => {
		let item = await current.get(listed);
		if (original && !isReady(item)) item = await current.renewed(item);
		try {
			return await fetchOnce(context, item, rendition);
		} catch (error) {
			throwIfCancelled(context);
			if (!isDeadAddress(error)) throw asError(error);
			return await fetchOnce(context, await current.renewed(item), rendition);
		}
	};
	const fetchAll = async (indices: number[]) => {
		const started = startAll(indices, concurrency, async (index) => {
			try {
				brake.check(context);
				fetched[index] = { binary: await fetchOne(items[index]) };
			} catch (error) {
				throwIfCancelled(context);
				const failure = asError(error);
				brake.failed(failure);
				fetched[index] = { failure };
			}
		});
		await Promise.all(started);
	};

	const indices = items.map((_, index) => index);
	await fetchAll(indices.filter((index) => isReady(items[index])));
	await fetchAll(indices.filter((index) => !isReady(items[index])));
	return fetched;
}
