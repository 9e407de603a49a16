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

/** A connected person whose whole library holds two photos and a video. */
async function newPicker(userId: string) {
	const person = await testEnvironment.newPerson(userId);
	simulator.control.seedPersonalLibrary({ userId, photos: 2, videos: 1, width: 320, height: 240 });
	return person;
}

async function sessionOf(userId: string): Promise<string> {
	const session = await waitFor(`a session of ${userId}`, () =>
		simulator.control.pickerSessions().find((one) => one.userId === userId),
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
		const begun = await client.webhook(path, { method: 'POST', redirect: 'manual' });
		const sessionId = await sessionOf('example-page');
		simulator.control.pick({ sessionId, count: 3 });
		const address = `${path}${begun.headers.get('location') ?? ''}`;
		expect((await client.webhook(address, {})).status).toBe(200);
		const execution = await client.nextFinished(workflow.id);
		await client.deactivate(workflow);
		expect(execution.data.resultData.error).toBeUndefined();
		const names = (await readdir(writableFolder)).sort();
		expect(names.map((name) => name.replace(/^\d{4}-\d\d-\d\d /, ''))).toEqual([
			'IMG_0001.jpg',
			'IMG_0002.jpg',
			'VID_0001.mp4',
		]);
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
