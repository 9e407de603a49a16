import { call, needed, reply, type Item, type Reply } from './calls';
import type { Exchange } from './exchange';
import type { Lab } from './lab';
import { newPhoto } from './media';
import type { SharedName } from './probe';

/** Everything the probes make begins with these words. */
export const NAME = 'n8n probe';

/** Sends bytes; gives the upload token. */
export async function upload(lab: Lab, bytes: Uint8Array, type = 'image/jpeg'): Promise<string> {
	const headers = {
		'content-type': 'application/octet-stream',
		'x-goog-upload-protocol': 'raw',
		'x-goog-upload-content-type': type,
	};
	const sent = await call(lab, 'uploads.create', `a new file (${type})`, { bytes, headers });
	return String(needed(sent).body).trim();
}

/** Uploads a new photo; gives the upload token. */
export async function uploadPhoto(lab: Lab): Promise<string> {
	return await upload(lab, await newPhoto());
}

/** One batchCreate, its items named `n8n probe 1.jpg` and so on unless given. */
export async function batchCreate(
	lab: Lab,
	situation: string,
	uploadTokens: string[],
	{ albumId, names = [] }: { albumId?: string; names?: string[] } = {},
): Promise<Exchange> {
	const newMediaItems = uploadTokens.map((uploadToken, at) => ({
		simpleMediaItem: { uploadToken, fileName: names[at] ?? `${NAME} ${at + 1}.jpg` },
	}));
	return await call(lab, 'mediaItems.batchCreate', situation, { json: { albumId, newMediaItems } });
}

/** What became of each item of a batchCreate. */
export function results(exchange: Exchange): NonNullable<Reply['newMediaItemResults']> {
	return reply(exchange).newMediaItemResults ?? [];
}

/** The outcome of one item in words. */
export function outcome(result: ReturnType<typeof results>[number] | undefined): string {
	if (!result) return 'no result';
	const { status: { code = 0, message = 'without words' } = {}, mediaItem } = result;
	if (mediaItem && code === 0) return 'created';
	return `code ${code} "${message}"${mediaItem ? ', with a media item' : ''}`;
}

/** Makes one new photo; gives its id. */
export async function newItem(lab: Lab, situation: string, albumId?: string): Promise<Item> {
	const created = await batchCreate(lab, situation, [await uploadPhoto(lab)], { albumId });
	const [result] = results(needed(created));
	if (!result?.mediaItem) throw new Error(`No photo was created: ${outcome(result)}`);
	return result.mediaItem;
}

/** Makes an album with a name that tells where it comes from. */
export async function newAlbum(lab: Lab, situation: string, title = NAME): Promise<string> {
	const created = await call(lab, 'albums.create', situation, { json: { album: { title } } });
	return reply(needed(created)).id ?? '';
}

/** An album and photos that many probes use. */
export interface Album {
	id: string;
	/** In the album, in this order; taken in 2001, 2003 and 2002. */
	inAlbum: string[];
	/** In the library only. */
	outside: string;
}

const TAKEN = ['2001:02:03 12:00:00', '2003:02:03 12:00:00', '2002:02:03 12:00:00'];

/** The album, made when the first probe asks for it. */
export async function album(lab: Lab): Promise<Album> {
	return await lab.share('album', SHARED.album.maxRequests, async () => {
		const id = await newAlbum(lab, 'the album of the probes');
		const tokens: string[] = [];
		for (const taken of TAKEN) tokens.push(await upload(lab, await newPhoto(taken)));
		const created = await batchCreate(lab, 'three photos into the album', tokens, { albumId: id });
		const inAlbum = results(needed(created)).flatMap(({ mediaItem }) => mediaItem?.id ?? []);
		if (inAlbum.length < TAKEN.length) throw new Error('Not all photos were created');
		const outside = await newItem(lab, 'a photo outside of the album');
		return { id, inAlbum, outside: outside.id };
	});
}

/** The ids in an album, in the order of its listing. */
export async function idsIn(lab: Lab, albumId: string, situation: string): Promise<string[]> {
	const json = { albumId, pageSize: 100 };
	const found = await call(lab, 'mediaItems.search', situation, { json });
	return (reply(needed(found)).mediaItems ?? []).map(({ id }) => id);
}

/** An id that looks like one of Google's and leads nowhere. */
export function altered(id: string): string {
	return id.slice(0, -6) + [...id.slice(-6)].reverse().map(nextLetter).join('');
}

const nextLetter = (letter: string) => (letter === 'A' ? 'B' : 'A');

const POLLS = 60;
const POLL_MS = 5_000;

/** The shared things with their requests; the session is deleted at the end. */
export const SHARED: Record<SharedName, { maxRequests: number; leaves: string }> = {
	album: { maxRequests: 7, leaves: 'one album with three photos, and one photo outside of it' },
	picked: { maxRequests: POLLS + 2, leaves: 'nothing' },
};

/** A session, and whether the person pressed Done in it. */
export interface Picked {
	sessionId: string;
	isDone: boolean;
}

/** Asks a person to pick, once for all probes; waits five minutes. */
export async function picked(lab: Lab): Promise<Picked> {
	return await lab.share('picked', SHARED.picked.maxRequests, async () => {
		const made = await call(lab, 'sessions.create', 'a session for a person', { json: {} });
		const { id: sessionId = '', pickerUri = '' } = reply(needed(made));
		await lab.askToPick({ sessionId, pickerUri });
		for (let polls = 0; polls < POLLS; polls++) {
			const session = await call(lab, 'sessions.get', 'while a person picks', { id: sessionId });
			if (reply(needed(session)).mediaItemsSet) return { sessionId, isDone: true };
			await lab.pause(POLL_MS);
		}
		return { sessionId, isDone: false };
	});
}

/** Ends the session of `picked`, if there is one. */
export async function endPicked(lab: Lab): Promise<void> {
	const session = await lab.made<Picked>('picked');
	if (!session) return;
	lab.allow(1);
	await call(lab, 'sessions.delete', 'at the end', { id: session.sessionId, once: true });
}
