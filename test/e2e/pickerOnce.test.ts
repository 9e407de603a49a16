import { credentialType, triggerType } from '../support/names';
import { waitFor } from '../support/waitFor';
import { chain, node } from '../support/workflow';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

describe('a finished selection, in an n8n that dies', () => {
	const person = 'picker-once';
	const paths = ['once-first', 'once-second'];
	const urlOf = (path: string) => `${testEnvironment.n8n.baseUrl}/webhook/${path}`;

	/** Presses the page's button and chooses photos; gives the address of the waiting page. */
	const choose = async (path: string): Promise<string> => {
		const before = simulator.control.pickerSessions().map(({ id }) => id);
		const response = await fetch(urlOf(path), { method: 'POST', redirect: 'manual' });
		expect(response.status).toBe(303);
		const session = simulator.control.pickerSessions().find(({ id }) => !before.includes(id));
		simulator.control.pick({ sessionId: session?.id ?? '', count: 2 });
		return new URL(response.headers.get('location') ?? '', urlOf(path)).href;
	};

	it('starts its workflow once, with two triggers, kill -9 and a restart', async () => {
		const { credential } = await testEnvironment.newPerson(person);
		simulator.control.seedPersonalLibrary({ userId: person, photos: 2, width: 32, height: 24 });
		const triggers = paths.map((path) =>
			node(
				`Picker ${path}`,
				triggerType,
				{ options: {} },
				{ credentials: { [credentialType]: credential }, webhookId: path },
			),
		);
		const both = { ...chain('Picked once'), nodes: triggers };
		const workflow = await client.createWorkflow(both);
		await client.activate(workflow);
		for (const path of paths) await client.webhook(path, {});
		const addresses = [await choose(paths[0]), await choose(paths[1])];

		const first = await Promise.all(addresses.map(async (address) => await fetch(address)));
		expect(first.map(({ status }) => status)).toEqual([200, 200]);
		await waitFor('both executions', async () => {
			const executions = await client.executions(workflow.id);
			return executions.filter(({ status }) => status === 'success').length === 2;
		});

		await testEnvironment.n8n.kill();
		await testEnvironment.n8n.restart();
		for (const path of paths) await client.webhook(path, {});
		for (const address of [...addresses, ...addresses]) {
			const again = await fetch(address);
			expect([again.status, await again.text()]).toEqual([
				410,
				expect.stringContaining('Already sent'),
			]);
		}
		const executions = await client.executions(workflow.id);
		expect(executions).toHaveLength(2);
		await client.deactivate(workflow);
	});
});
