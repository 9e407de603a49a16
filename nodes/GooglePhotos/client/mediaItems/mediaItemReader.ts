import { NodeApiError, type INode } from 'n8n-workflow';
import { batchesOf } from '../albums/changeItems';
import { batchGetMediaItems } from '../api/mediaItems';
import type { PhotosContext } from '../http/request';
import type { MediaItem, MediaItemResult, RpcStatus } from '../api/types';
import { throwIfCancelled } from '../flow/cancellation';

/** A media item, or why there is none. */
export type Found = { mediaItem: MediaItem } | { error: Error };

/** Base URLs live for 60 minutes; one that is older than this is not worth a try. */
const FRESH_MS = 50 * 60 * 1000;

interface Batch {
	ids: string[];
	readAt: number;
	reading?: Promise<Map<string, Found>>;
}

function unknown(node: INode, id: string, status: RpcStatus = {}): Error {
	const words = status.message
		? ` Google's answer: "${status.message}" (code ${status.code ?? 0})`
		: '';
	return new NodeApiError(
		node,
		{ message: status.message ?? 'No result for this ID', code: String(status.code ?? 0) },
		{
			message: `Google Photos does not show the media item ${id}`,
			description: `The ID is unknown to Google, or belongs to an item that another OAuth client made: the Library API shows only what was created through the same client.${words}`,
		},
	);
}

/**
 * Reads media items 50 at a time, each batch when the first of its items is asked for, so that base
 * URLs are young when their turn comes. Ids that were given twice are read once.
 */
export class MediaItemReader {
	private readonly batchOf = new Map<string, Batch>();

	constructor(
		private readonly context: PhotosContext,
		ids: Iterable<string>,
	) {
		for (const batchIds of batchesOf([...new Set(ids)])) {
			const batch: Batch = { ids: batchIds, readAt: -Infinity };
			for (const id of batchIds) this.batchOf.set(id, batch);
		}
	}

	/**
	 * @param id one of those the reader was made with
	 * @throws NodeApiError when the whole request failed, or this media item is not shown
	 */
	async get(id: string): Promise<MediaItem> {
		return await this.readBefore(id, Date.now() - FRESH_MS);
	}

	/**
	 * The same media item with a new base URL, after the old one was refused.
	 * @param refused as it was read before; its batch is read again once for all its items
	 */
	async renewed(id: string, refused: MediaItem): Promise<MediaItem> {
		const current = await this.get(id);
		return current === refused ? await this.readBefore(id, Infinity) : current;
	}

	private async readBefore(id: string, oldest: number): Promise<MediaItem> {
		const batch = this.batchOf.get(id)!;
		if (batch.readAt < oldest) {
			batch.readAt = Date.now();
			batch.reading = this.read(batch.ids);
		}
		const found = (await batch.reading!).get(id)!;
		if ('error' in found) throw found.error;
		return found.mediaItem;
	}

	/** Never rejects, since one failed request is the answer to up to 50 questions. */
	private async read(ids: string[]): Promise<Map<string, Found>> {
		try {
			const results = await batchGetMediaItems(this.context, ids);
			return new Map(ids.map((id, at) => [id, this.foundIn(results, ids, at)]));
		} catch (error) {
			throwIfCancelled(this.context);
			return new Map(ids.map((id) => [id, { error: error as Error }]));
		}
	}

	private foundIn(results: MediaItemResult[], ids: string[], at: number): Found {
		const id = ids[at];
		const byId = results.find(({ mediaItem }) => mediaItem?.id === id)?.mediaItem;
		if (byId) return { mediaItem: byId };
		const inPlace = results.length === ids.length ? results[at].status : undefined;
		return { error: unknown(this.context.getNode(), id, inPlace) };
	}
}
