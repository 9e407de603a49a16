/** As much of an outcome as is needed here. */
interface Done {
	wrote?: string;
}

const MOST_NAMED = 10;

/** @example rangesOf([0, 1, 2, 5]) === '0-2, 5' */
function rangesOf(indices: readonly number[]): string {
	const ranges: Array<[number, number]> = [];
	for (const index of indices) {
		const last = ranges.at(-1);
		if (last && index === last[1] + 1) last[1] = index;
		else ranges.push([index, index]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/**
 * What a run that stops at a failure had written before, so that a rerun can leave it out. n8n
 * drops the output of a node that throws, so the error is the only place to tell it.
 *
 * @param outcomes in input order; what wrote something says what, by id
 * @returns full sentences: each item's id where they are few, else ranges of items; undefined for none
 */
export function doneText(outcomes: ReadonlyArray<Done | { failure: Error }>): string | undefined {
	const done = outcomes.flatMap((outcome, index) =>
		'wrote' in outcome && outcome.wrote ? [{ index, wrote: outcome.wrote }] : [],
	);
	if (done.length === 0) return undefined;
	const named = done
		.slice(0, MOST_NAMED)
		.map(({ index, wrote }) => `item ${index}: ${wrote}`)
		.join('; ');
	const begin = 'Done before the run stopped, so leave it out when you run again:';
	if (done.length <= MOST_NAMED) return `${begin} ${named}.`;
	const ranges = rangesOf(done.map(({ index }) => index));
	return `${begin} ${done.length} items (${ranges}). The first of them: ${named}.`;
}
