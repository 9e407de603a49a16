import { setTimeout as wait } from 'node:timers/promises';

const SAMPLE_MS = 10;

/** Gives unused memory back to the system, so that a job cannot live on what loading has left over. */
export async function settle(): Promise<number> {
	const collect = globalThis.gc;
	if (!collect) throw new Error('Start Node.js with --expose-gc');
	for (let round = 0; round < 3; round++) {
		void collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
		await wait(50);
	}
	return process.memoryUsage.rss();
}

/** Highest resident memory of this process so far, in bytes, as the system keeps count of it. */
const highest = () => process.resourceUsage().maxRSS * 1024;

/**
 * Watches the resident memory of this process.
 * @returns a function that ends the watch and gives the peak in bytes: exact where the job went
 *   beyond everything before it, otherwise the highest sample
 */
export function watchMemory(): () => number {
	const before = highest();
	let sampled = process.memoryUsage.rss();
	const timer = setInterval(() => {
		sampled = Math.max(sampled, process.memoryUsage.rss());
	}, SAMPLE_MS);
	return () => {
		clearInterval(timer);
		const after = highest();
		return after > before ? after : Math.max(sampled, process.memoryUsage.rss());
	};
}
