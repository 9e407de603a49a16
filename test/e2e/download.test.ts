import { photo, sha256 } from '../support/photos';
import { video } from '../support/videos';
import { formWith, webhookTrigger } from '../support/webhooks';
import { chain, locator, node, photosNode } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

describe('Uploaded files', () => {
	beforeAll(() => {
		simulator.control.setVideoProcessing(0);
	});

	it('come back as they were, through a webhook that uploads and downloads', async () => {
		const { credential } = await testEnvironment.newPerson('there-and-back');
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
		const respond = node(
			'Respond',
			'n8n-nodes-base.respondToWebhook',
			{ respondWith: 'binary', responseDataSource: 'set', inputFieldName: 'file' },
			{ typeVersion: 1.1 },
		);
		const workflow = await client.createWorkflow(
			chain(
				'There and back',
				webhookTrigger('there-and-back', 'responseNode'),
				upload,
				download,
				respond,
			),
		);
		await client.activate(workflow);
		const files = [
			{ name: 'sea.jpg', type: 'image/jpeg', bytes: await photo(7) },
			{ name: 'waves.mp4', type: 'video/mp4', bytes: video(300_000) },
		];
		for (const { name, type, bytes } of files) {
			const body = formWith(bytes, name, type);
			const response = await client.webhook('there-and-back', { method: 'POST', body });
			const received = Buffer.from(await response.arrayBuffer());
			expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
			expect(sha256(received)).toBe(sha256(bytes));
		}
		await client.deactivate(workflow);
	});
});
