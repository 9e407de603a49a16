import { photo, sha256 } from '../support/photos';
import { formWith, webhookTrigger } from '../support/webhooks';
import { chain, locator, manualTrigger, node, output, photosNode } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

const LIBRARY = 'photoslibrary.googleapis.com';
const UPLOAD = { resource: 'mediaItem', operation: 'upload', binaryPropertyName: 'data' };

const respond = () => node('Respond', 'n8n-nodes-base.respondToWebhook', {}, { typeVersion: 1.1 });

describe('Uploading', () => {
	it('responds to a webhook with the media item, keeps names and bytes, and outlives a restart', async () => {
		const { credential, identity } = await testEnvironment.newPerson('webhook');
		const workflow = await client.createWorkflow(
			chain(
				'Upload by webhook',
				webhookTrigger('upload', 'responseNode'),
				photosNode('Upload', credential, UPLOAD),
				respond(),
			),
		);
		await client.activate(workflow);
		const names = [
			'plain.jpg',
			'写真.jpg',
			'🎉 party 🎂.jpg',
			`it's "quoted".jpg`,
			'Ärger & Öl.jpg',
		];
		for (const [index, name] of names.entries()) {
			const bytes = await photo(index);
			const response = await client.webhook('upload', {
				method: 'POST',
				body: formWith(bytes, name),
			});
			const text = await response.text();
			expect({ status: response.status, text }).toMatchObject({ status: 200 });
			const { id } = JSON.parse(text) as { id: string };
			const stored = simulator.control.library(identity.clientId, identity.userId).mediaItems;
			const item = stored.find((candidate) => candidate.id === id);
			expect(item).toMatchObject({ filename: name, sha256: sha256(bytes), mimeType: 'image/jpeg' });
		}

		// The credential and the workflow live on in n8n's database.
		await testEnvironment.n8n.restart();
		const body = formWith(await photo(99), 'after the restart.jpg');
		expect((await client.webhook('upload', { method: 'POST', body })).status).toBe(200);
		await client.deactivate(workflow);
	});

	it('puts twelve photos into a named album with one creating request', async () => {
		const { credential, identity } = await testEnvironment.newPerson('twelve');
		const toAlbum = { ...UPLOAD, albumId: locator('name', 'n8n demo') };
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
		const photos = await Promise.all(
			Array.from({ length: 12 }, async (_, index) => ({
				name: `photo ${index}.jpg`,
				content: (await photo(100 + index)).toString('base64'),
			})),
		);
		const workflow = await client.createWorkflow({
			...chain(
				'Twelve photos',
				manualTrigger(),
				split,
				toFile,
				photosNode('Upload', credential, toAlbum),
			),
			pinData: { Start: [{ json: { photos } }] },
		});

		simulator.control.clearRequests();
		const execution = await client.run(workflow, 'Start');
		expect(execution.data.resultData.error).toBeUndefined();
		const items = output(execution, 'Upload');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(photos.map((_, item) => ({ item })));
		expect(simulator.control.counts()).toEqual({
			// Looked for, and looked for again: another process might have made it at the same time.
			[`${LIBRARY} GET /v1/albums`]: 2,
			[`${LIBRARY} POST /v1/albums`]: 1,
			[`${LIBRARY} POST /v1/uploads`]: 12,
			[`${LIBRARY} POST /v1/mediaItems:batchCreate`]: 1,
		});
		const library = simulator.control.library(identity.clientId, identity.userId);
		expect(library.albums).toMatchObject([{ title: 'n8n demo' }]);
		expect(library.albums[0].mediaItemIds).toEqual(items.map(({ json }) => json.id));
		expect(library.mediaItems.map(({ filename }) => filename).sort()).toEqual(
			photos.map(({ name }) => name).sort(),
		);
	});
});
