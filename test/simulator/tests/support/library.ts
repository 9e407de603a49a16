import sharp from 'sharp';
import { createLibrary } from '../../library';
import type { Mode } from '../../simulator';
import { CLIENT, openService, readResponse } from './service';

/** What a request can be made of. */
export type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

const PREFIX = 'https://www.googleapis.com/auth/photoslibrary';
export const API = 'photoslibrary.googleapis.com';
export const UPLOADS = `https://${API}/v1/uploads`;
export const AUTHORIZATION = { authorization: 'Bearer anna' };
export const MEDIA = 'lh3.googleusercontent.com';

/** `''` is the removed full scope, other names go without `photoslibrary.`. */
export const scope = (name: string) => (name === '' ? PREFIX : `${PREFIX}.${name}`);
export const TODAY = ['appendonly', 'readonly.appcreateddata', 'edit.appcreateddata'];

/** What the tests read of responses. */
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
/** An error without the envelope. */
export interface Status {
	code: number;
	message: string;
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

/** A Library API of its own. Calls are anna's unless they say otherwise. */
export function openLibrary(mode?: Mode) {
	const { service, state, setGrant, fetch, call } = openService(createLibrary, API, 'anna', mode);
	const control = service.controls;
	control.setWriteDuration(0);

	const grant = (name: string, scopes = TODAY, userId = 'anna', clientId = CLIENT) =>
		setGrant(name, userId, clientId, scopes.map(scope));
	grant('anna');

	const send = async <Json>(
		method: string,
		url: string,
		init: { headers?: Record<string, string>; body?: Body } = {},
	) => readResponse<Json>(await fetch(url, { method, duplex: 'half', ...init }));
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
		control.seed({ clientId: CLIENT, userId: 'anna', mediaItems, albums });
	/** One album with that many photos in it. */
	const seedAlbum = async (mediaItems: number) => {
		const seed = { clientId: CLIENT, userId: 'anna', mediaItems, albums: 1, intoFirstAlbum: true };
		const { albumIds, mediaItemIds } = await control.seed(seed);
		return { albumId: albumIds[0], mediaItemIds };
	};
	/** What is in anna's library. */
	const snapshot = () => control.library(CLIENT, 'anna');

	return {
		library: service,
		control,
		state,
		grant,
		fetch,
		send,
		call,
		upload,
		createItems,
		createAlbum,
		seed,
		seedAlbum,
		snapshot,
	};
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
