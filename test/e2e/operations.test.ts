import type { IDataObject, INode, INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { credentialType, nodeType } from '../support/names';
import { photo } from '../support/photos';
import type { Credential } from '../support/testEnvironment';
import { chain, locator, manualTrigger, node, output, photosNode } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

/** What an earlier node gave out first. */
type Results = (operation: string) => IDataObject;

interface Step {
	/** As in `album.create`; also the name of its node. */
	operation: string;
	credential: Credential;
	parameters: INodeParameters;
	expected: (results: Results) => object;
}

const succeeded = new Set<string>();
const someText = expect.any(String) as string;

/** An expression for what an earlier node gave out first. */
const of = (operation: string, field = 'id') => `={{ $('${operation}').first().json.${field} }}`;

/** Runs the operations one after the other in one workflow; each gives one item, as expected. */
async function runSteps(name: string, steps: Step[], before: INode[] = []): Promise<Results> {
	const nodes = steps.map(({ operation, credential, parameters }) => {
		const [resource, value] = operation.split('.');
		const all = { resource, operation: value, ...parameters };
		return photosNode(operation, credential, all, { executeOnce: true });
	});
	const content = (await photo(1)).toString('base64');
	const workflow = await client.createWorkflow({
		...chain(name, manualTrigger(), ...before, ...nodes),
		pinData: { Start: [{ json: { content } }] },
	});
	const execution = await client.run(workflow, 'Start');
	expect(execution.data.resultData.error).toBeUndefined();
	const results = (operation: string) => output(execution, operation)[0].json;
	for (const { operation, expected } of steps) {
		expect(output(execution, operation)).toMatchObject([{ json: expected(results) }]);
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
	const albumId = locator('id', of('album.create'));
	const mediaItemId = locator('id', id);

	it('media items: upload and download', async () => {
		const { credential } = await testEnvironment.newPerson('operations-files');
		const step = (operation: string, parameters: INodeParameters): Step => ({
			operation: `mediaItem.${operation}`,
			credential,
			parameters,
			expected: () => ({ id: someText, filename: 'fjord.jpg' }),
		});
		const uploaded = locator('id', of('mediaItem.upload'));
		await runSteps(
			'Files',
			[step('upload', { binaryPropertyName: 'data' }), step('download', { mediaItemId: uploaded })],
			[toFile()],
		);
	});

	it('albums and media items, each on what the operations before it gave', async () => {
		const { credential } = await testEnvironment.newPerson('operations');
		const step = (
			operation: string,
			parameters: INodeParameters,
			expected: (made: { id: unknown; albumId: unknown }) => object,
		): Step => ({
			operation,
			credential,
			parameters,
			expected: (results) =>
				expected({ id: results('mediaItem.create').id, albumId: results('album.create').id }),
		});
		const additionalFields = { fileName: 'sea.jpg' };
		const described = (made: { id: unknown }) => ({ id: made.id, description: 'The fjord' });
		const changed = (made: { id: unknown; albumId: unknown }) => ({
			albumId: made.albumId,
			mediaItemIds: [made.id],
		});
		await runSteps(
			'Library',
			[
				step('mediaItem.create', { uploadToken: '={{ $json.token }}', additionalFields }, () => ({
					filename: 'sea.jpg',
				})),
				step('album.create', { title: 'Oslo' }, () => ({ title: 'Oslo' })),
				step('album.addMediaItems', { albumId, mediaItemIds: id }, changed),
				step('album.addEnrichment', { albumId, text: 'Day one' }, (made) => ({
					albumId: made.albumId,
					id: someText,
				})),
				step('album.update', { albumId, updateFields: { title: 'Oslo 2026' } }, (made) => ({
					id: made.albumId,
				})),
				step('album.get', { albumId }, (made) => ({
					id: made.albumId,
					title: 'Oslo 2026',
					mediaItemsCount: 1,
				})),
				step('album.getAll', { returnAll: true }, (made) => ({ id: made.albumId })),
				step('mediaItem.search', { searchBy: 'album', albumId, returnAll: true }, (made) => ({
					id: made.id,
					filename: 'sea.jpg',
				})),
				step('mediaItem.update', { mediaItemId, description: 'The fjord' }, described),
				step('mediaItem.get', { mediaItemId }, described),
				step('mediaItem.getByIds', { mediaItemIds: id }, described),
				step('mediaItem.getAll', { returnAll: true }, described),
				step('album.removeMediaItems', { albumId, mediaItemIds: id }, changed),
			],
			[toFile(), sendBytes(credential)],
		);
	});

	it('sharing, where the removed scopes are still granted, through Custom Scopes', async () => {
		const scopes = ['photoslibrary', 'photoslibrary.sharing'].map(
			(name) => `https://www.googleapis.com/auth/${name}`,
		);
		const owner = (await testEnvironment.newPerson('owner', undefined, scopes)).credential;
		const guest = (await testEnvironment.newPerson('guest', undefined, scopes)).credential;
		const shareToken = of('album.share', 'shareToken');
		const own = (operation: string, parameters: INodeParameters, expected: Step['expected']) => ({
			operation: `album.${operation}`,
			credential: owner,
			parameters,
			expected,
		});
		const shared = (operation: string, more: object, parameters: INodeParameters = {}): Step => ({
			operation: `sharedAlbum.${operation}`,
			credential: guest,
			parameters: { shareToken, ...parameters },
			expected: (results) => ({ shareToken: results('album.share').shareToken, ...more }),
		});
		simulator.control.setMode('legacy');
		try {
			await runSteps('Sharing', [
				own('create', { title: 'Trip' }, () => ({ title: 'Trip' })),
				own('share', { albumId }, () => ({
					shareableUrl: expect.stringMatching(/^https:/) as string,
				})),
				shared('get', { title: 'Trip' }),
				shared('join', { title: 'Trip' }),
				shared('getAll', { title: 'Trip' }, { returnAll: true }),
				shared('leave', {}),
				own('unshare', { albumId }, (results) => ({ albumId: results('album.create').id })),
			]);
		} finally {
			simulator.control.setMode('current');
		}
	});

	it('picker sessions', async () => {
		const userId = 'operations-picker';
		const { credential } = await testEnvironment.newPerson(userId);
		simulator.control.seedPersonalLibrary({ userId, photos: 1, width: 32, height: 24 });
		const step = (operation: string, expected: object, parameters: INodeParameters = {}): Step => ({
			operation: `pickerSession.${operation}`,
			credential,
			parameters,
			expected: () => expected,
		});
		const results = await runSteps('Session', [step('create', { mediaItemsSet: false })]);
		const sessionId = results('pickerSession.create').id as string;
		simulator.control.pick({ sessionId, count: 1 });
		await runSteps('Picked', [
			step('get', { id: sessionId, mediaItemsSet: true }, { sessionId }),
			step('getMediaItems', { sessionId, filename: 'IMG_0001.jpg' }, { sessionId }),
			step('delete', { sessionId, deleted: true }, { sessionId }),
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
