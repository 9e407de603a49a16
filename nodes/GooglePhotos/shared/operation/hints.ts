import type { IExecuteFunctions } from 'n8n-workflow';

/** Hints are shown once per execution, however many input items ask for them. */
const givenHints = new WeakMap<IExecuteFunctions, Set<string>>();

/** Says something beside the output that is worth knowing but is no failure. */
export function addHint(context: IExecuteFunctions, message: string): void {
	const given = givenHints.get(context) ?? new Set<string>();
	if (given.has(message)) return;
	givenHints.set(context, given.add(message));
	// Older versions of n8n have no hints.
	context.addExecutionHints?.({ message, location: 'outputPane', type: 'info' });
}
