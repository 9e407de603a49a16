const FEW = 10;

/**
 * How often each operation is tried: FUZZ_RUNS is the number of generated inputs over all operations,
 * and five times that of generated responses. FUZZ_SEED changes what they are.
 */
export function fuzzSettings(operations: number, share = 1) {
	const { FUZZ_RUNS, FUZZ_SEED } = process.env;
	return {
		numRuns: FUZZ_RUNS ? Math.ceil((Number(FUZZ_RUNS) * share) / operations) : FEW,
		seed: Number(FUZZ_SEED ?? 20260331),
	};
}

/** There are five generated inputs for each generated response. */
export const SHARE_OF_RESPONSES = 1 / 5;
