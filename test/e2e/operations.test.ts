import type { INode, INodeParameters } from 'n8n-workflow';
import { METHODS, SCOPES } from '../simulator/library/methods';
import { photo } from '../support/photos';
import { credentialType } from '../support/names';
import type { Credential } from '../support/testEnvironment';
import { chain, locator, manualTrigger, node, output, photosNode } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

/** Routes that Google has carried out for the workflows of these tests. */
const carriedOut = new Set<string>();

function noteRequests(): void {
	for (const { host, route, status } of simulator.control.requests()) {
		if (host === 'photoslibrary.googleapis.com' && status === 200) carriedOut.add(route);
	}
	simulator.control.clearRequests();
}

/** What an earlier node gave out first. */
const of = (name: string, field: string) => `={{ $('${name}').first().json.${field} }}`;

/** A Google Photos node that takes all it needs from earlier nodes, so it runs once. */
function step(name: string, credential: Credential, parameters: INodeParameters): INode {
	return photosNode(name, credential, parameters, { executeOnce: true });
}

describe('The Library API of today: thirteen methods', () => {
	let credential: Credential;

	beforeAll(async () => {
		({ credential } = await testEnvironment.newPerson('methods'));
	});

	const album = (operation: string, more: INodeParameters = {}) => ({
		resource: 'album',
		operation,
		albumId: locator('id', of('Create album', 'id')),
		...more,
	});
	const first = locator('id', of('Create', 'id'));
	const mediaItem = (operation: string, more: INodeParameters = {}) => ({
		resource: 'mediaItem',
		operation,
		...more,
	});

	/** Sends the bytes as a person without the Upload operation would: n8n's own HTTP Request node. */
	const sendBytes = () =>
		node(
			'Send bytes',
			'n8n-nodes-base.httpRequest',
			{
				method: 'POST',
				url: 'https://photoslibrary.googleapis.com/v1/uploads',
				authentication: 'predefinedCredentialType',
				nodeCredentialType: credentialType,
				sendHeaders: true,
				headerParameters: {
					parameters: [
						{ name: 'X-Goog-Upload-Protocol', value: 'raw' },
						{ name: 'X-Goog-Upload-Content-Type', value: 'image/jpeg' },
					],
				},
				sendBody: true,
				contentType: 'binaryData',
				inputDataFieldName: 'data',
				options: {
					response: { response: { responseFormat: 'text', outputPropertyName: 'token' } },
				},
			},
			{ typeVersion: 4.2, credentials: { [credentialType]: credential } },
		);

	it('work together in one workflow, each node on what the ones before it gave', async () => {
		const toFile = node(
			'To file',
			'n8n-nodes-base.convertToFile',
			{ operation: 'toBinary', sourceProperty: 'content', options: { mimeType: 'image/jpeg' } },
			{ typeVersion: 1.1 },
		);
		const workflow = chain(
			'Library API',
			manualTrigger(),
			toFile,
			sendBytes(),
			photosNode(
				'Create',
				credential,
				mediaItem('create', {
					uploadToken: '={{ $json.token }}',
					additionalFields: { fileName: 'sea.jpg' },
				}),
			),
			step('Create album', credential, { resource: 'album', operation: 'create', title: 'Oslo' }),
			step('Add', credential, album('addMediaItems', { mediaItemIds: of('Create', 'id') })),
			step(
				'Enrich',
				credential,
				album('addEnrichment', { enrichmentType: 'text', text: 'Day one' }),
			),
			step('Rename', credential, album('update', { updateFields: { title: 'Oslo 2026' } })),
			step('Album', credential, album('get')),
			step('Albums', credential, { resource: 'album', operation: 'getAll', returnAll: true }),
			step(
				'In the album',
				credential,
				mediaItem('search', {
					searchBy: 'album',
					albumId: locator('id', of('Create album', 'id')),
					returnAll: true,
				}),
			),
			step(
				'Describe',
				credential,
				mediaItem('update', { mediaItemId: first, description: 'The fjord' }),
			),
			step('One', credential, mediaItem('get', { mediaItemId: first })),
			step('Some', credential, mediaItem('getByIds', { mediaItemIds: of('Create', 'id') })),
			step('All', credential, mediaItem('getAll', { returnAll: true })),
			step('Remove', credential, album('removeMediaItems', { mediaItemIds: of('Create', 'id') })),
		);
		const content = (await photo(1)).toString('base64');
		const saved = await client.createWorkflow({
			...workflow,
			pinData: { Start: [{ json: { content } }] },
		});
		simulator.control.clearRequests();
		const execution = await client.run(saved, 'Start');
		expect(execution.data.resultData.error).toBeUndefined();
		noteRequests();

		const out = (name: string) => output(execution, name).map(({ json }) => json);
		const [{ id }] = out('Create');
		const [{ id: albumId }] = out('Create album');
		expect(out('Add')).toMatchObject([{ albumId, mediaItemIds: [id] }]);
		expect(out('Enrich')).toMatchObject([{ albumId, id: expect.any(String) as string }]);
		expect(out('Album')).toMatchObject([{ id: albumId, title: 'Oslo 2026', mediaItemsCount: 1 }]);
		expect(out('Albums')).toMatchObject([{ id: albumId }]);
		expect(out('In the album')).toMatchObject([{ id, filename: 'sea.jpg' }]);
		for (const name of ['Describe', 'One', 'Some', 'All']) {
			expect(out(name)).toMatchObject([{ id, description: 'The fjord' }]);
		}
		expect(out('Remove')).toMatchObject([{ albumId, mediaItemIds: [id] }]);
	});
});

describe('The six methods that Google removed', () => {
	const scopes = [SCOPES.all, SCOPES.sharing];
	let owner: Credential;
	let guest: Credential;

	beforeAll(async () => {
		// The toggle Custom Scopes is for those who still hold the removed scopes.
		owner = (await testEnvironment.newPerson('sharing-owner', undefined, scopes)).credential;
		guest = (await testEnvironment.newPerson('sharing-guest', undefined, scopes)).credential;
	});

	afterAll(() => {
		simulator.control.setMode('current');
	});

	const shared = (operation: string, shareToken: string, more: INodeParameters = {}) => ({
		resource: 'sharedAlbum',
		operation,
		shareToken,
		...more,
	});
	const list = { resource: 'sharedAlbum', operation: 'getAll', returnAll: true };

	it('work where the removed scopes are still granted, through Custom Scopes', async () => {
		simulator.control.setMode('legacy');
		const token = of('Share', 'shareToken');
		const albumId = locator('id', of('Create album', 'id'));
		const workflow = await client.createWorkflow(
			chain(
				'Sharing',
				manualTrigger(),
				photosNode('Create album', owner, {
					resource: 'album',
					operation: 'create',
					title: 'Trip',
				}),
				photosNode('Share', owner, { resource: 'album', operation: 'share', albumId }),
				photosNode('Invitation', guest, shared('get', token)),
				photosNode('Join', guest, shared('join', token)),
				photosNode('Joined', guest, list),
				photosNode('Leave', guest, shared('leave', token)),
				photosNode('Unshare', owner, { resource: 'album', operation: 'unshare', albumId }),
			),
		);
		simulator.control.clearRequests();
		const execution = await client.run(workflow, 'Start');
		simulator.control.setMode('current');
		expect(execution.data.resultData.error).toBeUndefined();
		noteRequests();
		const [{ json: album }] = output(execution, 'Create album');
		const [{ json: sharing }] = output(execution, 'Share');
		expect(sharing.shareableUrl).toMatch(/^https:/);
		for (const name of ['Invitation', 'Join', 'Joined']) {
			expect(output(execution, name)).toMatchObject([
				{ json: { title: 'Trip', shareToken: sharing.shareToken } },
			]);
		}
		expect(output(execution, 'Leave')).toMatchObject([
			{ json: { shareToken: sharing.shareToken } },
		]);
		expect(output(execution, 'Unshare')).toMatchObject([{ json: { albumId: album.id } }]);
	});

	const anyAlbum = locator('id', `A${'x'.repeat(70)}`);
	const token = 'x'.repeat(80);
	it.each<[string, INodeParameters]>([
		['albums.share', { resource: 'album', operation: 'share', albumId: anyAlbum }],
		['albums.unshare', { resource: 'album', operation: 'unshare', albumId: anyAlbum }],
		['sharedAlbums.get', shared('get', token)],
		['sharedAlbums.join', shared('join', token)],
		['sharedAlbums.leave', shared('leave', token)],
		['sharedAlbums.list', list],
	])('say today that they were removed, and what to do instead: %s', async (name, parameters) => {
		const workflow = await client.createWorkflow(
			chain(`Removed: ${name}`, manualTrigger(), photosNode('Removed', owner, parameters)),
		);
		const { error } = (await client.run(workflow, 'Start')).data.resultData;
		expect(error).toMatchObject({ httpCode: '403' });
		expect(error?.message).toContain('Google removed this from its API on 31 March 2025');
		expect(error?.description).toContain('Share and join albums in the Google Photos app');
	});
});

describe('The workflows above', () => {
	it("have reached every method of Google's list", () => {
		const routes = Object.values(METHODS).map(({ route }) => route);
		expect(routes).toHaveLength(19);
		expect(routes.filter((route) => !carriedOut.has(route))).toEqual([]);
	});
});
