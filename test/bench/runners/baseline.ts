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
import { BATCH_SIZE, PAGE_SIZE } from '../scenarios';

const API = 'https://photoslibrary.googleapis.com/v1';
/** Uploads go on while a full batch of uploaded files is being created. */
const CONCURRENT = { concurrency: 4, highWaterMark: BATCH_SIZE };

/** The most uploads that the node sends at a time for all executions of an account. */
const MAX_CONCURRENCY = 16;

interface MediaItem {
	id: string;
	baseUrl: string;
}

/** The fields of Google's JSON that are read here. */
interface GoogleJson {
	albums?: Array<{ id: string; title: string }>;
	/** Of a new album. */
	id: string;
	mediaItems?: MediaItem[];
	mediaItemResults: Array<{ mediaItem: MediaItem }>;
	nextPageToken?: string;
}

type Client = ReturnType<typeof createClient>;

/** Google Photos over HTTP, for one access token. */
function createClient(accessToken: string) {
	const dispatcher = new EnvHttpProxyAgent({ headersTimeout: 0, bodyTimeout: 0 });
	/** Sends a request, GET unless `options` say otherwise; returns the body of its response. */
	const send = async (url: string, options: Partial<Dispatcher.RequestOptions> = {}) => {
		const headers = { authorization: `Bearer ${accessToken}`, ...options.headers };
		const response = await request(url, { ...options, dispatcher, headers });
		if (response.statusCode === 200) return response.body;
		throw new Error(`${url}: ${response.statusCode} ${await response.body.text()}`);
	};
	/** Exchanges JSON; a POST where there is something to send. */
	const json = async (path: string, data?: object) => {
		const headers = { 'content-type': 'application/json' };
		const post = data && { method: 'POST' as const, headers, body: JSON.stringify(data) };
		return (await (await send(API + path, post)).json()) as GoogleJson;
	};
	return { send, json };
}

async function* batchesOf<T>(list: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T[]> {
	let batch: T[] = [];
	for await (const entry of list) {
		if (batch.push(entry) < BATCH_SIZE) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}

async function findAlbum(client: Client, title: string): Promise<string> {
	let pageToken: string | undefined = '';
	while (pageToken !== undefined) {
		const page = await client.json(`/albums?${stringify({ pageSize: BATCH_SIZE, pageToken })}`);
		const found = page.albums?.find((album) => album.title === title);
		if (found) return found.id;
		pageToken = page.nextPageToken;
	}
	return (await client.json('/albums', { album: { title } })).id;
}

async function upload(client: Client, input: RunnerInput): Promise<Outcome> {
	const { files, album, executions } = input;
	const albumId = await findAlbum(client, album.title);
	const concurrency = Math.min(CONCURRENT.concurrency * executions, MAX_CONCURRENCY);
	const uploaded = Readable.from(files).map(
		async ({ path, binary }: StoredFile) => {
			const headers = {
				'content-type': 'application/octet-stream',
				'content-length': String(binary.bytes),
				'x-goog-upload-protocol': 'raw',
				'x-goog-upload-content-type': binary.mimeType,
			};
			const body = createReadStream(path);
			const response = await client.send(`${API}/uploads`, { method: 'POST', headers, body });
			const uploadToken = await response.text();
			return { simpleMediaItem: { uploadToken, fileName: binary.fileName } };
		},
		{ ...CONCURRENT, concurrency },
	);
	for await (const newMediaItems of batchesOf(uploaded)) {
		await client.json('/mediaItems:batchCreate', { albumId, newMediaItems });
	}
	return { items: files.length };
}

async function getMediaItems(client: Client, ids: string[]): Promise<MediaItem[]> {
	const getBatch = async (mediaItemIds: string[]) => {
		const query = stringify({ mediaItemIds });
		const { mediaItemResults } = await client.json(`/mediaItems:batchGet?${query}`);
		return mediaItemResults.map(({ mediaItem }) => mediaItem);
	};
	const all = Readable.from(batchesOf(ids)).flatMap(getBatch, CONCURRENT);
	return (await all.toArray()) as MediaItem[];
}

async function download(client: Client, { mediaItemIds, files }: RunnerInput): Promise<Outcome> {
	const suffix = files[0].binary.mimeType.startsWith('video/') ? '=dv' : '=d';
	const mediaItems = await getMediaItems(client, mediaItemIds);
	let bytes = 0;
	await Readable.from(mediaItems).forEach(async ({ id, baseUrl }: MediaItem) => {
		const file = createWriteStream(join(tmpdir(), id));
		await pipeline(await client.send(baseUrl + suffix), file);
		bytes += file.bytesWritten;
	}, CONCURRENT);
	return { items: mediaItems.length, bytes };
}

async function get(client: Client, { mediaItemIds }: RunnerInput): Promise<Outcome> {
	return { items: (await getMediaItems(client, mediaItemIds)).length };
}

async function add(client: Client, { mediaItemIds, album }: RunnerInput): Promise<Outcome> {
	for await (const batch of batchesOf(mediaItemIds)) {
		await client.json(`/albums/${album.id}:batchAddMediaItems`, { mediaItemIds: batch });
	}
	return { items: mediaItemIds.length };
}

async function list(client: Client): Promise<Outcome> {
	const all: MediaItem[] = [];
	let pageToken: string | undefined = '';
	while (pageToken !== undefined) {
		const page = await client.json(`/mediaItems?${stringify({ pageSize: PAGE_SIZE, pageToken })}`);
		all.push(...(page.mediaItems ?? []));
		pageToken = page.nextPageToken;
	}
	return { items: all.length };
}

export const prepare: Runner = async (input) => {
	const client = createClient(input.credential.oauthTokenData.access_token);
	const execute = { upload, download, add, get, list }[input.operation];
	return await Promise.resolve(async () => await execute(client, input));
};
