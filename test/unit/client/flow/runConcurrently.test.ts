import { runConcurrently } from '../../../../nodes/GooglePhotos/client/flow/runConcurrently';

const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));

it('runs no more jobs at once than allowed, started in order', async () => {
	const started: number[] = [];
	let running = 0;
	let most = 0;
	const results = runConcurrently([0, 1, 2, 3, 4, 5, 6], 3, async (entry) => {
		started.push(entry);
		most = Math.max(most, ++running);
		await turn();
		running--;
		return entry * 10;
	});
	expect(await Promise.all(results)).toEqual([0, 10, 20, 30, 40, 50, 60]);
	expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
	expect(most).toBe(3);
});

it('goes on after a job that fails', async () => {
	const results = runConcurrently([1, 2, 3], 1, (entry) =>
		entry === 2 ? Promise.reject(new Error('two')) : Promise.resolve(entry),
	);
	const settled = await Promise.allSettled(results);
	expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
