import type { IExecuteFunctions } from 'n8n-workflow';

const MAX_NAMED = 10;

const workOfRuns = new WeakMap<IExecuteFunctions, string[]>();

/** Remembers what an execution changed for several of its input items together. */
export function rememberWork(context: IExecuteFunctions, work: string): void {
	workOfRuns.set(context, [...(workOfRuns.get(context) ?? []), work]);
}

/** @example formatRanges([0, 1, 2, 5]) === '0-2, 5' */
function formatRanges(indices: readonly number[]): string {
	const ranges: Array<[number, number]> = [];
	for (const index of indices) {
		const last = ranges.at(-1);
		if (last && index === last[1] + 1) last[1] = index;
		else ranges.push([index, index]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/**
 * What a run that stops at a failure had changed before, so that a rerun can leave it out. n8n
 * drops the output of a node that throws, so the error is the only place to tell it.
 *
 * @param context of the execution, for what `rememberWork` was told
 * @param sideEffects in input order: what each item changed, by id, or undefined
 * @returns full sentences: each item's id where they are few, else ranges of items; undefined for none
 */
export function describeCompletedWork(
	context: IExecuteFunctions,
	sideEffects: ReadonlyArray<string | undefined>,
): string | undefined {
	const completed = sideEffects.flatMap((sideEffect, index) =>
		sideEffect ? [{ index, sideEffect }] : [],
	);
	const shared = (workOfRuns.get(context) ?? []).slice(0, MAX_NAMED).join('; ');
	const begin = 'Already done before the run stopped; leave this out when you run it again:';
	if (completed.length === 0) return shared ? `${begin} ${shared}.` : undefined;
	const named = completed
		.slice(0, MAX_NAMED)
		.map(({ index, sideEffect }) => `item ${index}: ${sideEffect}`)
		.join('; ');
	const all = shared ? `${shared}; ${named}` : named;
	if (completed.length <= MAX_NAMED) return `${begin} ${all}.`;
	const ranges = formatRanges(completed.map(({ index }) => index));
	return `${begin} ${completed.length} items (${ranges}). The first of them: ${all}.`;
}
