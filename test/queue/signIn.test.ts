import { webhookTrigger } from '../support/webhooks';
import { waitFor } from '../support/waitFor';
import { chain, output, photosNode } from '../support/workflow';
import { queueEnvironment } from './environment';
import { allEnded, hasRun } from './executions';

const { client, simulator, workers } = queueEnvironment;

const LIST = 'photoslibrary.googleapis.com GET /v1/albums';
const TOKEN = 'oauth2.googleapis.com POST /token';
const RUNS = 12;

describe('Sign-in', () => {
	afterEach(() => {
		simulator.control.setLatency({});
	});

	it('is renewed by two workers at once, and once more by nobody', async () => {
		const { credential, identity } = await queueEnvironment.newPerson('two-workers');
		await simulator.control.seed({ ...identity, albums: 110 });
		const workflow = await client.createWorkflow(
			chain(
				'Stale',
				webhookTrigger('stale', 'onReceived'),
				photosNode('Albums', credential, {
					resource: 'album',
					operation: 'getAll',
					returnAll: true,
				}),
			),
		);
		await client.activate(workflow);
		const call = async () => await client.webhook('stale', { method: 'POST' });
		simulator.control.setLatency({ 'GET /v1/albums': 3_000 });
		simulator.control.clearRequests();
		await Promise.all(Array.from({ length: RUNS }, call));
		// All of them are on their way with a token that is refused when they arrive.
		await waitFor('the first pages', () => simulator.control.counts()[LIST] >= RUNS);
		simulator.control.expireAccessTokens();
		simulator.control.setLatency({});
		const executions = await allEnded(workflow.id, RUNS);
		expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
		for (const worker of workers) expect(executions.some(hasRun(worker))).toBe(true);
		for (const { id } of executions)
			expect(output(await client.execution(id), 'Albums')).toHaveLength(110);
		// n8n has most of them wait for one that renews it; never more than each run for itself.
		expect(simulator.control.counts()[TOKEN]).toBeGreaterThan(0);
		expect(simulator.control.counts()[TOKEN]).toBeLessThanOrEqual(RUNS);

		// What is stored is good for the next ones.
		simulator.control.clearRequests();
		await Promise.all(Array.from({ length: RUNS }, call));
		const all = await allEnded(workflow.id, 2 * RUNS);
		expect(all.filter(({ status }) => status !== 'success')).toEqual([]);
		expect(simulator.control.counts()).toEqual({ [LIST]: 3 * RUNS });
	});
});
