import { credentialType, nodeType } from '../support/names';
import { chain, manualTrigger, node, output, photosNode } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

const LIST = 'photoslibrary.googleapis.com GET /v1/albums';
const ALL_ALBUMS = { resource: 'album', operation: 'getAll', returnAll: true };

describe('Albums', () => {
	let credential: { id: string; name: string };

	beforeAll(async () => {
		const person = await testEnvironment.newPerson('albums');
		credential = person.credential;
		await simulator.control.seed({ ...person.identity, albums: 250 });
	});

	it('lists all 250 by hand, in five requests', async () => {
		const workflow = await client.createWorkflow(
			chain('All albums', manualTrigger(), photosNode('Albums', credential, ALL_ALBUMS)),
		);
		simulator.control.clearRequests();
		const albums = output(await client.run(workflow, 'Start'), 'Albums');
		expect(new Set(albums.map(({ json }) => json.id)).size).toBe(250);
		expect(simulator.control.counts()).toEqual({ [LIST]: 5 });
	});

	it('lists them by schedule', async () => {
		const rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
		const schedule = node(
			'Schedule',
			'n8n-nodes-base.scheduleTrigger',
			{ rule },
			{ typeVersion: 1.2 },
		);
		const workflow = await client.createWorkflow(
			chain(
				'Albums by schedule',
				schedule,
				photosNode('Albums', credential, { ...ALL_ALBUMS, returnAll: false, limit: 3 }),
			),
		);
		await client.activate(workflow);
		const execution = await client.nextFinished(workflow.id);
		await client.deactivate(workflow);
		expect(execution).toMatchObject({ mode: 'trigger', status: 'success' });
		expect(output(execution, 'Albums')).toHaveLength(3);
	});

	it('offers them in the album list of the panel, page by page and filtered', async () => {
		const request = {
			nodeType,
			method: 'searchAlbums',
			credentials: { [credentialType]: credential },
		};
		const first = await client.listSearch(request);
		expect(first.results.length).toBeGreaterThan(0);
		expect(first.paginationToken).toBeTruthy();
		const { results } = await client.listSearch({ ...request, filter: 'Album 249' });
		expect(results.map(({ name }) => name)).toContain('Album 249');
	});
});
