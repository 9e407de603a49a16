import type { OnError } from 'n8n-workflow';
import { waitFor } from '../support/waitFor';
import { chain, locator, manualTrigger, output, photosNode } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

const ALL_ALBUMS = { resource: 'album', operation: 'getAll', returnAll: true };
const LIST = 'photoslibrary.googleapis.com GET /v1/albums';
const TOKEN = 'oauth2.googleapis.com POST /token';

describe('Sign-in', () => {
	it('renews a stale access token in the middle of a run', async () => {
		const { credential, identity } = await testEnvironment.newPerson('stale');
		await simulator.control.seed({ ...identity, albums: 170 });
		const workflow = await client.createWorkflow(
			chain('Stale', manualTrigger(), photosNode('Albums', credential, ALL_ALBUMS)),
		);
		simulator.control.setLatency({ 'GET /v1/albums': 300 });
		simulator.control.clearRequests();
		const running = client.run(workflow, 'Start');
		await waitFor('the second page', () => simulator.control.counts()[LIST] >= 2);
		simulator.control.expireAccessTokens();
		const execution = await running;
		simulator.control.setLatency({});
		expect(output(execution, 'Albums')).toHaveLength(170);
		// Four pages, and the one that was refused and asked for again.
		expect(simulator.control.counts()).toEqual({ [LIST]: 5, [TOKEN]: 1 });
	});

	it('asks to reconnect when the grant was revoked', async () => {
		const { credential, identity } = await testEnvironment.newPerson('revoked');
		const workflow = await client.createWorkflow(
			chain('Revoked', manualTrigger(), photosNode('Albums', credential, ALL_ALBUMS)),
		);
		simulator.control.revoke(identity.userId);
		const { status, data } = await client.run(workflow, 'Start');
		const error = data.resultData.error;
		expect(status).toBe('error');
		expect(`${error?.message} ${error?.description}`).toMatch(/reconnect|connected again/i);
	});
});

describe('Permissions', () => {
	it('names the one that the person left unticked on the consent page', async () => {
		const isTicked = (scope: string) => !scope.endsWith('.readonly.appcreateddata');
		const { credential } = await testEnvironment.newPerson('unticked', isTicked);
		const workflow = await client.createWorkflow(
			chain('Unticked', manualTrigger(), photosNode('Albums', credential, ALL_ALBUMS)),
		);
		const { error } = (await client.run(workflow, 'Start')).data.resultData;
		expect(error?.description).toContain('photoslibrary.readonly.appcreateddata');
	});
});

describe('On Error', () => {
	const run = async (onError: OnError) => {
		const { credential, identity } = await testEnvironment.newPerson(`errors-${onError}`);
		const { albumIds } = await simulator.control.seed({ ...identity, albums: 2 });
		const ids = [
			albumIds[0],
			'AMissingAlbumThatNobodyHasEverCreated-000000000000000000',
			albumIds[1],
		];
		const get = photosNode(
			'Get',
			credential,
			{ resource: 'album', operation: 'get', albumId: locator('id', '={{ $json.album }}') },
			{ onError },
		);
		const workflow = await client.createWorkflow({
			...chain(`On Error ${onError}`, manualTrigger(), get),
			pinData: { Start: ids.map((album) => ({ json: { album } })) },
		});
		return { albumIds, execution: await client.run(workflow, 'Start') };
	};

	it('Stop Workflow: names the item that failed', async () => {
		const { execution } = await run('stopWorkflow');
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error).toMatchObject({ context: { itemIndex: 1 } });
	});

	it('Continue: keeps the error in the place of its item', async () => {
		const { albumIds, execution } = await run('continueRegularOutput');
		expect(execution.status).toBe('success');
		expect(output(execution, 'Get')).toMatchObject([
			{ json: { id: albumIds[0] }, pairedItem: { item: 0 } },
			{ json: { error: expect.stringMatching(/album/i) as string }, pairedItem: { item: 1 } },
			{ json: { id: albumIds[1] }, pairedItem: { item: 2 } },
		]);
	});

	it('Continue (using error output): parts good items from bad ones', async () => {
		const { albumIds, execution } = await run('continueErrorOutput');
		expect(output(execution, 'Get').map(({ json }) => json.id)).toEqual(albumIds);
		expect(output(execution, 'Get', 1)).toMatchObject([
			{ json: { error: expect.any(String) as string }, pairedItem: { item: 1 } },
		]);
	});
});
