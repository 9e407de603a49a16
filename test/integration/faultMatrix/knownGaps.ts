import type { Problem } from './expectations';

/** Where the package does not do yet what is expected of it. */
export interface Gap {
	/** Name of the target, and of the fault. */
	target: RegExp;
	fault: RegExp;
	/** Exactly what is wrong today; the test fails when it gets better, too. */
	problems: Problem[];
	what: string;
}

export const KNOWN_GAPS: Gap[] = [];

/** The gap that a cell is known for. */
export const gapOf = (target: string, fault: string): Gap | undefined =>
	KNOWN_GAPS.find((gap) => gap.target.test(target) && gap.fault.test(fault));
