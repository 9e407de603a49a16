import { photo } from '../support/photos';
import { waitFor } from '../support/waitFor';
import { chain, manualTrigger, node, photosNode } from '../support/workflow';
import { queueEnvironment } from './environment';
import { hasRun } from './executions';

const { client, simulator, workers } = queueEnvironment;

const BYTES = 'photoslibrary.googleapis.com POST /v1/uploads';
const FILES = 40;

describe('Stopping an execution', () => {
	afterEach(() => {
		simulator.control.setLatency({});
	});

	it('ends it on the worker where it runs; nothing more is sent', async () => {
		const { credential, identity } = await queueEnvironment.newPerson('stopped');
		const toFile = node(
			'To file',
			'n8n-nodes-base.convertToFile',
			{ operation: 'toBinary', sourceProperty: 'content', options: { fileName: 'photo.jpg' } },
			{ typeVersion: 1.1 },
		);
		const upload = photosNode('Upload', credential, {
			resource: 'mediaItem',
			operation: 'upload',
			binaryPropertyName: 'data',
		});
		const photos = Array.from({ length: FILES }, async (_, index) => ({
			json: { content: (await photo(index)).toString('base64') },
		}));
		const workflow = await client.createWorkflow({
			...chain('Stopped', manualTrigger(), toFile, upload),
			pinData: { Start: await Promise.all(photos) },
		});
		simulator.control.setLatency({ 'POST /v1/uploads': 1_000 });
		simulator.control.clearRequests();
		const id = await client.start(workflow, 'Start');
		await waitFor('the first bytes', () => simulator.control.counts()[BYTES] > 0);
		await client.stop(id);
		expect((await client.finished(id)).status).toBe('canceled');

		const worker = workers.find((one) => hasRun(one)({ id }))!;
		const end = `Worker errored while running execution ${id} `;
		await waitFor('the end on the worker', () => worker.log().includes(end));
		const sent = simulator.control.counts()[BYTES];
		expect(sent).toBeLessThan(FILES);
		expect(simulator.control.library(identity.clientId, identity.userId).mediaItems).toEqual([]);

		// Another run takes its time, and nothing of the stopped one comes in between.
		simulator.control.setLatency({});
		expect((await client.run(workflow, 'Start')).status).toBe('success');
		expect(simulator.control.counts()[BYTES]).toBe(sent + FILES);
	});
});
