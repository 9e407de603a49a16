/**
 * n8n's own helpers without the node: what the engine itself takes to move the same files between
 * disk and network, with as many at a time.
 */
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { CREDENTIAL_TYPE } from '../../integration/support/credential';
import type { Job, Prepare, PreparedFile } from '../runner';
import { batches, parallel } from '../concurrency';
import { bytesOf, engineRun, fileItems, inARow, node } from './engine';

const LIBRARY = 'https://photoslibrary.googleapis.com/v1';

interface BatchGet {
	mediaItemResults: Array<{ mediaItem: { baseUrl: string; filename: string; mimeType: string } }>;
}

async function signed<T>(context: IExecuteFunctions, options: IHttpRequestOptions): Promise<T> {
	const whole = { disableFollowRedirect: true, timeout: 0, ...options };
	const { helpers } = context;
	return (await helpers.httpRequestWithAuthentication.call(context, CREDENTIAL_TYPE, whole)) as T;
}

/** Reads files from n8n's store into one request each. */
async function upload(context: IExecuteFunctions, { files, album }: Job): Promise<void> {
	const tokens = new Map<PreparedFile, string>();
	await parallel([...files.entries()], async ([index, file]) => {
		const { id = '' } = context.helpers.assertBinaryData(index, 'data');
		const token = await signed<string>(context, {
			method: 'POST',
			url: `${LIBRARY}/uploads`,
			headers: {
				'Content-Type': 'application/octet-stream',
				'Content-Length': String(file.size),
				'X-Goog-Upload-Protocol': 'raw',
			},
			body: await context.helpers.getBinaryStream(id),
			encoding: 'text',
		});
		tokens.set(file, token);
	});
	for (const batch of batches(files)) {
		const newMediaItems = batch.map((file) => ({
			simpleMediaItem: { uploadToken: tokens.get(file), fileName: file.fileName },
		}));
		const body = { albumId: album.id, newMediaItems };
		await signed(context, { method: 'POST', url: `${LIBRARY}/mediaItems:batchCreate`, body });
	}
}

/** Writes answers into n8n's store. */
async function download(context: IExecuteFunctions, { mediaItemIds, files }: Job) {
	const suffix = files[0].mimeType.startsWith('video/') ? '=dv' : '=d';
	const items: INodeExecutionData[] = [];
	for (const mediaItemIdsOfOne of batches(mediaItemIds)) {
		const { mediaItemResults } = await signed<BatchGet>(context, {
			url: `${LIBRARY}/mediaItems:batchGet`,
			qs: { mediaItemIds: mediaItemIdsOfOne },
			arrayFormat: 'repeat',
		});
		await parallel(mediaItemResults, async ({ mediaItem: { baseUrl, filename, mimeType } }) => {
			const options = { url: baseUrl + suffix, encoding: 'stream' as const };
			const stream = (await context.helpers.httpRequest(options)) as Buffer;
			const data = await context.helpers.prepareBinaryData(stream, filename, mimeType);
			items.push({ json: {}, binary: { data } });
		});
	}
	return items;
}

/** A node that does the job with the helpers and nothing else. */
function bareNode(job: Job): INodeType {
	return {
		description: {
			displayName: 'Helpers',
			name: 'helpers',
			group: ['transform'],
			version: 1,
			description: 'Moves files with the helpers of n8n',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: CREDENTIAL_TYPE, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			if (job.task === 'download') return [await download(this, job)];
			await upload(this, job);
			return [this.getInputData()];
		},
	};
}

export const prepare: Prepare = async (job) => {
	const items = job.task === 'upload' ? fileItems(job.files) : [{ json: {} }];
	const workflow = inARow(node('Start', 'test.start'), node('Helpers', 'bench.helpers'));
	const types = { 'bench.helpers': bareNode(job) };
	const run = await engineRun(job, { ...workflow, types }, items);
	return async () => {
		const output = (await run('Helpers')).flat();
		return { items: output.length, bytes: bytesOf(output) };
	};
};
