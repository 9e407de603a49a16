import { photo } from '../support/photos';
import { formWith, webhookTrigger } from '../support/webhooks';
import { chain, locator, output, photosNode } from '../support/workflow';
import { queueEnvironment } from './environment';
import { allEnded, hasRun } from './executions';

const { client, simulator, workers } = queueEnvironment;

const UPLOAD = { resource: 'mediaItem', operation: 'upload', binaryPropertyName: 'data' };
const POSTS = 60;

describe('Uploads of two workers', () => {
	afterEach(() => {
		simulator.control.setWriteDuration(0);
	});

	it(`puts the photos of ${POSTS} webhook calls into one album, each once`, async () => {
		const { credential, identity } = await queueEnvironment.newPerson('burst');
		// While one write runs, Google refuses every other one of the person.
		simulator.control.setWriteDuration(50);
		const toAlbum = { ...UPLOAD, albumId: locator('name', 'Burst') };
		const workflow = await client.createWorkflow(
			chain(
				'Burst',
				webhookTrigger('burst', 'onReceived'),
				photosNode('Upload', credential, toAlbum),
			),
		);
		await client.activate(workflow);
		const names = Array.from({ length: POSTS }, (_, index) => `photo ${index}.jpg`);
		const bodies = names.map(async (name, index) => formWith(await photo(index), name));
		const responses = (await Promise.all(bodies)).map(
			async (body) => await client.webhook('burst', { method: 'POST', body }),
		);
		expect((await Promise.all(responses)).map(({ status }) => status)).toEqual(
			names.map(() => 200),
		);
		const executions = await allEnded(workflow.id, POSTS);

		expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
		for (const worker of workers) expect(executions.some(hasRun(worker))).toBe(true);
		const { albums, mediaItems } = simulator.control.library(identity.clientId, identity.userId);
		// One of two workers may have made an album that stays empty: Google lets nobody delete it.
		const used = albums.filter((album) => album.mediaItemIds.length > 0);
		expect(used).toHaveLength(1);
		expect(mediaItems.map(({ filename }) => filename).sort()).toEqual([...names].sort());
		const [{ mediaItemIds }] = used;
		expect([...mediaItemIds].sort()).toEqual(mediaItems.map(({ id }) => id).sort());

		// Every execution has its own photo, and no other's.
		const created = executions.map(async ({ id }) => {
			const [{ json }] = output(await client.execution(id), 'Upload');
			return json.id;
		});
		expect((await Promise.all(created)).sort()).toEqual([...mediaItemIds].sort());
	});
});
