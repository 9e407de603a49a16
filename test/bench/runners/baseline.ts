/**
 * The same job by plain HTTP (undici): the fewest requests that the API allows, the node's default
 * concurrency, kept connections, plain files, and nothing in between.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'node:querystring';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EnvHttpProxyAgent, request, type Dispatcher } from 'undici';
import type { Outcome, Runner, RunnerInput, StoredFile } from '../runner';
import { BATCH_SIZE, PAGE_SIZE, type Operation } from '../scenarios';

const API = 'https://photoslibrary.googleapis.com/v1';
const CONCURRENCY = { concurrency: 4 };

interface MediaItem {
	id: string;
	baseUrl: string;
}

/** The fields of Google's JSON that are read here. */
interface GoogleJson {
	albums: Array<{ id: string; title: string }>;
	mediaItems?: MediaItem[];
	mediaItemResults: Array<{ mediaItem: MediaItem }>;
	newMediaItemResults: Array<{ mediaItem?: MediaItem }>;
	nextPageToken?: string;
}

/** Google Photos over HTTP, for one access token. */
class Client {
	private readonly dispatcher = new EnvHttpProxyAgent({ headersTimeout: 0, bodyTimeout: 0 });

	constructor(private readonly accessToken: string) {}

	/** Sends a request, GET unless `options` say otherwise; returns the body of its response. */
	async send(url: string, options: Partial<Dispatcher.RequestOptions> = {}) {
		const headers = { authorization: `Bearer ${this.accessToken}`, ...options.headers };
		const response = await request(url, { ...options, dispatcher: this.dispatcher, headers });
		if (response.statusCode === 200) return response.body;
		throw new Error(`${url}: ${response.statusCode} ${await response.body.text()}`);
	}

	async get(path: string): Promise<GoogleJson> {
		return (await (await this.send(API + path)).json()) as GoogleJson;
	}

	async post(path: string, data: object): Promise<GoogleJson> {
		const headers = { 'content-type': 'application/json' };
		const options = { method: 'POST' as const, headers, body: JSON.stringify(data) };
		return (await (await this.send(API + path, options)).json()) as GoogleJson;
	}
}

function* batchesOf(ids: string[]): Generator<string[]> {
	for (let at = 0; at < ids.length; at += BATCH_SIZE) yield ids.slice(at, at + BATCH_SIZE);
}

async function upload(client: Client, { files, album }: RunnerInput): Promise<Outcome> {
	const { albums } = await client.get('/albums?pageSize=50');
	const albumId = albums.find(({ title }) => title === album.title)?.id;
	const uploaded: object[] = [];
	let items = 0;
	let creating = Promise.resolve();
	// One write call at a time, as Google demands, while other files are still on their way.
	const create = () => {
		const newMediaItems = uploaded.splice(0);
		creating = creating.then(async () => {
			const data = { albumId, newMediaItems };
			const { newMediaItemResults } = await client.post('/mediaItems:batchCreate', data);
			items += newMediaItemResults.filter(({ mediaItem }) => mediaItem).length;
		});
	};
	await Readable.from(files).forEach(async ({ path, binary }: StoredFile) => {
		const headers = {
			'content-type': 'application/octet-stream',
			'content-length': String(binary.bytes),
			'x-goog-upload-protocol': 'raw',
			'x-goog-upload-content-type': binary.mimeType,
		};
		const body = createReadStream(path);
		const response = await client.send(`${API}/uploads`, { method: 'POST', headers, body });
		const uploadToken = await response.text();
		uploaded.push({ simpleMediaItem: { uploadToken, fileName: binary.fileName } });
		if (uploaded.length === BATCH_SIZE) create();
	}, CONCURRENCY);
	if (uploaded.length > 0) create();
	await creating;
	return { items, bytes: 0 };
}

async function getMediaItems(client: Client, ids: string[]): Promise<MediaItem[]> {
	const found: MediaItem[] = [];
	await Readable.from(batchesOf(ids)).forEach(async (mediaItemIds: string[]) => {
		const { mediaItemResults } = await client.get(
			`/mediaItems:batchGet?${stringify({ mediaItemIds })}`,
		);
		found.push(...mediaItemResults.map(({ mediaItem }) => mediaItem));
	}, CONCURRENCY);
	return found;
}

async function download(client: Client, { mediaItemIds, files }: RunnerInput): Promise<Outcome> {
	const suffix = files[0].binary.mimeType.startsWith('video/') ? '=dv' : '=d';
	const mediaItems = await getMediaItems(client, mediaItemIds);
	let bytes = 0;
	await Readable.from(mediaItems).forEach(async ({ id, baseUrl }: MediaItem) => {
		const file = createWriteStream(join(tmpdir(), id));
		await pipeline(await client.send(baseUrl + suffix), file);
		bytes += file.bytesWritten;
	}, CONCURRENCY);
	return { items: mediaItems.length, bytes };
}

async function add(client: Client, { mediaItemIds, album }: RunnerInput): Promise<Outcome> {
	for (const batch of batchesOf(mediaItemIds)) {
		await client.post(`/albums/${album.id}:batchAddMediaItems`, { mediaItemIds: batch });
	}
	return { items: mediaItemIds.length, bytes: 0 };
}

async function get(client: Client, { mediaItemIds }: RunnerInput): Promise<Outcome> {
	return { items: (await getMediaItems(client, mediaItemIds)).length, bytes: 0 };
}

async function list(client: Client): Promise<Outcome> {
	const all: MediaItem[] = [];
	let pageToken: string | undefined = '';
	while (pageToken !== undefined) {
		const page = await client.get(`/mediaItems?${stringify({ pageSize: PAGE_SIZE, pageToken })}`);
		all.push(...(page.mediaItems ?? []));
		pageToken = page.nextPageToken;
	}
	return { items: all.length, bytes: 0 };
}

type Execute = (client: Client, input: RunnerInput) => Promise<Outcome>;
const operations: Record<Operation, Execute> = { upload, download, add, get, list };

export const prepare: Runner = async (input) => {
	const client = new Client(input.credential.oauthTokenData.access_token);
	return await Promise.resolve(async () => await operations[input.operation](client, input));
};
