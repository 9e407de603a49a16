import { triggerType, credentialType } from '../support/names';
import { chain, manualTrigger, node, output, photosNode } from '../support/workflow';
import { queueEnvironment } from './environment';
import { allEnded, hasRun } from './executions';

const { client, simulator, workers, webhooks, n8n } = queueEnvironment;

/** The page allows ten in a short time, of which the first test takes one. */
const SELECTIONS = 8;
const PHOTOS = 3;
const size = { width: 320, height: 240 };

/** Calls the trigger's page as a browser does, at one of the processes that serve it. */
const call = async (path: string, init: RequestInit = {}, baseUrl?: string) => {
	const response = await client.webhook(path, { redirect: 'manual', ...init }, baseUrl);
	return { response, text: await response.text() };
};

describe('The Picker Trigger', () => {
	const path = 'choose';
	let workflowId: string;

	/** Presses the page's button, and picks; gives the address at which the page waits. */
	const choose = async (): Promise<string> => {
		const known = new Set(simulator.control.pickerSessions().map(({ id }) => id));
		const { response } = await call(path, { method: 'POST' });
		expect(response.status).toBe(303);
		const sessionId = simulator.control.pickerSessions().find(({ id }) => !known.has(id))!.id;
		simulator.control.pick({ sessionId, count: PHOTOS });
		return path + response.headers.get('location');
	};
	const files = async (id: string) => {
		const items = output(await client.execution(id), 'Picker');
		return await Promise.all(items.map(async ({ binary }) => await client.fileOf(binary!.data)));
	};

	beforeAll(async () => {
		const { credential } = await queueEnvironment.newPerson('picker');
		simulator.control.seedPersonalLibrary({ userId: 'picker', photos: 5, videos: 0, ...size });
		const trigger = node(
			'Picker',
			triggerType,
			{ download: true, options: {} },
			{ credentials: { [credentialType]: credential }, webhookId: path },
		);
		const workflow = await client.createWorkflow(chain('Picked', trigger));
		await client.activate(workflow);
		workflowId = workflow.id;
	});

	it('serves its page in the main process, and reads the photos on a worker', async () => {
		const address = await choose();
		const polls = [1, 2, 3, 4].map(async () => (await call(address)).text);
		const texts = await Promise.all(polls);
		expect(texts.filter((text) => text.includes('Thank you'))).toHaveLength(1);
		const [execution] = await allEnded(workflowId, 1);
		expect(execution.status).toBe('success');
		expect(workers.filter((worker) => hasRun(worker)(execution))).toHaveLength(1);
		expect(await files(execution.id)).toHaveLength(PHOTOS);
	});

	it('starts once for each selection, though two processes serve the page', async () => {
		const before = (await allEnded(workflowId, 1)).length;
		let thanks = 0;
		for (let selection = 0; selection < SELECTIONS; selection++) {
			const address = await choose();
			const polls = [n8n, webhooks].map(
				async ({ baseUrl }) => (await call(address, {}, baseUrl)).text,
			);
			thanks += (await Promise.all(polls)).filter((text) => text.includes('Thank you')).length;
		}
		expect(thanks).toBeGreaterThanOrEqual(SELECTIONS);
		const executions = await allEnded(workflowId, before + thanks);
		expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
		const started = executions.slice(0, thanks).map(async ({ id }) => await files(id));
		const withPhotos = (await Promise.all(started)).filter(({ length }) => length > 0);
		expect(withPhotos.map(({ length }) => length)).toEqual(
			Array.from({ length: SELECTIONS }, () => PHOTOS),
		);
	});
});

describe('A picker session', () => {
	it('made by one worker is read by another', async () => {
		const { credential } = await queueEnvironment.newPerson('session');
		simulator.control.seedPersonalLibrary({ userId: 'session', photos: 5, videos: 0, ...size });
		const run = async (name: string, parameters: Parameters<typeof photosNode>[2]) => {
			const session = photosNode('Session', credential, {
				resource: 'pickerSession',
				...parameters,
			});
			const workflow = await client.createWorkflow(chain(name, manualTrigger(), session));
			return output(await client.run(workflow, 'Start'), 'Session');
		};
		const [{ json }] = await run('New session', { operation: 'create' });
		const sessionId = json.id as string;
		simulator.control.pick({ sessionId, count: PHOTOS });
		const items = await run('Picked items', {
			operation: 'getMediaItems',
			sessionId,
			download: true,
		});
		expect(items.map(({ binary }) => binary?.data.mimeType)).toEqual(
			Array.from({ length: PHOTOS }, () => 'image/jpeg'),
		);
	});
});
