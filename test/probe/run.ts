import type { Exchange } from './exchange';
import { endPicked } from './fixtures';
import type { Lab } from './lab';
import type { Probe, Verdict } from './probe';

/** What became of a probe: a verdict, a gap, or why it was not run. */
export interface Outcome {
	probe: Probe;
	verdict?: Verdict;
	/** Something unexpected: no verdict, a gap in the table. */
	problem?: string;
	notRun?: string;
	exchanges: Exchange[];
}

export interface RunOptions {
	/** Also those that take very long. */
	slow: boolean;
	signal: AbortSignal;
	onStart?: (probe: Probe) => void;
}

function problemOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
	return `${error.message}${cause}`;
}

async function runOne(lab: Lab, probe: Probe, options: RunOptions): Promise<Outcome> {
	if (options.signal.aborted) return { probe, notRun: 'interrupted before', exchanges: [] };
	if (probe.slow && !options.slow) {
		const notRun = `it takes ${probe.slow}: use --slow, or name it with --only`;
		return { probe, notRun, exchanges: [] };
	}
	options.onStart?.(probe);
	const before = lab.exchanges.length;
	lab.allow(probe.maxRequests, probe.uses);
	let ending: Pick<Outcome, 'verdict' | 'problem' | 'notRun'>;
	try {
		ending = { verdict: await probe.run(lab) };
	} catch (error) {
		ending = options.signal.aborted ? { notRun: 'interrupted' } : { problem: problemOf(error) };
	}
	return { probe, ...ending, exchanges: lab.exchanges.slice(before) };
}

/** Runs probes one after the other; an error in one of them does not stop the others. */
export async function runProbes(
	lab: Lab,
	probes: readonly Probe[],
	options: RunOptions,
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const probe of probes) outcomes.push(await runOne(lab, probe, options));
	await endPicked(lab).catch(() => {});
	return outcomes;
}

/** 0 when every probe that was to run has a verdict, 1 for a gap, 130 as after Ctrl-C. */
export function exitCode(outcomes: readonly Outcome[], { aborted }: AbortSignal): number {
	if (aborted) return 130;
	return outcomes.some(({ problem }) => problem !== undefined) ? 1 : 0;
}
