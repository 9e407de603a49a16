/**
 * Sends a refused batch again in two halves, one after the other, so that what is wrong with a few
 * entries does not affect the rest.
 * @param send one half; it bisects again where that half is refused too
 * @returns what both gave, in the order of the batch
 */
export async function bisect<T, R>(
	batch: readonly T[],
	send: (half: T[]) => Promise<Iterable<R>>,
): Promise<R[]> {
	const middle = Math.ceil(batch.length / 2);
	const first = await send(batch.slice(0, middle));
	return [...first, ...(await send(batch.slice(middle)))];
}
