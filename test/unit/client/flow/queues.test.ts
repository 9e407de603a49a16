import { SerialQueue } from '../../../../nodes/GooglePhotos/client/flow/queues';

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
