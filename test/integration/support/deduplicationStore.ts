import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

type Item = IDeduplicationOutput['new'][number];

/** A table of n8n's database: one row for each node, read and written in two steps. */
export class DeduplicationStore implements IDataDeduplicator {
	readonly rows = new Map<string, string[]>();
	/** Milliseconds between reading and writing. */
	latencyMs = 0;
	/** The next so many calls fail, as with a database that is gone. */
	failures = 0;

	async checkProcessedAndRecord(
		items: Item[],
		scope: DeduplicationScope,
		data: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		if (this.failures-- > 0) throw new Error('The database is gone');
		const key = this.keyOf(scope, data);
		const row = this.rows.get(key);
		const seen = new Set(row);
		if (this.latencyMs > 0) await sleep(this.latencyMs);
		// The first entry is an insert, which the primary key permits once.
		if (!row && this.rows.has(key)) throw new Error('UNIQUE constraint failed');
		const isSeen = (item: Item) => seen.has(String(item));
		const unseen = items.filter((item) => !isSeen(item));
		const all = [...(row ?? []), ...unseen.map(String)];
		this.rows.set(key, maxEntries ? all.slice(-maxEntries) : all);
		return { new: unseen, processed: items.filter(isSeen) };
	}

	async removeProcessed(
		items: Item[],
		scope: DeduplicationScope,
		data: ICheckProcessedContextData,
	): Promise<void> {
		const key = this.keyOf(scope, data);
		const row = this.rows.get(key) ?? [];
		if (this.latencyMs > 0) await sleep(this.latencyMs);
		this.rows.set(
			key,
			row.filter((entry) => !items.includes(entry)),
		);
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		data: ICheckProcessedContextData,
	): Promise<void> {
		this.rows.delete(this.keyOf(scope, data));
		return await Promise.resolve();
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		data: ICheckProcessedContextData,
	): Promise<number> {
		return await Promise.resolve(this.rows.get(this.keyOf(scope, data))?.length ?? 0);
	}

	private keyOf(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData): string {
		return `${workflow.id} ${scope === 'node' ? node?.id : ''}`;
	}
}

/** Gives the engine a store as n8n has it, empty before each test. */
export function useDeduplicationStore(): DeduplicationStore {
	const store = new DeduplicationStore();
	beforeAll(async () => await DataDeduplicationService.init(store));
	beforeEach(() => {
		store.rows.clear();
		Object.assign(store, { latencyMs: 0, failures: 0 });
	});
	return store;
}
