/** As the node's default. */
const CONCURRENCY = 4;
export const LARGEST_BATCH = 50;

/** Cuts a list into batches as large as Google takes them. */
export function batches<T>(list: readonly T[]): T[][] {
	const count = Math.ceil(list.length / LARGEST_BATCH);
	return Array.from({ length: count }, (_, at) =>
		list.slice(at * LARGEST_BATCH, (at + 1) * LARGEST_BATCH),
	);
}

/** Runs a job for every entry, as many at a time as the node does by default. */
export async function parallel<T>(
	entries: readonly T[],
	job: (entry: T) => Promise<void>,
): Promise<void> {
	const queue = entries.values();
	const lane = async () => {
		for (const entry of queue) await job(entry);
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, lane));
}
