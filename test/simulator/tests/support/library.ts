import sharp from 'sharp';
import type { Grant, Mode } from '../../contract';
import { createLibrary } from '../../library';

/** What a request can be made of. */
export type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

const PREFIX = 'https://www.googleapis.com/auth/photoslibrary';
export const API = 'photoslibrary.googleapis.com';
export const MEDIA = 'lh3.googleusercontent.com';
export const CLIENT = '123456789012-app.apps.googleusercontent.com';

/** `''` is the full scope of old, other names go without `photoslibrary.`. */
export const scope = (name: string) => (name === '' ? PREFIX : `${PREFIX}.${name}`);
export const TODAY = ['appendonly', 'readonly.appcreateddata', 'edit.appcreateddata'];

export interface Answer<Json> {
	status: number;
	headers: Headers;
	text: string;
	body: Json;
}

/** Reads an answer to its end. */
export async function answerOf<Json>(response: Response): Promise<Answer<Json>> {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	return {
		status: response.status,
		headers: response.headers,
		text,
		body: (isJson ? JSON.parse(text) : undefined) as Json,
	};
}

/** What the tests read of answers. */
export interface Item {
	id: string;
	description?: string;
	productUrl: string;
	baseUrl: string;
	mimeType: string;
	filename: string;
	mediaMetadata: {
		creationTime: string;
		width?: string;
		height?: string;
		photo?: Record<string, unknown>;
		video?: Record<string, unknown>;
	};
	contributorInfo?: object;
}
export interface AlbumBody {
	id: string;
	title: string;
	productUrl: string;
	isWriteable?: boolean;
	mediaItemsCount?: string;
	coverPhotoBaseUrl?: string;
	coverPhotoMediaItemId?: string;
	shareInfo?: { shareToken: string; isOwned?: boolean };
}
export interface ErrorBody {
	error: { code: number; message: string; status: string; details?: object[]; errors?: object[] };
}
export interface ItemList {
	mediaItems?: Item[];
	nextPageToken?: string;
}
export interface Created {
	newMediaItemResults: Array<{
		uploadToken: string;
		status: { code?: number; message: string };
		mediaItem?: Item;
	}>;
}

/** A Library API with a clock and grants of its own. The bearer token is the grant's name. */
export function openLibrary(mode: Mode = 'current') {
	const state = { mode, now: Date.parse('2026-03-01T12:00:00Z'), enabled: true };
	const grants = new Map<string, Grant>();
	const library = createLibrary({
		get mode() {
			return state.mode;
		},
		now: () => state.now,
		grantOf: (header) => grants.get(header?.replace('Bearer ', '') ?? ''),
		isApiEnabled: () => state.enabled,
	});
	library.setWriteDuration(0);

	const grant = (name: string, scopes = TODAY, userId = 'anna', clientId = CLIENT) => {
		grants.set(name, { clientId, userId, scopes: new Set(scopes.map(scope)) });
	};
	grant('anna');

	const send = async <Json>(
		method: string,
		url: string,
		{ headers = {}, body }: { headers?: Record<string, string>; body?: Body } = {},
	): Promise<Answer<Json>> => {
		const { host } = new URL(url);
		const init: RequestInit = { method, headers, body, duplex: 'half' };
		const response = await library.apps[host].fetch(new Request(url, init));
		return await answerOf<Json>(response);
	};
	/** A JSON call in the name of a grant. */
	const call = <Json = ErrorBody>(method: string, path: string, body?: unknown, as = 'anna') =>
		send<Json>(method, `https://${API}${path}`, {
			headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
	const upload = async (bytes: Body, headers: Record<string, string> = {}, as = 'anna') => {
		const all = { authorization: `Bearer ${as}`, 'x-goog-upload-protocol': 'raw', ...headers };
		return (await send('POST', `https://${API}/v1/uploads`, { headers: all, body: bytes })).text;
	};
	const createItems = (tokens: string[], more: object = {}, as = 'anna') =>
		call<Created>(
			'POST',
			'/v1/mediaItems:batchCreate',
			{
				newMediaItems: tokens.map((uploadToken) => ({ simpleMediaItem: { uploadToken } })),
				...more,
			},
			as,
		);
	const createAlbum = async (title = 'Holidays', as = 'anna') =>
		(await call<AlbumBody>('POST', '/v1/albums', { album: { title } }, as)).body;
	const seed = (mediaItems: number, albums = 1) =>
		library.seed({ clientId: CLIENT, userId: 'anna', mediaItems, albums });

	return { library, state, grant, send, call, upload, createItems, createAlbum, seed };
}

let shade = 0;

/** A new picture every time. */
export async function picture(
	width = 40,
	height = 30,
	format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif' = 'jpeg',
	exif?: Record<string, Record<string, string>>,
): Promise<Uint8Array<ArrayBuffer>> {
	shade += 1;
	const background = { r: shade % 256, g: (shade * 7) % 256, b: (shade >> 8) % 256 };
	let image = sharp({ create: { width, height, channels: 3, background } });
	if (exif) image = image.withExif(exif);
	return new Uint8Array(await image.toFormat(format).toBuffer());
}

/** Looks like the beginning of an MP4 file. */
export function movie(length = 1000): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(length);
	bytes.set(Buffer.from('\0\0\0\x18ftypmp42', 'latin1'));
	bytes[length - 1] = shade = (shade + 1) % 256;
	return bytes;
}
