/**
 * The floor: the same job by a bare HTTP client with the requests that the API needs at least, the
 * node's concurrency, kept connections, and nothing in between.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ProxyAgent, request, type Dispatcher } from 'undici';
import type { Done, Job, Prepare, Task } from '../runner';
import { batches, LARGEST_BATCH, parallel } from '../concurrency';

const LIBRARY = 'https://photoslibrary.googleapis.com';

interface Item {
	id: string;
	baseUrl: string;
}

type Http = (
	method: Dispatcher.HttpMethod,
	url: string,
	more?: { headers?: Record<string, string>; body?: Dispatcher.DispatchOptions['body'] },
) => Promise<Dispatcher.ResponseData['body']>;

function client({ proxyUrl, tokens }: Job): Http {
	const dispatcher = new ProxyAgent({ uri: proxyUrl, headersTimeout: 0, bodyTimeout: 0 });
	return async (method, url, { headers = {}, body } = {}) => {
		const authorization = `Bearer ${tokens.access_token}`;
		const options = { dispatcher, method, headers: { authorization, ...headers }, body };
		const answer = await request(url, options);
		if (answer.statusCode < 300) return answer.body;
		throw new Error(`${method} ${url}: ${answer.statusCode} ${await answer.body.text()}`);
	};
}

async function json<T>(
	http: Http,
	method: 'GET' | 'POST',
	path: string,
	data?: object,
): Promise<T> {
	const more = data && {
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(data),
	};
	return (await (await http(method, LIBRARY + path, more)).json()) as T;
}

async function upload(http: Http, { files, album }: Job): Promise<Done> {
	const albums = await json<{ albums: Array<{ id: string; title: string }> }>(
		http,
		'GET',
		'/v1/albums?pageSize=50',
	);
	const albumId = albums.albums.find(({ title }) => title === album.title)?.id;
	let items = 0;
	let ready: object[] = [];
	let created = Promise.resolve();
	const create = () => {
		const newMediaItems = ready;
		ready = [];
		created = created.then(async () => {
			const data = { albumId, newMediaItems };
			const path = '/v1/mediaItems:batchCreate';
			type Results = { newMediaItemResults: Array<{ mediaItem?: Item }> };
			const { newMediaItemResults } = await json<Results>(http, 'POST', path, data);
			items += newMediaItemResults.filter(({ mediaItem }) => mediaItem).length;
		});
	};
	await parallel(files, async ({ path, fileName, mimeType, size }) => {
		const answer = await http('POST', `${LIBRARY}/v1/uploads`, {
			headers: {
				'content-type': 'application/octet-stream',
				'content-length': String(size),
				'x-goog-upload-protocol': 'raw',
				'x-goog-upload-content-type': mimeType,
			},
			body: createReadStream(path),
		});
		ready.push({ simpleMediaItem: { uploadToken: await answer.text(), fileName } });
		if (ready.length === LARGEST_BATCH) create();
	});
	if (ready.length > 0) create();
	await created;
	return { items };
}

async function getBatch(http: Http, ids: readonly string[]): Promise<Item[]> {
	const query = ids.map((id) => `mediaItemIds=${encodeURIComponent(id)}`).join('&');
	type Results = { mediaItemResults: Array<{ mediaItem: Item }> };
	const { mediaItemResults } = await json<Results>(http, 'GET', `/v1/mediaItems:batchGet?${query}`);
	return mediaItemResults.map(({ mediaItem }) => mediaItem);
}

async function getAll(http: Http, ids: readonly string[]): Promise<Item[]> {
	const items: Item[] = [];
	await parallel(batches(ids), async (batch) => void items.push(...(await getBatch(http, batch))));
	return items;
}

async function download(http: Http, { mediaItemIds, folder, files }: Job): Promise<Done> {
	const suffix = files[0].mimeType.startsWith('video/') ? '=dv' : '=d';
	let [items, bytes] = [0, 0];
	await parallel(await getAll(http, mediaItemIds), async ({ id, baseUrl }) => {
		const target = createWriteStream(join(folder, id));
		await pipeline(await http('GET', baseUrl + suffix), target);
		items += 1;
		bytes += target.bytesWritten;
	});
	return { items, bytes };
}

async function add(http: Http, { mediaItemIds, album }: Job): Promise<Done> {
	for (const batch of batches(mediaItemIds)) {
		const path = `/v1/albums/${album.id}:batchAddMediaItems`;
		await json(http, 'POST', path, { mediaItemIds: batch });
	}
	return { items: mediaItemIds.length };
}

async function get(http: Http, { mediaItemIds }: Job): Promise<Done> {
	return { items: (await getAll(http, mediaItemIds)).length };
}

async function list(http: Http): Promise<Done> {
	const all: Item[] = [];
	let pageToken: string | undefined = '';
	while (pageToken !== undefined) {
		const more = pageToken && `&pageToken=${encodeURIComponent(pageToken)}`;
		type Page = { mediaItems?: Item[]; nextPageToken?: string };
		const page: Page = await json(http, 'GET', `/v1/mediaItems?pageSize=100${more}`);
		all.push(...(page.mediaItems ?? []));
		pageToken = page.nextPageToken;
	}
	return { items: all.length };
}

const tasks: Record<Task, (http: Http, job: Job) => Promise<Done>> = {
	upload,
	download,
	add,
	get,
	list,
};

export const prepare: Prepare = async (job) => {
	const http = client(job);
	return await Promise.resolve(async () => await tasks[job.task](http, job));
};
