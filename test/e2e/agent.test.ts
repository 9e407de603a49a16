import { agentWorkflow, lastResult } from '../support/agent';
import { startScriptedModel } from '../support/scriptedModel';
import { locator, output } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

const fromAi = (name: string, type: 'string' | 'number') =>
	`={{ $fromAI('${name}', '', '${type}') }}`;

describe('The node as a tool of an AI agent', () => {
	it('finds a photo and captions it', async () => {
		const { credential, identity } = await testEnvironment.newPerson('agent');
		const { mediaItemIds } = await simulator.control.seed({ ...identity, mediaItems: 1 });
		const [id] = mediaItemIds;
		const model = await startScriptedModel([
			() => ({ tool: 'List_photos', input: { Limit: 5 } }),
			(request) => ({
				tool: 'Caption_photo',
				input: {
					Media_Item: lastResult(request).includes(id) ? id : 'not found',
					Description: 'The fjord',
				},
			}),
			(request) => ({ text: lastResult(request) }),
		]);
		const workflow = await agentWorkflow(client, model, credential, {
			'List photos': {
				resource: 'mediaItem',
				operation: 'getAll',
				limit: fromAi('Limit', 'number'),
			},
			'Caption photo': {
				resource: 'mediaItem',
				operation: 'update',
				mediaItemId: locator('id', fromAi('Media_Item', 'string')),
				updateFields: { description: fromAi('Description', 'string') },
			},
		});
		try {
			const execution = await client.run(await client.createWorkflow(workflow), 'Start');
			expect(execution.data.resultData.error?.message).toBeUndefined();
			const names = model.requests[0].tools?.map((offered) => offered.function.name);
			expect(names?.sort()).toEqual(['Caption_photo', 'List_photos']);
			const [{ description }] = simulator.control.library(
				identity.clientId,
				identity.userId,
			).mediaItems;
			expect(description).toBe('The fjord');
			expect(JSON.stringify(output(execution, 'Agent'))).toContain('The fjord');
		} finally {
			await model.stop();
		}
	});

	it('makes an album and puts a photo into it', async () => {
		const { credential, identity } = await testEnvironment.newPerson('agent-album');
		const { mediaItemIds } = await simulator.control.seed({ ...identity, mediaItems: 1 });
		const model = await startScriptedModel([
			() => ({ tool: 'Make_album', input: { Title: 'Fjords' } }),
			(request) => ({
				tool: 'Fill_album',
				input: {
					Album: /"id":"([^"]+)"/.exec(lastResult(request))?.[1] ?? 'not found',
					Media_Items: mediaItemIds[0],
				},
			}),
			() => ({ text: 'Done.' }),
		]);
		const workflow = await agentWorkflow(client, model, credential, {
			'Make album': { resource: 'album', operation: 'create', title: fromAi('Title', 'string') },
			'Fill album': {
				resource: 'album',
				operation: 'addMediaItems',
				albumId: locator('id', fromAi('Album', 'string')),
				mediaItemIds: fromAi('Media_Items', 'string'),
			},
		});
		try {
			const execution = await client.run(await client.createWorkflow(workflow), 'Start');
			expect(execution.data.resultData.error?.message).toBeUndefined();
			const { albums } = simulator.control.library(identity.clientId, identity.userId);
			expect(albums).toMatchObject([{ title: 'Fjords', mediaItemIds }]);
		} finally {
			await model.stop();
		}
	});

	it('gets no file, and gives none to the model', async () => {
		const { credential, identity } = await testEnvironment.newPerson('agent-files');
		const { mediaItemIds } = await simulator.control.seed({ ...identity, mediaItems: 1 });
		const results: string[] = [];
		const model = await startScriptedModel([
			() => ({ tool: 'Upload_photo', input: {} }),
			(request) => {
				results.push(lastResult(request));
				return { tool: 'Download_photo', input: { Media_Item: mediaItemIds[0] } };
			},
			(request) => {
				results.push(lastResult(request));
				return { text: 'Done.' };
			},
		]);
		const workflow = await agentWorkflow(client, model, credential, {
			'Upload photo': { resource: 'mediaItem', operation: 'upload', binaryPropertyName: 'data' },
			'Download photo': {
				resource: 'mediaItem',
				operation: 'download',
				mediaItemId: locator('id', fromAi('Media_Item', 'string')),
				binaryPropertyName: 'data',
			},
		});
		try {
			await client.run(await client.createWorkflow(workflow), 'Start');
			expect(results[0]).toMatch(/Input Binary Field\(s\)/);
			expect(results[1]).toContain(mediaItemIds[0]);
			expect(results[1].length).toBeLessThan(2_000);
			const { mediaItems } = simulator.control.library(identity.clientId, identity.userId);
			expect(mediaItems).toHaveLength(1);
		} finally {
			await model.stop();
		}
	});
});
