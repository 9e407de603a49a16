import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { useClientRequests } from '../support/channels';

/** What a job takes, in bytes: at most at one time, and after it has ended. */
export interface MemoryUse {
	peak: number;
	kept: number;
}

const SAMPLES = 10;

/** Measures what is still in use after a garbage collection, which is the same in each run. */
export function useMemory() {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as (options: object) => void;
	const used = () => {
		// The others keep caches that are free for the taking.
		collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
		const { heapUsed, external } = process.memoryUsage();
		return heapUsed + external;
	};
	let requests = 0;
	let interval = Infinity;
	let peak = 0;
	useClientRequests(() => {
		if (++requests % interval === 0) peak = Math.max(peak, used());
	});
	return {
		/** @param requestsAtLeast how many requests the job sends at least */
		async measure(requestsAtLeast: number, job: () => Promise<void>): Promise<MemoryUse> {
			requests = 0;
			peak = 0;
			interval = Math.max(1, Math.floor(requestsAtLeast / SAMPLES));
			const before = used();
			await job();
			interval = Infinity;
			return { peak: peak - before, kept: used() - before };
		},
	};
}
