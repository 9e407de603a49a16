import type { INodeParameters } from 'n8n-workflow';
import { type ModelRequest, startScriptedModel } from '../support/scriptedModel';
import { chain, locator, manualTrigger, node, output, photosNode } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

const AGENT = '@n8n/n8n-nodes-langchain.agent';
const MODEL = '@n8n/n8n-nodes-langchain.lmChatOpenAi';

/** What the last tool gave back to the model, as text. */
function lastResult({ messages }: ModelRequest): string {
	const { content } = messages.at(-1)!;
	return typeof content === 'string' ? content : JSON.stringify(content);
}

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
		const openAi = await client.createCredential('Scripted model', 'openAiApi', {
			apiKey: 'none',
			url: model.baseUrl,
		});
		const tool = (name: string, parameters: INodeParameters) => ({
			...photosNode(name, credential, { ...parameters, descriptionType: 'auto' }),
			type: 'n8n-nodes-googlephotos.googlePhotosTool',
		});
		const workflow = chain(
			'Agent',
			manualTrigger(),
			node(
				'Agent',
				AGENT,
				{ promptType: 'define', text: 'Caption my newest photo.', options: {} },
				{ typeVersion: 2 },
			),
		);
		workflow.nodes.push(
			node(
				'Model',
				MODEL,
				{ model: locator('id', 'scripted'), options: {} },
				{ typeVersion: 1.2, credentials: { openAiApi: { id: openAi, name: 'Scripted model' } } },
			),
			tool('List photos', {
				resource: 'mediaItem',
				operation: 'getAll',
				limit: "={{ $fromAI('Limit', '', 'number') }}",
			}),
			tool('Caption photo', {
				resource: 'mediaItem',
				operation: 'update',
				mediaItemId: locator('id', "={{ $fromAI('Media_Item', '', 'string') }}"),
				updateFields: { description: "={{ $fromAI('Description', '', 'string') }}" },
			}),
		);
		const feeds = (type: 'ai_languageModel' | 'ai_tool') => ({
			[type]: [[{ node: 'Agent', type, index: 0 }]],
		});
		Object.assign(workflow.connections, {
			Model: feeds('ai_languageModel'),
			'List photos': feeds('ai_tool'),
			'Caption photo': feeds('ai_tool'),
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
});
