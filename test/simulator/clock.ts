/** The simulator's clock: real time, plus what `advance` added. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now: () => number;
	advance: (seconds: number) => void;
	reset: () => void;
}

/** @returns a clock that shows real time. */
export function createClock(): Clock {
	let offset = 0;
	return {
		now: () => Date.now() + offset,
		advance(seconds) {
			offset += seconds * 1000;
		},
		reset() {
			offset = 0;
		},
	};
}
