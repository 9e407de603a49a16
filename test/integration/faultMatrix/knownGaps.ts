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

export const KNOWN_GAPS: Gap[] = [
	{
		target: /\.(getAll|search|getMediaItems list)$/,
		fault: /^empty response/,
		problems: ['truth'],
		what: 'An empty body passes for an empty list, for which Google sends {}.',
	},
	{
		target: /^album\.share$/,
		fault: /^(empty response|\{\})/,
		problems: ['truth'],
		what: 'A response without what is shared passes for a result without a share token.',
	},
	{
		target: /^mediaItem\.(getByIds|download addresses)$/,
		fault: /^(empty response|\{\})/,
		problems: ['end'],
		what: 'A response without results passes for media items that are not shown; the read is not repeated.',
	},
	{
		target: /(download|getMediaItems) bytes$/,
		fault: /^response that stops$/,
		problems: ['leftovers'],
		what: 'The connection on which the bytes stopped is left open.',
	},
	{
		target: /^pickerSession\.create$/,
		fault: /^429( with Retry-After|, always)?$/,
		problems: ['end'],
		what: 'The quota of a minute passes for too many open sessions, and is not waited out.',
	},
];

/** The gap that a cell is known for. */
export const gapOf = (target: string, fault: string): Gap | undefined =>
	KNOWN_GAPS.find((gap) => gap.target.test(target) && gap.fault.test(fault));
