/** What became of one piece of work: what it gave, or why it gave nothing. */
export type Result<T> = { value: T } | { error: Error };

/** What was caught, as an error; nearly always it is one. */
export function toError(caught: unknown): Error {
	return caught instanceof Error ? caught : new Error(String(caught));
}

/** The values of those that succeeded, in order. */
export function valuesOf<T>(results: ReadonlyArray<Result<T>>): T[] {
	return results.flatMap((result) => ('value' in result ? [result.value] : []));
}
