import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { Execution } from '../support/n8nClient';
import { setStage, type Stage } from '../support/stage';
import { chain, locator, manualTrigger, node, output, photosNode } from '../support/workflow';
import { makeVideo } from './files';
import { ALBUM_TITLE, LATENCY } from './google';
import { MIB } from './scenarios';
import { markdown } from './table';

const HEAP_MIB = 256;

/** With all its node types n8n 2.41 runs out of that heap while it starts, before any workflow. */
const NODE_TYPES = [
	'n8n-nodes-base.manualTrigger',
	'n8n-nodes-base.readWriteFile',
	'n8n-nodes-googlephotos.googlePhotos',
];
const PATIENCE_MS = 15 * 60_000;

const HEAD = ['In a real n8n', 'Result', 'Time of the node', 'Memory idle', 'Peak'];

/**
 * A line such as `VmHWM: 123 kB` of a process's status, in bytes; undefined where the system has
 * no such thing.
 */
async function memoryOf(pid: number, line: 'VmRSS' | 'VmHWM'): Promise<number | undefined> {
	try {
		const status = await readFile(`/proc/${pid}/status`, 'utf8');
		return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)?.[1]) * 1024;
	} catch {
		return undefined;
	}
}

/** Makes the system count the peak anew. https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html */
async function forgetPeak(pid: number): Promise<void> {
	await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
}

const inMib = (bytes: number | undefined) =>
	bytes === undefined ? 'not known' : `${(bytes / MIB).toFixed(0)} MiB`;

/** Runs a workflow and writes one line about its Google Photos node. */
async function measure(stage: Stage, label: string, photos: INode, nodes: INode[]) {
	const { client, n8n } = stage;
	const workflow = await client.createWorkflow(chain(label, manualTrigger(), ...nodes));
	await forgetPeak(n8n.pid());
	const idle = await memoryOf(n8n.pid(), 'VmRSS');
	const execution = await client.run(workflow, 'Start', PATIENCE_MS);
	const peak = await memoryOf(n8n.pid(), 'VmHWM');
	const { resultData } = execution.data;
	const ms = resultData.runData[photos.name]?.[0]?.executionTime ?? NaN;
	const result = resultData.error?.message ?? execution.status;
	const line = [label, result, `${(ms / 1000).toFixed(1)} s`, inMib(idle), inMib(peak)];
	return { execution, line };
}

const file = (name: string, parameters: object) =>
	node(name, 'n8n-nodes-base.readWriteFile', { options: {}, ...parameters }, { typeVersion: 1.1 });

/**
 * Uploads and downloads one large video in a real n8n with a small heap.
 *
 * @param folder empty, for the video and what comes back
 * @param bytes length of the video
 * @param say is told what is happening
 * @returns a table, and whether both workflows did their work
 */
export async function runInN8n(
	folder: string,
	bytes: number,
	say: (text: string) => void,
): Promise<{ table: string; passed: boolean }> {
	const video = await makeVideo(folder, bytes);
	const copy = join(folder, 'copy.mp4');
	const stage = await setStage({
		onStep: say,
		n8n: {
			nodeOptions: [`--max-old-space-size=${HEAP_MIB}`],
			extraEnv: { N8N_RESTRICT_FILE_ACCESS_TO: folder, NODES_INCLUDE: JSON.stringify(NODE_TYPES) },
		},
	});
	try {
		const { control } = stage.simulator;
		control.setVideoProcessing(0);
		control.setLatency(LATENCY);
		const size = `${bytes / MIB} MiB, heap limited to ${HEAP_MIB} MiB`;
		say('Uploading in n8n');
		const upload = photosNode('Upload', stage.credential, {
			resource: 'mediaItem',
			operation: 'upload',
			albumId: locator('name', ALBUM_TITLE),
		});
		const read = file('Read', { operation: 'read', fileSelector: video.path });
		const up = await measure(stage, `Disk → upload: ${size}`, upload, [read, upload]);
		say('Downloading in n8n');
		const download = photosNode('Download', stage.credential, {
			resource: 'mediaItem',
			operation: 'download',
			mediaItemId: locator('id', idIn(up.execution)),
		});
		const write = file('Write', { operation: 'write', fileName: copy });
		const down = await measure(stage, `Download → disk: ${size}`, download, [download, write]);
		const came = (await stat(copy).catch(() => undefined))?.size;
		const passed = up.execution.status === 'success' && came === bytes;
		return { table: markdown(HEAD, [up.line, down.line]), passed };
	} finally {
		await stage.stop();
	}
}

function idIn(execution: Execution): string {
	const id = output(execution, 'Upload')[0]?.json.id;
	return typeof id === 'string' ? id : '';
}
