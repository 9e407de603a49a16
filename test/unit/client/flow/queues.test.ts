import { SerialQueue, Slots } from '../../../../nodes/GooglePhotos/client/flow/queues';

const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));

it('lets one job at a time through, in the order given, failures included', async () => {
	const queue = new SerialQueue();
	const log: string[] = [];
	const job = (name: string, fails = false) =>
		queue.run(async () => {
			log.push(`${name} starts`);
			await turn();
			log.push(`${name} ends`);
			if (fails) throw new Error(name);
			return name;
		});
	const all = await Promise.allSettled([job('a'), job('b', true), job('c')]);
	expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
});

it('lets so many jobs run at once, and the others in order as slots become free', async () => {
	const slots = new Slots(2);
	const started: number[] = [];
	const ends: Array<() => void> = [];
	const run = (number: number) =>
		slots.run(async () => {
			started.push(number);
			await new Promise<void>((resolve) => ends.push(resolve));
			if (number === 0) throw new Error('broken');
		});
	const first = run(0);
	const others = [1, 2, 3].map(run);
	expect(started).toEqual([0, 1]);
	ends[0]();
	await expect(first).rejects.toThrow('broken');
	expect(started).toEqual([0, 1, 2]);
	ends[1]();
	await turn();
	expect(started).toEqual([0, 1, 2, 3]);
	ends[2]();
	ends[3]();
	await Promise.all(others);
	const again = [4, 5, 6].map(run);
	expect(started).toEqual([0, 1, 2, 3, 4, 5]);
	ends[4]();
	ends[5]();
	await turn();
	ends[6]();
	await Promise.all(again);
});
