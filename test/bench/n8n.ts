import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { setStage, type Stage } from '../support/stage';
import { chain, locator, manualTrigger, node, output, photosNode } from '../support/workflow';
import { writeVideo } from './files';
import { ALBUM_TITLE, LATENCY, type Measurement } from './measure';
import { watchMemory } from './memory';
import { MIB, type Scenario } from './scenarios';

const HEAP_MIB = 256;

/** With all its node types n8n 2.41 runs out of that heap while it starts, before any workflow. */
const NODE_TYPES = [
	'n8n-nodes-base.manualTrigger',
	'n8n-nodes-base.readWriteFile',
	'n8n-nodes-googlephotos.googlePhotos',
];
const TIMEOUT_MS = 15 * 60_000;

/** Runs a workflow and measures its Google Photos node, and the memory of n8n as a whole. */
async function measureWorkflow(stage: Stage, scenario: Scenario, photos: INode, nodes: INode[]) {
	const { client, n8n, simulator } = stage;
	const workflow = await client.createWorkflow(chain(scenario.label, manualTrigger(), ...nodes));
	simulator.control.clearRequests();
	const { idleBytes, peakBytes } = await watchMemory(n8n.pid());
	const cpu = process.cpuUsage();
	const execution = await client.run(workflow, 'Start', TIMEOUT_MS);
	const { user, system } = process.cpuUsage(cpu);
	const { error, runData } = execution.data.resultData;
	assert.equal(execution.status, 'success', error?.message);
	const requests = simulator.control.requests();
	const measurement: Measurement = {
		scenario,
		runner: `node in a real n8n, heap of ${HEAP_MIB} MiB`,
		requests: requests.filter(({ host }) => host !== 'oauth2.googleapis.com').length,
		wallMs: runData[photos.name][0].executionTime,
		idleBytes,
		peakBytes: await peakBytes(),
		cpuMs: NaN,
		simulatorCpuMs: (user + system) / 1000,
	};
	return { measurement, items: output(execution, photos.name) };
}

const fileNode = (name: string, parameters: INode['parameters']) =>
	node(name, 'n8n-nodes-base.readWriteFile', { options: {}, ...parameters }, { typeVersion: 1.1 });

/**
 * Uploads and downloads one large video in a real n8n with a small heap.
 *
 * @param folder for the video and what comes back
 * @param upload the scenario for the way there
 * @param download the scenario for the way back
 */
export async function measureInN8n(
	folder: string,
	upload: Scenario,
	download: Scenario,
): Promise<Measurement[]> {
	const stage = await setStage({
		n8n: {
			nodeOptions: [`--max-old-space-size=${HEAP_MIB}`],
			extraEnv: { N8N_RESTRICT_FILE_ACCESS_TO: folder, NODES_INCLUDE: JSON.stringify(NODE_TYPES) },
		},
	});
	try {
		stage.simulator.control.setVideoProcessing(0);
		stage.simulator.control.setLatency(LATENCY);
		const bytes = upload.fileBytes ?? MIB;
		const video = await writeVideo(folder, bytes);
		const sender = photosNode('Upload', stage.credential, {
			resource: 'mediaItem',
			operation: 'upload',
			albumId: locator('name', ALBUM_TITLE),
		});
		const read = fileNode('Read', { operation: 'read', fileSelector: video });
		const up = await measureWorkflow(stage, upload, sender, [read, sender]);

		const copy = join(folder, 'copy.mp4');
		const receiver = photosNode('Download', stage.credential, {
			resource: 'mediaItem',
			operation: 'download',
			mediaItemId: locator('id', up.items[0].json.id as string),
		});
		const write = fileNode('Write', { operation: 'write', fileName: copy });
		const down = await measureWorkflow(stage, download, receiver, [receiver, write]);
		assert.equal((await stat(copy)).size, bytes, 'Bytes of the downloaded video');
		return [up.measurement, down.measurement];
	} finally {
		await stage.stop();
	}
}
