import type { RunResult } from './run';

/** All a person reads about the fault that stopped the workflow: message and description. */
export function textOf({ error }: Pick<RunResult, 'error'>): string {
	if (!error) return '';
	return [error.message, 'description' in error ? error.description : undefined]
		.filter((part) => typeof part === 'string')
		.join(' ');
}
