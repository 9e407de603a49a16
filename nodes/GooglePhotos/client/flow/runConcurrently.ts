/**
 * Runs a job for every entry, at most `concurrency` at a time, started in the order of the entries.
 * @returns one promise per entry, at once; none of them is left unhandled when it rejects
 */
export function runConcurrently<T, R>(
	entries: readonly T[],
	concurrency: number,
	job: (entry: T, index: number) => Promise<R>,
): Array<Promise<R>> {
	const waiting: Array<() => void> = [];
	let woken = 0;
	let running = 0;
	const run = async (entry: T, index: number): Promise<R> => {
		if (running >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
		running++;
		try {
			return await job(entry, index);
		} finally {
			running--;
			// Not shift(), which moves all others of a long list each time.
			if (woken < waiting.length) waiting[woken++]();
		}
	};
	const started = entries.map(run);
	for (const promise of started) promise.catch(() => {});
	return started;
}
