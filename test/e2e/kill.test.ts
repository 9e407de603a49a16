import { photo } from '../support/photos';
import { waitFor } from '../support/waitFor';
import { chain, locator, manualTrigger, node, photosNode } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

const CREATE = 'photoslibrary.googleapis.com POST /v1/mediaItems:batchCreate';
const BYTES = 'photoslibrary.googleapis.com POST /v1/uploads';
const PHOTOS = 300;

describe('n8n is killed in the middle of many uploads', () => {
	afterEach(() => {
		simulator.control.setLatency({});
	});

	it('running the workflow again ends with every photo once, in one album', async () => {
		const { credential, identity } = await testEnvironment.newPerson('killed');
		const split = node('One item each', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'photos' });
		const toFile = node(
			'To file',
			'n8n-nodes-base.convertToFile',
			{
				operation: 'toBinary',
				sourceProperty: 'content',
				options: { fileName: '={{ $json.name }}', mimeType: 'image/jpeg' },
			},
			{ typeVersion: 1.1 },
		);
		const upload = photosNode('Upload', credential, {
			resource: 'mediaItem',
			operation: 'upload',
			binaryPropertyName: 'data',
			albumId: locator('name', 'Killed'),
		});
		const making = Array.from({ length: PHOTOS }, async (_, index) => ({
			name: `photo ${index}.jpg`,
			content: (await photo(index)).toString('base64'),
		}));
		const photos = await Promise.all(making);
		const workflow = await client.createWorkflow({
			...chain('Killed', manualTrigger(), split, toFile, upload),
			pinData: { Start: [{ json: { photos } }] },
		});
		const library = () => simulator.control.library(identity.clientId, identity.userId);

		simulator.control.setLatency({ 'POST /v1/uploads': 50 });
		simulator.control.clearRequests();
		const id = await client.start(workflow, 'Start');
		await waitFor('the first hundred', () => simulator.control.counts()[CREATE] >= 2);
		await testEnvironment.n8n.kill();
		expect(simulator.control.counts()[BYTES]).toBeLessThan(PHOTOS);
		expect(library().mediaItems.length).toBeGreaterThan(0);
		simulator.control.setLatency({});

		await testEnvironment.n8n.restart();
		expect((await client.finished(id)).status).toBe('crashed');
		const again = await client.run(workflow, 'Start');
		expect(again.data.resultData.error).toBeUndefined();
		const { albums, mediaItems } = library();
		expect(mediaItems.map(({ filename }) => filename).sort()).toEqual(
			photos.map(({ name }) => name).sort(),
		);
		expect(albums).toHaveLength(1);
		expect([...albums[0].mediaItemIds].sort()).toEqual(mediaItems.map(({ id }) => id).sort());
	});
});
