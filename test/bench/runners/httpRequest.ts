/**
 * The same job as a person builds it from n8n's own nodes: HTTP Request, once per item, signed with
 * this package's credential. Write calls stand in a Loop Over Items, since Google refuses a second
 * one while the first goes on; everything else is left to HTTP Request, which sends all at once.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INode, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { packageRoot } from '../../support/package';
import type { Job, Prepare, Task } from '../runner';
import {
	bytesOf,
	engineRun,
	fileItems,
	inARow,
	node,
	type BenchWorkflow,
	type MoreTypes,
} from './engine';

const LIBRARY = 'https://photoslibrary.googleapis.com/v1';
const HTTP = 'n8n-nodes-base.httpRequest';
const LOOP = 'n8n-nodes-base.splitInBatches';

/** n8n's own nodes, from the n8n that the end-to-end tests use. */
function builtIn(): MoreTypes {
	const host = createRequire(join(packageRoot, 'test', 'e2e', 'host', 'package.json'));
	const make = (file: string, name: string) => {
		const types = host(`n8n-nodes-base/dist/nodes/${file}.node.js`) as Record<
			string,
			new () => INodeType
		>;
		return new types[name]();
	};
	return {
		[HTTP]: make('HttpRequest/HttpRequest', 'HttpRequest'),
		[LOOP]: make('SplitInBatches/SplitInBatches', 'SplitInBatches'),
	};
}

function http(name: string, method: string, url: string, more: INodeParameters = {}): INode {
	const parameters = {
		method,
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'googlePhotosOAuth2Api',
		...more,
	};
	return node(name, HTTP, parameters, 4.2);
}

const jsonBody = (jsonBody: string) => ({ sendBody: true, specifyBody: 'json', jsonBody });
const answerAs = (responseFormat: string) => ({
	options: { response: { response: { responseFormat } } },
});

/** Start → Loop Over Items → the nodes → Loop Over Items. */
function loop(...nodes: INode[]): BenchWorkflow {
	const over = node('Loop', LOOP, { batchSize: 1, options: {} }, 3);
	const { connections } = inARow(node('Start', 'test.start'), over);
	const inside = inARow(...nodes, over);
	connections.Loop = { main: [[], [{ node: nodes[0].name, type: 'main', index: 0 }]] };
	return {
		nodes: [node('Start', 'test.start'), over, ...nodes],
		connections: { ...inside.connections, ...connections },
	};
}

const sendBytes = http('Upload', 'POST', `${LIBRARY}/uploads`, {
	sendHeaders: true,
	headerParameters: {
		parameters: [
			{ name: 'X-Goog-Upload-Protocol', value: 'raw' },
			{ name: 'X-Goog-Upload-Content-Type', value: '={{ $binary.data.mimeType }}' },
		],
	},
	sendBody: true,
	contentType: 'binaryData',
	inputDataFieldName: 'data',
	...answerAs('text'),
});

function workflowOf({ task, album, files }: Job): BenchWorkflow {
	const suffix = files[0]?.mimeType.startsWith('video/') ? '=dv' : '=d';
	const tasks: Record<Task, () => BenchWorkflow> = {
		upload: () => {
			const body = `={{ JSON.stringify({ albumId: '${album.id}', newMediaItems: [{ simpleMediaItem: { uploadToken: $json.data, fileName: $('Loop').item.json.fileName } }] }) }}`;
			return loop(
				sendBytes,
				http('Last', 'POST', `${LIBRARY}/mediaItems:batchCreate`, jsonBody(body)),
			);
		},
		download: () =>
			inARow(
				node('Start', 'test.start'),
				http('Get', 'GET', `=${LIBRARY}/mediaItems/{{ $json.id }}`),
				http('Last', 'GET', `={{ $json.baseUrl }}${suffix}`, answerAs('file')),
			),
		add: () => {
			const url = `${LIBRARY}/albums/${album.id}:batchAddMediaItems`;
			const body = '={{ JSON.stringify({ mediaItemIds: [$json.id] }) }}';
			return loop(http('Last', 'POST', url, jsonBody(body)));
		},
		get: () =>
			inARow(
				node('Start', 'test.start'),
				http('Last', 'GET', `=${LIBRARY}/mediaItems/{{ $json.id }}`),
			),
		list: () => inARow(node('Start', 'test.start'), pages()),
	};
	return { ...tasks[task](), types: builtIn() };
}

/** HTTP Request's own option "Pagination". */
function pages(): INode {
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: {
			parameters: [{ type: 'qs', name: 'pageToken', value: '={{ $response.body.nextPageToken }}' }],
		},
		paginationCompleteWhen: 'other',
		completeExpression: '={{ !$response.body.nextPageToken }}',
	};
	return http('Last', 'GET', `${LIBRARY}/mediaItems?pageSize=100`, {
		options: { pagination: { pagination } },
	});
}

function resultsIn(task: Task, items: INodeExecutionData[]): number {
	if (task !== 'list') return items.length;
	return items.reduce((sum, { json }) => sum + (json.mediaItems as unknown[]).length, 0);
}

export const prepare: Prepare = async (job) => {
	const items =
		job.task === 'upload'
			? fileItems(job.files)
			: job.task === 'list'
				? [{ json: {} }]
				: job.mediaItemIds.map((id) => ({ json: { id } }));
	const run = await engineRun(job, workflowOf(job), items);
	return async () => {
		const output = (await run('Last')).flat();
		return { items: resultsIn(job.task, output), bytes: bytesOf(output) };
	};
};
