const REAL_MS = 10;
const FASTER = 50;

/** Runs a job whose pauses are fifty times shorter than it believes. */
export async function inFastTime<T>(job: () => Promise<T>): Promise<T> {
	jest.useFakeTimers({
		now: Date.now(),
		// The network and the streams go on as they are.
		doNotFake: [
			'nextTick',
			'setImmediate',
			'clearImmediate',
			'queueMicrotask',
			'setInterval',
			'clearInterval',
			'performance',
			'hrtime',
		],
	});
	const clock = setInterval(() => jest.advanceTimersByTime(REAL_MS * FASTER), REAL_MS);
	try {
		return await job();
	} finally {
		clearInterval(clock);
		jest.useRealTimers();
	}
}
