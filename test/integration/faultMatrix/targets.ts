import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { CLIENT_ID, jsonItems, LEGACY_SCOPES, locator } from '../support';
import { USER_ID, type SimulatedGoogle } from '../support/google';

/**
 * What a request does at Google, on which depends what its loss means.
 * - read: nothing
 * - write: the same when it is sent twice
 * - creation: one more each time it is sent; afterwards the library tells whether there is one
 * - unrepeatable: one more each time it is sent, and nobody can tell afterwards
 * - bytes: nothing, and its response is no JSON
 * - download: nothing, and its response is a photo
 */
export type Kind = 'read' | 'write' | 'creation' | 'unrepeatable' | 'bytes' | 'download';

/** What there is before the run: everything twice, one for each input item. */
export interface Setting {
	items: INodeExecutionData[];
	/** How often the effect of each input item is at Google; undefined where nobody can tell. */
	effects?: () => number[];
}

/** One request of an operation, at which the faults are aimed. */
export interface Target {
	resource: string;
	operation: string;
	/** What the request is for, where the operation sends several. */
	part?: string;
	kind: Kind;
	host: string;
	/** Route in Google's notation; all of the host unless given. */
	route?: string;
	parameters: INodeParameters;
	/** Output items for each input item. */
	outputs: number;
	/** Reads page by page. */
	isList?: boolean;
	/** Google took it out of its API, so it needs the old scopes. */
	isLegacy?: boolean;
	arrange: (google: SimulatedGoogle) => Promise<Setting>;
}

const LIBRARY_HOST = 'photoslibrary.googleapis.com';
const PICKER_HOST = 'photospicker.googleapis.com';
export const MEDIA_HOST = 'lh3.googleusercontent.com';

export const both = [0, 1];
export const albumId = locator('id', '={{ $json.albumId }}');
export const mediaItemId = locator('id', '={{ $json.id }}');

export async function albums(google: SimulatedGoogle, mediaItems: number) {
	const rome = await google.seedAlbum(mediaItems, 'Rome');
	const oslo = await google.seedAlbum(mediaItems, 'Oslo');
	return [rome, oslo];
}

export async function perAlbum(google: SimulatedGoogle): Promise<Setting> {
	const [rome, oslo] = await albums(google, 2);
	return { items: jsonItems({ albumId: rome.albumId }, { albumId: oslo.albumId }) };
}

export const inAlbum = (google: SimulatedGoogle, id: string) =>
	google.library().albums.find((album) => album.id === id)!;

export const named = (google: SimulatedGoogle) =>
	both.map(
		(index) =>
			google.library().mediaItems.filter(({ filename }) => filename === `${index}.jpg`).length,
	);

/** Albums that a friend made through the same client, shared; tokens of both. */
async function friendShares(google: SimulatedGoogle): Promise<string[]> {
	const credential = google.credentialOf('friend', LEGACY_SCOPES);
	const seed = { clientId: CLIENT_ID, userId: 'friend', albums: ['Trip', 'Feast'] };
	const { albumIds } = await google.control.seed(seed);
	const parameters = { resource: 'album', operation: 'share', albumId };
	const items = jsonItems(...albumIds.map((id) => ({ albumId: id })));
	const { json } = await google.run({ credential, parameters, items });
	return json.map(({ shareToken }) => shareToken as string);
}

async function perShareToken(google: SimulatedGoogle, join: boolean): Promise<Setting> {
	const tokens = await friendShares(google);
	const items = jsonItems(...tokens.map((shareToken) => ({ shareToken })));
	const parameters = {
		resource: 'sharedAlbum',
		operation: 'join',
		shareToken: '={{ $json.shareToken }}',
	};
	if (join) await google.run({ parameters, items });
	return { items };
}

async function sessions(google: SimulatedGoogle): Promise<string[]> {
	const parameters = { resource: 'pickerSession', operation: 'create' };
	const { json } = await google.run({ parameters, items: jsonItems({}, {}) });
	return json.map(({ id }) => id as string);
}

export async function pickedSessions(google: SimulatedGoogle, photos = 4): Promise<Setting> {
	const size = { width: 32, height: 24 };
	google.control.seedPersonalLibrary({ userId: USER_ID, ...size, photos });
	const ids = await sessions(google);
	const isLong = photos > 4;
	for (const sessionId of ids) google.control.pick({ sessionId, count: isLong ? photos : 2 });
	return { items: jsonItems(...ids.map((sessionId) => ({ sessionId }))) };
}

export const album = (
	operation: string,
	kind: Kind,
	route: string,
	more: Partial<Target> = {},
): Target => ({
	resource: 'album',
	operation,
	kind,
	host: LIBRARY_HOST,
	route,
	parameters: { albumId },
	outputs: 1,
	arrange: perAlbum,
	...more,
});

export const item = (
	operation: string,
	kind: Kind,
	route: string,
	more: Partial<Target> = {},
): Target => ({
	...album(operation, kind, route),
	resource: 'mediaItem',
	parameters: { mediaItemId },
	async arrange(google) {
		const { mediaItemIds } = await google.seed({ mediaItems: 2 });
		return { items: jsonItems(...mediaItemIds.map((id) => ({ id }))) };
	},
	...more,
});

export const shared = (
	operation: string,
	kind: Kind,
	route: string,
	more: Partial<Target> = {},
): Target => ({
	...album(operation, kind, route),
	resource: 'sharedAlbum',
	isLegacy: true,
	parameters: { shareToken: '={{ $json.shareToken }}' },
	arrange: async (google) => await perShareToken(google, operation !== 'join'),
	...more,
});

export const session = (
	operation: string,
	kind: Kind,
	route: string,
	more: Partial<Target> = {},
): Target => ({
	...album(operation, kind, route),
	resource: 'pickerSession',
	host: PICKER_HOST,
	parameters: { sessionId: '={{ $json.sessionId }}' },
	arrange: pickedSessions,
	...more,
});
