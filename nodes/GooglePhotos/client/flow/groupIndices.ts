/**
 * Groups indices that have the same key.
 * @param getKey undefined leaves an index out
 * @returns the groups in the order of their first index, each in the order of the indices
 */
export function groupIndices<K>(
	indices: Iterable<number>,
	getKey: (index: number) => K | undefined,
): number[][] {
	const groups = new Map<K, number[]>();
	for (const index of indices) {
		const key = getKey(index);
		if (key === undefined) continue;
		const group = groups.get(key);
		if (group) group.push(index);
		else groups.set(key, [index]);
	}
	return [...groups.values()];
}
