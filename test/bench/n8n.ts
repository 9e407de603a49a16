import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import { startTestEnvironment, type TestEnvironment } from '../support/testEnvironment';
import { chain, locator, manualTrigger, node, output, photosNode } from '../support/workflow';
import { writeVideo } from './files';
import { ALBUM_TITLE, LATENCY, type Measurement } from './measure';
import { watchMemory } from './memory';
import type { Scenario } from './scenarios';

const HEAP_MIB = 256;

/** With all its node types n8n 2.41 runs out of that heap while it starts, before any workflow. */
const NODE_TYPES = [
	'n8n-nodes-base.manualTrigger',
	'n8n-nodes-base.readWriteFile',
	'n8n-nodes-googlephotos.googlePhotos',
];
const TIMEOUT_MS = 15 * 60_000;
const NODE_NAME = 'Google Photos';

/** Runs a workflow; measures the time of its Google Photos node, and the memory of n8n as a whole. */
async function measureWorkflow(
	{ client, n8n, simulator }: TestEnvironment,
	scenario: Scenario,
	nodes: INode[],
) {
	const workflow = await client.createWorkflow(chain(scenario.label, manualTrigger(), ...nodes));
	simulator.control.clearRequests();
	const { idleBytes, peakBytes } = await watchMemory(n8n.pid());
	const execution = await client.run(workflow, 'Start', TIMEOUT_MS);
	const { error, runData } = execution.data.resultData;
	assert.equal(execution.status, 'success', error?.message);
	const requests = simulator.control.requests();
	const measurement: Measurement = {
		scenario,
		runner: `node in a real n8n, heap of ${HEAP_MIB} MiB`,
		requests: requests.filter(({ host }) => host !== 'oauth2.googleapis.com').length,
		wallMs: runData[NODE_NAME][0].executionTime,
		idleBytes,
		peakBytes: await peakBytes(),
		simulatorCpuMs: NaN,
	};
	return { measurement, id: output(execution, NODE_NAME)[0].json.id as string };
}

/** Uploads and downloads one large video, which lies in `folder`, in a real n8n with a small heap. */
export async function measureInN8n(
	folder: string,
	upload: Scenario,
	download: Scenario,
): Promise<Measurement[]> {
	const bytes = upload.fileBytes ?? 0;
	const copy = join(folder, 'copy.mp4');
	const environment = await startTestEnvironment({
		n8n: {
			nodeOptions: [`--max-old-space-size=${HEAP_MIB}`],
			extraEnv: { N8N_RESTRICT_FILE_ACCESS_TO: folder, NODES_INCLUDE: JSON.stringify(NODE_TYPES) },
		},
	});
	const photos = (parameters: INodeParameters) =>
		photosNode(NODE_NAME, environment.credential, { resource: 'mediaItem', ...parameters });
	const disk = (parameters: INodeParameters) =>
		node('Disk', 'n8n-nodes-base.readWriteFile', parameters, { typeVersion: 1.1 });
	try {
		environment.simulator.control.setVideoProcessing(0);
		environment.simulator.control.setLatency(LATENCY);
		await environment.simulator.control.seed({ ...environment.identity, albums: [ALBUM_TITLE] });
		const up = await measureWorkflow(environment, upload, [
			disk({ operation: 'read', fileSelector: await writeVideo(folder, bytes) }),
			photos({ operation: 'upload', albumId: locator('name', ALBUM_TITLE) }),
		]);
		const down = await measureWorkflow(environment, download, [
			photos({ operation: 'download', mediaItemId: locator('id', up.id) }),
			disk({ operation: 'write', fileName: copy }),
		]);
		assert.equal((await stat(copy)).size, bytes, 'Bytes of the downloaded video');
		return [up.measurement, down.measurement];
	} finally {
		await environment.stop();
	}
}
