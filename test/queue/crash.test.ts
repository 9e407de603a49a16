import { photo } from '../support/photos';
import { waitFor } from '../support/waitFor';
import { formWith, webhookTrigger } from '../support/webhooks';
import { chain, locator, photosNode } from '../support/workflow';
import { queueEnvironment } from './environment';
import { allEnded, hasRun } from './executions';

const { client, simulator, workers } = queueEnvironment;

const BYTES = 'photoslibrary.googleapis.com POST /v1/uploads';
const POSTS = 30;

describe('A worker that is killed half-way', () => {
	const [killed, survivor] = workers;

	afterAll(async () => {
		simulator.control.setLatency({});
		await killed.restart();
	});

	it('leaves the rest to the others; what it had not reported is no success', async () => {
		const { credential, identity } = await queueEnvironment.newPerson('killed');
		const workflow = await client.createWorkflow(
			chain(
				'Killed',
				webhookTrigger('killed', 'onReceived'),
				photosNode('Upload', credential, {
					resource: 'mediaItem',
					operation: 'upload',
					binaryPropertyName: 'data',
					albumId: locator('name', 'Killed'),
				}),
			),
		);
		await client.activate(workflow);
		const post = async (_: unknown, index: number) => {
			const body = formWith(await photo(index), `photo ${index}.jpg`);
			return (await client.webhook('killed', { method: 'POST', body })).status;
		};
		simulator.control.setLatency({ 'POST /v1/uploads': 3_000 });
		simulator.control.clearRequests();
		await Promise.all(Array.from({ length: POSTS }, post));
		await waitFor('bytes of both', () => simulator.control.counts()[BYTES] >= 15);
		const t0 = Date.now();
		await killed.kill();
		simulator.control.setLatency({});

		const executions = await allEnded(workflow.id, POSTS);
		console.log('ended after', Date.now() - t0);
		const lost = executions.filter(({ status }) => status !== 'success');
		console.log(lost, (await client.execution(lost[0].id)).data.resultData.error);
		expect(lost.length).toBeGreaterThan(0);
		expect(lost.every(hasRun(killed))).toBe(true);
		const fromQueue = executions.filter((one) => hasRun(survivor)(one));
		expect(fromQueue.length).toBeGreaterThanOrEqual(lost.length);
	});
});
