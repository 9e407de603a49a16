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
			expect((await client.webhook('killed', { method: 'POST', body })).status).toBe(200);
		};
		const postAll = async () => await Promise.all(Array.from({ length: POSTS }, post));
		simulator.control.setLatency({ 'POST /v1/uploads': 3_000 });
		simulator.control.clearRequests();
		await postAll();
		// Both workers are full by then, and as many executions as one of them takes are waiting.
		await waitFor('bytes of both', () => simulator.control.counts()[BYTES] > POSTS / 2);
		await killed.kill();
		simulator.control.setLatency({});

		const executions = await allEnded(workflow.id, POSTS);
		const lost = executions.filter(({ status }) => status !== 'success');
		expect(lost.length).toBeGreaterThan(0);
		expect(lost.filter((one) => !hasRun(killed)(one))).toEqual([]);
		expect(executions.filter(hasRun(survivor))).toHaveLength(POSTS - lost.length);
		for (const { id } of lost) {
			const { status, data } = await client.execution(id);
			expect(['error', 'crashed']).toContain(status);
			expect(data.resultData.error?.message).toMatch(/will no longer retry/);
		}

		// What is sent again, whether it had arrived or not, is there once.
		await postAll();
		const all = await allEnded(workflow.id, 2 * POSTS);
		expect(all.filter(({ status }) => status !== 'success')).toHaveLength(lost.length);
		const { albums, mediaItems } = simulator.control.library(identity.clientId, identity.userId);
		expect(mediaItems).toHaveLength(POSTS);
		const used = albums.filter(({ mediaItemIds }) => mediaItemIds.length > 0);
		expect(used).toHaveLength(1);
		expect([...used[0].mediaItemIds].sort()).toEqual(mediaItems.map(({ id }) => id).sort());
	});
});
