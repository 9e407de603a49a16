import { toError } from '../../../../nodes/GooglePhotos/client/flow/result';
import {
	CommitGroup,
	CommitGroups,
	type Lease,
	type Sent,
} from '../../../../nodes/GooglePhotos/client/flow/groupCommit';

interface Context {
	name: string;
	getExecutionCancelSignal: () => AbortSignal;
}

const turns = async () => await new Promise<void>((resolve) => setImmediate(resolve));
const always = () => {};

/** An execution that can be cancelled. */
function execution(name: string) {
	const controller = new AbortController();
	const context: Context = { name, getExecutionCancelSignal: () => controller.signal };
	return { context, cancel: () => controller.abort() };
}

/** A group whose requests are answered by the test. */
function openGroup(maxSize = 50) {
	const requests: Array<{
		sender: string;
		items: string[];
		signal: AbortSignal;
		answer: (sent: Sent<string>) => void;
		fail: (error: Error) => void;
		takeAgain: () => string[];
	}> = [];
	let idle = 0;
	const send = async ({ context, take }: Lease<Context, string>) => {
		const items = take();
		return await new Promise<Sent<string>>((answer, fail) => {
			const takeAgain = () => {
				try {
					return take();
				} catch (error) {
					fail(toError(error));
					return [];
				}
			};
			const signal = context.getExecutionCancelSignal();
			signal.addEventListener('abort', () => fail(new Error('aborted')));
			requests.push({ sender: context.name, items, signal, answer, fail, takeAgain });
		});
	};
	const group = new CommitGroup<Context, string, string>(maxSize, send, () => idle++);
	const echo = (position: number) =>
		requests[position].answer(requests[position].items.map((value) => ({ value })));
	return { group, requests, echo, idleTimes: () => idle };
}

describe('group commit', () => {
	it('sends one at once, and what gathers meanwhile together, each with its own results', async () => {
		const { group, requests, echo, idleTimes } = openGroup(3);
		const [a, b, c] = ['a', 'b', 'c'].map((name) => execution(name).context);
		const first = group.commit(a, ['a1'], always);
		const second = group.commit(b, ['b1', 'b2'], always);
		const third = group.commit(c, ['c1', 'c2'], always);
		expect(requests.map(({ items }) => items)).toEqual([['a1']]);
		echo(0);
		expect(await first).toEqual([{ value: 'a1' }]);
		expect(requests[1]).toMatchObject({ sender: 'b', items: ['b1', 'b2', 'c1'] });
		echo(1);
		expect(await second).toEqual([{ value: 'b1' }, { value: 'b2' }]);
		expect(requests[2]).toMatchObject({ sender: 'c', items: ['c2'] });
		expect(idleTimes()).toBe(0);
		echo(2);
		expect(await third).toEqual([{ value: 'c1' }, { value: 'c2' }]);
		await turns();
		expect(idleTimes()).toBe(1);
	});

	it('takes along, right before an attempt, whoever has come', async () => {
		const { group, requests, echo } = openGroup();
		const first = group.commit(execution('a').context, ['a1'], always);
		const second = group.commit(execution('b').context, ['b1'], always);
		expect(requests[0].items).toEqual(['a1']);
		requests[0].items = requests[0].takeAgain();
		expect(requests[0].items).toEqual(['a1', 'b1']);
		echo(0);
		expect([await first, await second]).toEqual([[{ value: 'a1' }], [{ value: 'b1' }]]);
		expect(requests).toHaveLength(1);
	});

	it('splits a refused batch, in order and before what has gathered', async () => {
		const { group, requests, echo } = openGroup();
		const first = group.commit(execution('a').context, ['a1', 'a2', 'a3'], always);
		void group.commit(execution('b').context, ['b1'], always);
		requests[0].answer('split');
		await turns();
		expect(requests[1].items).toEqual(['a1', 'a2']);
		requests[1].answer([{ value: 'one' }, undefined]);
		await turns();
		expect(requests[2].items).toEqual(['a2']);
		requests[2].answer([{ error: new Error('refused') }]);
		await turns();
		expect(requests[3].items).toEqual(['a3']);
		echo(3);
		expect(await first).toEqual([
			{ value: 'one' },
			{ error: new Error('refused') },
			{ value: 'a3' },
		]);
		expect(requests[4].items).toEqual(['b1']);
		echo(4);
	});

	it('gives an unexpected error to the batch, and goes on', async () => {
		const { group, requests, echo } = openGroup();
		const first = group.commit(execution('a').context, ['a1'], always);
		const second = group.commit(execution('b').context, ['b1'], always);
		requests[0].fail(new Error('broken'));
		expect(await first).toEqual([{ error: new Error('broken') }]);
		echo(1);
		expect(await second).toEqual([{ value: 'b1' }]);
	});
});

describe('an execution that is cancelled', () => {
	it('takes along what has not been sent', async () => {
		const { group, requests, echo } = openGroup();
		const [a, b, c] = ['a', 'b', 'c'].map(execution);
		const first = group.commit(a.context, ['a1'], always);
		const second = group.commit(b.context, ['b1'], always);
		const third = group.commit(c.context, ['c1'], always);
		b.cancel();
		await expect(second).rejects.toThrow('canceled');
		echo(0);
		expect(await first).toEqual([{ value: 'a1' }]);
		expect(requests[1]).toMatchObject({ sender: 'c', items: ['c1'] });
		echo(1);
		expect(await third).toEqual([{ value: 'c1' }]);
	});

	it('leaves the request on its way to the others, and lends its context no more', async () => {
		const { group, requests, echo } = openGroup();
		const [a, b] = ['a', 'b'].map(execution);
		const zero = group.commit(execution('zero').context, ['0'], always);
		const first = group.commit(a.context, ['a1', 'a2'], always);
		const second = group.commit(b.context, ['b1'], always);
		echo(0);
		await zero;
		await turns();
		expect(requests[1]).toMatchObject({ sender: 'a', items: ['a1', 'a2', 'b1'] });
		a.cancel();
		await expect(first).rejects.toThrow('canceled');
		expect(requests[1].signal.aborted).toBe(false);
		requests[1].takeAgain();
		await turns();
		expect(requests[2]).toMatchObject({ sender: 'b', items: ['b1'] });
		echo(2);
		expect(await second).toEqual([{ value: 'b1' }]);
	});

	it('ends the request when nobody else waits', async () => {
		const { group, requests, idleTimes } = openGroup();
		const { context, cancel } = execution('a');
		const only = group.commit(context, ['a1'], always);
		cancel();
		await expect(only).rejects.toThrow('canceled');
		expect(requests[0].signal.aborted).toBe(true);
		await turns();
		expect(idleTimes()).toBe(1);
	});
});

it('asks each execution, when its turn comes, whether it may still send', async () => {
	const { group, requests, echo } = openGroup();
	let isStopped = false;
	const check = () => {
		if (isStopped) throw new Error('stopped');
	};
	const first = group.commit(execution('a').context, ['a1'], always);
	const second = group.commit(execution('b').context, ['b1', 'b2'], check);
	isStopped = true;
	echo(0);
	await first;
	expect(await second).toEqual([{ error: new Error('stopped') }, { error: new Error('stopped') }]);
	expect(requests).toHaveLength(1);
});

it('keeps a group as long as it has something to send', async () => {
	const groups = new CommitGroups();
	const send = async ({ take }: Lease<Context, string>) =>
		await Promise.resolve(take().map((value) => ({ value })));
	const group = groups.get('key', 50, send);
	const sent = group.commit(execution('a').context, ['a1'], always);
	expect(groups.get('key', 50, send)).toBe(group);
	await sent;
	await turns();
	expect(groups.get('key', 50, send)).not.toBe(group);
});
