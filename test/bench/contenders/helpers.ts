/**
 * n8n's own helpers without the node: what the engine itself takes to move one file between disk
 * and network. Only for single files.
 */
import type { IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { CREDENTIAL_TYPE } from '../../integration/support/credential';
import type { Job, Prepare } from '../job';
import { bytesOf, engineRun, fileItems, inARow, node } from './engine';

const LIBRARY = 'https://photoslibrary.googleapis.com/v1';

async function signed<T>(context: IExecuteFunctions, options: IHttpRequestOptions): Promise<T> {
	const whole = { disableFollowRedirect: true, timeout: 0, ...options };
	const { helpers } = context;
	return (await helpers.httpRequestWithAuthentication.call(context, CREDENTIAL_TYPE, whole)) as T;
}

/** Reads a file from n8n's store into one request. */
async function upload(context: IExecuteFunctions, { files: [file], album }: Job): Promise<void> {
	const { id = '' } = context.helpers.assertBinaryData(0, 'data');
	const uploadToken = await signed<string>(context, {
		method: 'POST',
		url: `${LIBRARY}/uploads`,
		headers: {
			'Content-Type': 'application/octet-stream',
			'Content-Length': String(file.size),
			'X-Goog-Upload-Protocol': 'raw',
		},
		body: (await context.helpers.getBinaryStream(id)),
		encoding: 'text',
	});
	const { fileName } = file;
	const newMediaItems = [{ simpleMediaItem: { uploadToken, fileName } }];
	const body = { albumId: album.id, newMediaItems };
	await signed(context, { method: 'POST', url: `${LIBRARY}/mediaItems:batchCreate`, body });
}

/** Writes one answer into n8n's store. */
async function download(context: IExecuteFunctions, { mediaItemIds: [id], files: [file] }: Job) {
	const { baseUrl } = await signed<{ baseUrl: string }>(context, {
		url: `${LIBRARY}/mediaItems/${id}`,
	});
	const suffix = file.mimeType.startsWith('video/') ? '=dv' : '=d';
	const url = baseUrl + suffix;
	const stream = (await context.helpers.httpRequest({ url, encoding: 'stream' })) as Buffer;
	return await context.helpers.prepareBinaryData(stream, file.fileName, file.mimeType);
}

/** A node that does the job with the helpers and nothing else. */
function bareNode(job: Job): INodeType {
	return {
		description: {
			displayName: 'Helpers',
			name: 'helpers',
			group: ['transform'],
			version: 1,
			description: 'Moves one file with the helpers of n8n',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: CREDENTIAL_TYPE, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			if (job.task === 'download') {
				return [[{ json: {}, binary: { data: await download(this, job) } }]];
			}
			await upload(this, job);
			return [[{ json: {} }]];
		},
	};
}

export const prepare: Prepare = async (job) => {
	const items = job.task === 'upload' ? await fileItems(job.files) : [{ json: {} }];
	const workflow = inARow(node('Start', 'test.start'), node('Helpers', 'bench.helpers'));
	const types = { 'bench.helpers': bareNode(job) };
	const run = await engineRun(job, { ...workflow, types }, items);
	return async () => {
		const output = (await run('Helpers')).flat();
		return { items: output.length, bytes: bytesOf(output) };
	};
};
