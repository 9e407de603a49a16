import { MAX_WHOLE_BYTES } from '../simulator/library/content';
import { sha256 } from '../support/photos';
import { MIB, video } from '../support/videos';
import { formWith, webhookTrigger } from '../support/webhooks';
import { chain, locator, output, photosNode } from '../support/workflow';
import { queueEnvironment } from './environment';

const { client, simulator } = queueEnvironment;

describe("Files in n8n's database", () => {
	it.each([
		['a small video', 7 * MIB],
		['a large one, by the resumable protocol,', 20 * MIB],
	])('%s goes up, and comes back', async (name, size) => {
		const { credential, identity } = await queueEnvironment.newPerson(`video-${size}`);
		simulator.control.setVideoProcessing(0);
		const upload = photosNode('Upload', credential, {
			resource: 'mediaItem',
			operation: 'upload',
			binaryPropertyName: 'data',
		});
		const download = photosNode('Download', credential, {
			resource: 'mediaItem',
			operation: 'download',
			mediaItemId: locator('id', '={{ $json.id }}'),
			binaryPropertyName: 'file',
		});
		const path = `video-${size}`;
		const workflow = await client.createWorkflow(
			chain(name, webhookTrigger(path, 'onReceived'), upload, download),
		);
		await client.activate(workflow);
		const bytes = video(size);
		const body = formWith(bytes, 'party.mp4', 'video/mp4');
		expect((await client.webhook(path, { method: 'POST', body })).status).toBe(200);
		const execution = await client.nextFinished(workflow.id);
		expect(execution.data.resultData.error).toBeUndefined();
		const { mediaItems } = simulator.control.library(identity.clientId, identity.userId);
		expect(mediaItems).toMatchObject([{ filename: 'party.mp4', sha256: sha256(bytes) }]);

		// The main process reads what a worker has stored.
		const [{ binary }] = output(execution, 'Download');
		expect(binary?.file.id).toMatch(/^database/);
		const file = await client.fileOf(binary!.file);
		expect(file).toHaveLength(size);
		if (size <= MAX_WHOLE_BYTES) expect(sha256(file)).toBe(sha256(bytes));
	});
});
