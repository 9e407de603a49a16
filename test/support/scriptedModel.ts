import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** What a language model is asked, as far as a script needs it. */
export interface ModelRequest {
	messages: Array<{ role: string; content: unknown }>;
	tools?: Array<{ function: { name: string; description?: string; parameters: object } }>;
}

/** What the model does next: call a tool, or say something and end. */
export type ModelStep = { tool: string; input: object } | { text: string };

/** A language model that follows a script, behind OpenAI's chat completions. */
export interface ScriptedModel {
	/** For the base URL of n8n's OpenAI credential. */
	baseUrl: string;
	requests: ModelRequest[];
	stop: () => Promise<void>;
}

function toMessage(step: ModelStep, id: number) {
	if ('text' in step) return { role: 'assistant', content: step.text };
	const call = { name: step.tool, arguments: JSON.stringify(step.input) };
	const toolCalls = [{ id: `call_${id}`, type: 'function', function: call }];
	return { role: 'assistant', content: null, tool_calls: toolCalls };
}

/**
 * Starts a model whose every answer is the next step of a script.
 * https://platform.openai.com/docs/api-reference/chat
 */
export async function startScriptedModel(
	script: Array<(request: ModelRequest) => ModelStep>,
): Promise<ScriptedModel> {
	const requests: ModelRequest[] = [];
	const app = new Hono().post('/v1/chat/completions', async (context) => {
		const request = await context.req.json<ModelRequest>();
		const step = script[requests.length] ?? (() => ({ text: 'The script is over.' }));
		requests.push(request);
		const message = toMessage(step(request), requests.length);
		return context.json({
			id: `completion-${requests.length}`,
			object: 'chat.completion',
			created: 0,
			model: 'scripted',
			choices: [
				{ index: 0, message, finish_reason: 'tool_calls' in message ? 'tool_calls' : 'stop' },
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		});
	});
	return await new Promise((resolve) => {
		const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
			resolve({
				baseUrl: `http://127.0.0.1:${port}/v1`,
				requests,
				stop: async () => await new Promise<void>((done) => server.close(() => done())),
			});
		});
	});
}
