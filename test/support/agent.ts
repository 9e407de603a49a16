import type { INodeParameters } from 'n8n-workflow';
import type { N8nClient, WorkflowJson } from './n8nClient';
import type { ModelRequest, ScriptedModel } from './scriptedModel';
import type { Credential } from './testEnvironment';
import { chain, locator, manualTrigger, node, photosNode } from './workflow';

const AGENT = '@n8n/n8n-nodes-langchain.agent';
const MODEL = '@n8n/n8n-nodes-langchain.lmChatOpenAi';

/** What the last tool gave back to the model, as text. */
export function lastResult({ messages }: ModelRequest): string {
	const { content } = messages.at(-1)!;
	return typeof content === 'string' ? content : JSON.stringify(content);
}

/**
 * A workflow in which the AI Agent has Google Photos nodes as its tools. On Error is "Continue",
 * because n8n gives the model an empty text where a tool fails with "Stop".
 *
 * @param tools parameters by the tool's name
 */
export async function agentWorkflow(
	client: N8nClient,
	model: ScriptedModel,
	credential: Credential,
	tools: Record<string, INodeParameters>,
): Promise<WorkflowJson> {
	const openAi = await client.createCredential('Scripted model', 'openAiApi', {
		apiKey: 'none',
		url: model.baseUrl,
	});
	const feeds = (type: 'ai_languageModel' | 'ai_tool') => ({
		[type]: [[{ node: 'Agent', type, index: 0 }]],
	});
	const workflow = chain(
		'Agent',
		manualTrigger(),
		node(
			'Agent',
			AGENT,
			{ promptType: 'define', text: 'Do what the script says.', options: {} },
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
	);
	workflow.connections.Model = feeds('ai_languageModel');
	for (const [name, parameters] of Object.entries(tools)) {
		workflow.nodes.push({
			...photosNode(
				name,
				credential,
				{ ...parameters, descriptionType: 'auto' },
				{ onError: 'continueRegularOutput' },
			),
			type: 'n8n-nodes-googlephotos.googlePhotosTool',
		});
		workflow.connections[name] = feeds('ai_tool');
	}
	return workflow;
}
