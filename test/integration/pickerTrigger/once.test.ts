import '../support/instantRuns';
import type { IDataObject } from 'n8n-workflow';
import { useSimulatedGoogle } from '../support';
import { useDeduplicationStore } from '../support/deduplicationStore';
import { useInstantRuns } from '../support/instantRuns';
import { PickerPageClient, usePersonalLibrary } from '../support/pickerPageClient';

const google = useSimulatedGoogle();
const store = useDeduplicationStore();
usePersonalLibrary(google);
useInstantRuns(google);

/** What is left of a workflow's static data after n8n was restarted. */
const saved = (staticData: IDataObject) => JSON.parse(JSON.stringify(staticData)) as IDataObject;

/** A finished selection and the client whose execution it has started. */
async function startedClient(options = {}): Promise<PickerPageClient> {
	const client = new PickerPageClient(google, options);
	await client.open(await client.choose());
	return client;
}

const visitor = (executionId: string) => ({ mode: 'webhook', executionId }) as const;

describe('executions of one selection', () => {
	it('go on when they are the first, and end without an item after that', async () => {
		const client = await startedClient();
		expect((await client.execute(visitor('1'))).json).toHaveLength(3);
		google.control.clearRequests();
		const second = await client.execute(visitor('2'));
		expect([second.json, second.error, second.downstream]).toEqual([[], undefined, []]);
		expect(second.hints[0].message).toContain('has started the workflow before');
		expect(google.requests()).toEqual([]);
		expect((await client.execute(visitor('2'))).json).toEqual([]);
	});

	it.each([
		['0 ms', 0],
		['50 ms', 50],
	])('of several processes go on once, with a store that takes %s', async (_, latencyMs) => {
		store.latencyMs = latencyMs;
		for (const round of ['empty', 'filled']) {
			const client = await startedClient();
			const runs = await Promise.all(
				['a', 'b', 'c', 'd'].map(async (id) => await client.execute(visitor(round + id))),
			);
			expect(runs.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
			expect(runs.map(({ json }) => json.length).sort()).toEqual([0, 0, 0, 3]);
		}
	});

	it('go on beside those of other selections', async () => {
		store.latencyMs = 50;
		const clients = [await startedClient(), await startedClient(), await startedClient()];
		const runs = await Promise.all(
			clients.flatMap((client, number) =>
				['a', 'b'].map(async (id) => await client.execute(visitor(`${number}${id}`))),
			),
		);
		expect(runs.map(({ json }) => json.length).sort()).toEqual([0, 0, 0, 3, 3, 3]);
	});

	it('begin again where the same execution is repeated or a failed one is retried', async () => {
		const client = await startedClient();
		google.control.fail({ route: 'GET /v1/mediaItems', status: 400 });
		expect((await client.execute(visitor('1'))).error).toBeDefined();
		// A worker that died: another one runs the same execution.
		expect((await client.execute(visitor('1'))).json).toHaveLength(3);
		expect((await client.execute({ mode: 'retry', executionId: '2' })).json).toHaveLength(3);
		expect((await client.execute({ mode: 'manual', executionId: '3' })).json).toHaveLength(3);
	});

	it('fail, and can be retried, when the store does not respond', async () => {
		const client = await startedClient();
		store.failures = 99;
		const { error, errorText } = await client.execute(visitor('1'));
		expect(error).toBeDefined();
		expect(errorText).toContain('Retry this execution');
		store.failures = 1;
		expect((await client.execute(visitor('2'))).json).toHaveLength(3);
	});

	it('stop with an error where an empty output would run the next nodes', async () => {
		const client = await startedClient();
		const settings = { alwaysOutputData: true };
		expect((await client.execute({ ...visitor('1'), settings })).json).toHaveLength(3);
		const { error, downstream } = await client.execute({ ...visitor('2'), settings });
		expect(error?.message).toContain('has started the workflow before');
		expect(downstream).toEqual([]);
	});

	it('fill the store up to a bound', async () => {
		const client = await startedClient();
		await client.execute(visitor('1'));
		const [row] = store.rows.values();
		expect(row).toHaveLength(3);
		const older = Array.from({ length: 4_000 }, (_, index) => `older ${index}`);
		row.push(...older);
		const other = await startedClient();
		await other.execute(visitor('2'));
		expect([...store.rows.values()][0].length).toBeLessThanOrEqual(4_000);
	});
});

describe('two triggers in one workflow', () => {
	it('both start nothing again after a restart, though their calls overlapped', async () => {
		const first = new PickerPageClient(google, { nodeId: 'one' });
		const second = new PickerPageClient(google, { nodeId: 'two' }, saved(first.staticData));
		const addresses = [await first.choose(), await second.choose()];
		await first.open(addresses[0]);
		// This call has an older copy, which n8n saves last and as a whole.
		await second.open(addresses[1]);
		expect([first.starts.length, second.starts.length]).toEqual([1, 1]);

		// Another mode does not share what this process remembers, as a new process would not.
		const left = saved(second.staticData);
		for (const [index, nodeId] of ['one', 'two'].entries()) {
			const restarted = new PickerPageClient(google, { nodeId, mode: 'trigger' }, saved(left));
			const { status, started } = await restarted.open(addresses[index]);
			expect([status, started]).toEqual([410, undefined]);
		}
	});

	it('run nothing again after a restart that lost what n8n had saved', async () => {
		for (const nodeId of ['one', 'two']) {
			const client = new PickerPageClient(google, { nodeId });
			const address = await client.choose();
			await client.open(address);
			const run = { settings: { id: nodeId } };
			expect((await client.execute({ ...visitor('1'), ...run })).json).toHaveLength(3);
			const lost: IDataObject = {};
			const restarted = new PickerPageClient(google, { nodeId, mode: 'trigger' }, lost);
			expect((await restarted.open(address)).started).toBeDefined();
			const again = await restarted.execute({ ...visitor('2'), ...run });
			expect([again.json, again.error, again.downstream]).toEqual([[], undefined, []]);
		}
	});
});
