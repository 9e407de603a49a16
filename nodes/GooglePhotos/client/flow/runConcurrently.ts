import { fairTurns } from './fairness';
import { Slots } from './queues';

/**
 * Runs a job for every entry, at most `concurrency` at a time, started in the order of the entries.
 * @returns one promise per entry, at once; none of them is left unhandled when it rejects
 */
export function runConcurrently<T, R>(
	entries: readonly T[],
	concurrency: number,
	job: (entry: T, index: number) => Promise<R>,
): Array<Promise<R>> {
	const slots = new Slots(concurrency);
	const nextTurn = fairTurns();
	const run = async (entry: T, index: number) => {
		await nextTurn();
		return await job(entry, index);
	};
	const started = entries.map(
		async (entry, index) => await slots.run(async () => await run(entry, index)),
	);
	for (const promise of started) promise.catch(() => {});
	return started;
}
