import type { IDataObject, INode, INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { SCOPES } from '../simulator/library/methods';
import { credentialType, nodeType } from '../support/names';
import { photo } from '../support/photos';
import type { Credential } from '../support/testEnvironment';
import { chain, locator, manualTrigger, node, output, photosNode } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

/** What the node of an operation gave out first. */
type Results = (operation: string) => IDataObject;

type Step = [
	/** As in `album.create`; also the name of its node. */
	operation: string,
	parameters: INodeParameters,
	expected: object | ((results: Results) => object),
];

const succeeded = new Set<string>();

/** An expression for what an earlier node gave out first. */
const of = (operation: string, field = 'id') => `={{ $('${operation}').first().json.${field} }}`;

/** Runs the operations one after the other in one workflow; each gives one item, as expected. */
async function runSteps(
	name: string,
	credential: Credential | ((resource: string) => Credential),
	steps: Step[],
	before: INode[] = [],
): Promise<Results> {
	const nodes = steps.map(([step, parameters]) => {
		const [resource, operation] = step.split('.');
		const signedBy = typeof credential === 'function' ? credential(resource) : credential;
		const all = { resource, operation, ...parameters };
		return photosNode(step, signedBy, all, { executeOnce: true });
	});
	const content = (await photo(1)).toString('base64');
	const workflow = await client.createWorkflow({
		...chain(name, manualTrigger(), ...before, ...nodes),
		pinData: { Start: [{ json: { content } }] },
	});
	const execution = await client.run(workflow, 'Start');
	expect(execution.data.resultData.error).toBeUndefined();
	const results = (operation: string) => output(execution, operation)[0].json;
	for (const [operation, , expected] of steps) {
		const json: unknown = typeof expected === 'function' ? expected(results) : expected;
		expect(output(execution, operation)).toMatchObject([{ json }]);
		succeeded.add(operation);
	}
	return results;
}

const toFile = () =>
	node(
		'To file',
		'n8n-nodes-base.convertToFile',
		{
			operation: 'toBinary',
			sourceProperty: 'content',
			options: { fileName: 'fjord.jpg', mimeType: 'image/jpeg' },
		},
		{ typeVersion: 1.1 },
	);

/** Sends the bytes as a person without the Upload operation would: n8n's own HTTP Request node. */
const sendBytes = (credential: Credential) =>
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

describe('Every operation of the node', () => {
	const id = of('mediaItem.create');
	const mediaItemId = locator('id', id);
	const albumId = locator('id', of('album.create'));

	it('media items: upload and download', async () => {
		const { credential } = await testEnvironment.newPerson('operations-files');
		const file = { id: expect.any(String) as string, filename: 'fjord.jpg' };
		const steps: Step[] = [
			['mediaItem.upload', { binaryPropertyName: 'data' }, file],
			['mediaItem.download', { mediaItemId: locator('id', of('mediaItem.upload')) }, file],
		];
		await runSteps('Files', credential, steps, [toFile()]);
	});

	it('albums and media items, each on what the operations before it gave', async () => {
		const { credential } = await testEnvironment.newPerson('operations');
		const uploadToken = '={{ $json.token }}';
		const additionalFields = { fileName: 'sea.jpg' };
		const album = (results: Results) => ({ id: results('album.create').id, title: 'Oslo 2026' });
		const changed = (results: Results) => ({
			albumId: results('album.create').id,
			mediaItemIds: [results('mediaItem.create').id],
		});
		const enriched = (results: Results) => ({
			albumId: results('album.create').id,
			id: expect.any(String) as string,
		});
		const found = (results: Results) => ({
			id: results('mediaItem.create').id,
			filename: 'sea.jpg',
		});
		const described = (results: Results) => ({ ...found(results), description: 'The fjord' });
		const steps: Step[] = [
			['mediaItem.create', { uploadToken, additionalFields }, { filename: 'sea.jpg' }],
			['album.create', { title: 'Oslo' }, { title: 'Oslo' }],
			['album.addMediaItems', { albumId, mediaItemIds: id }, changed],
			['album.addEnrichment', { albumId, text: 'Day one' }, enriched],
			['album.update', { albumId, updateFields: { title: 'Oslo 2026' } }, album],
			['album.get', { albumId }, (results) => ({ ...album(results), mediaItemsCount: 1 })],
			['album.getAll', { returnAll: true }, album],
			['mediaItem.search', { searchBy: 'album', albumId, returnAll: true }, found],
			['mediaItem.update', { mediaItemId, updateFields: { description: 'The fjord' } }, described],
			['mediaItem.get', { mediaItemId }, described],
			['mediaItem.getByIds', { mediaItemIds: id }, described],
			['mediaItem.getAll', { returnAll: true }, described],
			['album.removeMediaItems', { albumId, mediaItemIds: id }, changed],
		];
		await runSteps('Library', credential, steps, [toFile(), sendBytes(credential)]);
	});

	it('sharing, where the removed scopes are still granted, through Custom Scopes', async () => {
		const scopes = [SCOPES.all, SCOPES.sharing];
		const owner = (await testEnvironment.newPerson('owner', undefined, scopes)).credential;
		const guest = (await testEnvironment.newPerson('guest', undefined, scopes)).credential;
		const credential = (resource: string) => (resource === 'album' ? owner : guest);
		const shareToken = of('album.share', 'shareToken');
		const shareableUrl = expect.stringMatching(/^https:/) as string;
		const left = (results: Results) => ({ shareToken: results('album.share').shareToken });
		const trip = (results: Results) => ({ ...left(results), title: 'Trip' });
		simulator.control.setMode('legacy');
		await runSteps('Sharing', credential, [
			['album.create', { title: 'Trip' }, { title: 'Trip' }],
			['album.share', { albumId }, { shareableUrl }],
			['sharedAlbum.get', { shareToken }, trip],
			['sharedAlbum.join', { shareToken }, trip],
			['sharedAlbum.getAll', { returnAll: true }, trip],
			['sharedAlbum.leave', { shareToken }, left],
			['album.unshare', { albumId }, (results) => ({ albumId: results('album.create').id })],
		]).finally(() => simulator.control.setMode('current'));
	});

	it('picker sessions', async () => {
		const userId = 'operations-picker';
		const { credential } = await testEnvironment.newPerson(userId);
		simulator.control.seedPersonalLibrary({ userId, photos: 1, width: 32, height: 24 });
		const create: Step = ['pickerSession.create', {}, { mediaItemsSet: false }];
		const results = await runSteps('Session', credential, [create]);
		const sessionId = results('pickerSession.create').id as string;
		simulator.control.pick({ sessionId, count: 1 });
		await runSteps('Picked', credential, [
			['pickerSession.get', { sessionId }, { id: sessionId, mediaItemsSet: true }],
			['pickerSession.getMediaItems', { sessionId }, { sessionId, filename: 'IMG_0001.jpg' }],
			['pickerSession.delete', { sessionId }, { sessionId, deleted: true }],
		]);
	});

	it('has run above', async () => {
		const nodeInfos = [{ name: nodeType, version: 1 }];
		const [{ properties }] = await client.rest<INodeTypeDescription[]>('POST', '/node-types', {
			nodeInfos,
		});
		const menus = properties.filter(({ name }) => name === 'operation');
		const offered = menus.flatMap(({ displayOptions, options = [] }) => {
			const [resource] = (displayOptions?.show?.resource ?? []) as string[];
			const values = options.flatMap((option) => ('value' in option ? String(option.value) : []));
			// n8n itself adds a way out to its HTTP Request node.
			const own = values.filter((value) => value !== '__CUSTOM_API_CALL__');
			return own.map((value) => `${resource}.${value}`);
		});
		expect([...succeeded].sort()).toEqual(offered.sort());
	});
});
