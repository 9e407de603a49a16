import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleNames, readExample } from '../support/examples';
import { sha256 } from '../support/photos';
import { waitFor } from '../support/waitFor';
import { output } from '../support/workflow';
import { makeMovie } from '../simulator/picker/pictures';
import { readableFolder, writableFolder } from './environment/folders';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

const forwardSlashes = (path: string) => path.replaceAll('\\', '/');

/** Two photos and a video to pick from, in place of those that were there. */
function newLibrary(userId: string): void {
	simulator.control.seedPersonalLibrary({ userId, photos: 2, videos: 1, width: 320, height: 240 });
}

async function newPicker(userId: string) {
	const person = await testEnvironment.newPerson(userId);
	newLibrary(userId);
	return person;
}

/** The session in which the person has not chosen yet. */
async function sessionOf(userId: string): Promise<string> {
	const session = await waitFor(`a session of ${userId}`, () =>
		simulator.control.pickerSessions().find((one) => one.userId === userId && !one.mediaItemsSet),
	);
	return session.id;
}

const runs: Record<string, () => Promise<void>> = {
	'upload-folder-to-album.json': async () => {
		const { credential, identity } = await testEnvironment.newPerson('example-upload');
		const example = await readExample(
			'upload-folder-to-album.json',
			credential,
			({ parameters }) => {
				if ('fileSelector' in parameters)
					parameters.fileSelector = `${forwardSlashes(readableFolder)}/*.jpg`;
			},
		);
		const execution = await client.run(await client.createWorkflow(example), 'Start');
		expect(execution.data.resultData.error).toBeUndefined();
		const files = (await readdir(readableFolder)).filter((name) => name.endsWith('.jpg'));
		const { albums, mediaItems } = simulator.control.library(identity.clientId, identity.userId);
		expect(albums).toMatchObject([{ title: 'n8n demo' }]);
		expect(albums[0].mediaItemIds).toHaveLength(files.length);
		expect(mediaItems.map(({ filename }) => filename).sort()).toEqual(files.sort());
		expect(output(execution, 'List the album')).toHaveLength(files.length);
	},

	'picker-trigger-to-files.json': async () => {
		const { credential } = await newPicker('example-page');
		const example = await readExample(
			'picker-trigger-to-files.json',
			credential,
			({ parameters }) => {
				if (typeof parameters.fileName !== 'string') return;
				const folder = forwardSlashes(writableFolder);
				parameters.fileName = parameters.fileName.replace('/home/node/.n8n-files', folder);
			},
		);
		const workflow = await client.createWorkflow(example);
		const path = example.nodes.find(({ webhookId }) => webhookId)?.webhookId ?? '';
		await client.activate(workflow);
		const chooseThree = async (runs: number) => {
			const begun = await client.webhook(path, { method: 'POST', redirect: 'manual' });
			simulator.control.pick({ sessionId: await sessionOf('example-page'), count: 3 });
			const address = `${path}${begun.headers.get('location') ?? ''}`;
			expect((await client.webhook(address, {})).status).toBe(200);
			const finished = await waitFor(`run ${runs} of the page's workflow`, async () => {
				const executions = await client.executions(workflow.id);
				return executions.length === runs && executions.every(({ status }) => status === 'success');
			});
			expect(finished).toBe(true);
		};
		await chooseThree(1);
		// Other photos, with the names of the first ones: nothing may be overwritten.
		newLibrary('example-page');
		await chooseThree(2);
		await client.deactivate(workflow);
		const names = (await readdir(writableFolder)).sort();
		const chosen = ['IMG_0001.jpg', 'IMG_0002.jpg', 'VID_0001.mp4'];
		expect(names.map((name) => name.replace(/^\d{4}-\d\d-\d\d \S{12} /, '')).sort()).toEqual(
			[...chosen, ...chosen].sort(),
		);
		const video = names.find((name) => name.endsWith('VID_0001.mp4')) ?? '';
		expect(sha256(await readFile(join(writableFolder, video)))).toBe(sha256(makeMovie(3)));
	},

	'picker-session-send-link-wait-download.json': async () => {
		const { credential } = await newPicker('example-link');
		const name = 'picker-session-send-link-wait-download.json';
		const example = await readExample(name, credential, ({ type, parameters }) => {
			if (type === 'n8n-nodes-base.wait') parameters.amount = 1;
		});
		simulator.control.clearRequests();
		const running = client.run(await client.createWorkflow(example), 'Start');
		const sessionId = await sessionOf('example-link');
		// The workflow asks in vain at least once, and goes round.
		const asked = 'photospicker.googleapis.com GET /v1/sessions/{sessionId}';
		await waitFor('the first poll', () => simulator.control.counts()[asked] >= 1);
		simulator.control.pick({ sessionId, count: 3 });
		const execution = await running;
		expect(execution.data.resultData.error).toBeUndefined();
		const files = output(execution, 'Use the files').map(({ binary }) => binary?.data.fileName);
		expect(files.sort()).toEqual(['IMG_0001.jpg', 'IMG_0002.jpg', 'VID_0001.mp4']);
		expect(output(execution, 'Delete session')).toMatchObject([
			{ json: { deleted: true, sessionId } },
		]);
		expect(simulator.control.pickerSessions().map(({ id }) => id)).not.toContain(sessionId);

		simulator.control.setPicker({ timeoutSeconds: 1 });
		const inVain = await client.run(await client.createWorkflow(example), 'Start');
		simulator.control.setPicker({ timeoutSeconds: 1800 });
		expect(inVain.data.resultData.error).toBeUndefined();
		expect(output(inVain, 'Nobody chose')).toHaveLength(1);
		expect(simulator.control.pickerSessions()).not.toContainEqual(
			expect.objectContaining({ userId: 'example-link' }),
		);
	},

	'check-the-connection.json': async () => {
		const { credential, identity } = await testEnvironment.newPerson('example-check');
		const workflow = await client.createWorkflow(
			await readExample('check-the-connection.json', credential),
		);
		for (let run = 0; run < 2; run++) {
			const execution = await client.run(workflow, 'Start');
			expect(execution.data.resultData.error).toBeUndefined();
			expect(output(execution, 'Delete the session')).toHaveLength(1);
		}
		const { mediaItems } = simulator.control.library(identity.clientId, identity.userId);
		expect(mediaItems).toMatchObject([
			{
				filename: 'n8n-connection-check.png',
				description: 'Uploaded by n8n to check the connection',
			},
		]);
	},
};

describe('Examples that are shipped', () => {
	it('are all tried here', async () => {
		expect(Object.keys(runs).sort()).toEqual(await exampleNames());
	});

	it.each(Object.entries(runs))('%s does what it says', async (_, run) => {
		await run();
	});
});
