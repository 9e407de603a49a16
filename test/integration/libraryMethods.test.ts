/**
 * Every method of the Library API, once: what the node sends for it and what it gives.
 */
import { LIBRARY, METHODS } from '../../nodes/GooglePhotos/client/methods';
import { simulated, USER_ID, CLIENT_ID } from './support/engine';
import { textOf } from './support/errors';
import { jsonItems, locator } from './support/items';
import { credentialOf, LEGACY_SCOPES, uploadTokenOf } from './support/library';
import { rows, type Given } from './support/libraryMethods';
import { schemaFaults } from './support/schemas';

const google = simulated();

const removed = [
	'albums.share',
	'albums.unshare',
	'sharedAlbums.get',
	'sharedAlbums.list',
	'sharedAlbums.join',
	'sharedAlbums.leave',
];

/** An album that somebody else made through the same client, shared and then joined. */
async function joinTrip(): Promise<string> {
	const friend = credentialOf(google, 'friend', LEGACY_SCOPES);
	const seed = { clientId: CLIENT_ID, userId: 'friend', albums: ['Trip'] };
	const { albumIds } = await google.control.seed(seed);
	const share = { resource: 'album', operation: 'share', albumId: locator('id', albumIds[0]) };
	const { json } = await google.run({ credential: friend, parameters: share });
	const shareToken = json[0].shareToken as string;
	const { error } = await google.run({
		parameters: { resource: 'sharedAlbum', operation: 'join', shareToken },
	});
	expect(error).toBeUndefined();
	return shareToken;
}

async function arrange(method: string): Promise<Given> {
	const seed = { albums: ['Rome'], mediaItems: 2, intoFirstAlbum: true };
	const { albumIds, mediaItemIds } = await google.seed(seed);
	let shareToken = '';
	if (removed.includes(method)) {
		google.control.setMode('legacy');
		google.connect(LEGACY_SCOPES);
		shareToken = await joinTrip();
	}
	const uploadToken = method === 'mediaItems.batchCreate' ? await uploadTokenOf(google) : '';
	google.control.clearRequests();
	return { albumId: albumIds[0], ids: mediaItemIds, shareToken, uploadToken };
}

function queryOf(query: string): Record<string, string | string[]> {
	const parameters = new URLSearchParams(query);
	const names = [...new Set(parameters.keys())];
	return Object.fromEntries(
		names.map((name) => {
			const values = parameters.getAll(name);
			return [name, values.length > 1 ? values : values[0]];
		}),
	);
}

it('has a row for each of the 19 methods', () => {
	const beside = ['uploads.create', 'mediaItems.download'];
	const methods = Object.entries(METHODS)
		.filter(([name, { api }]) => api === LIBRARY && !beside.includes(name))
		.map(([name]) => name);
	expect(methods).toHaveLength(19);
	expect(Object.keys(rows).sort()).toEqual(methods.sort());
});

it.each(Object.keys(rows))('%s: one request, as documented, and its answer', async (name) => {
	const row = rows[name];
	const given = await arrange(name);
	const { resource, operation } = row;
	const parameters = { resource, operation, ...row.parameters(given) };
	const { json, error } = await google.run({ parameters });
	expect(error).toBeUndefined();
	const [request, ...others] = google.requests();
	expect(others).toEqual([]);
	expect(request).toMatchObject({ host: 'photoslibrary.googleapis.com', status: 200 });
	expect(request).toMatchObject({ method: row.method, path: row.path(given) });
	expect(queryOf(request.query)).toEqual(row.query?.(given) ?? {});
	expect(request.body).toEqual(row.body?.(given));
	expect(json).toMatchObject(row.output(given));
	expect(json).toHaveLength(row.output(given).length);
	expect(schemaFaults(resource, operation, json)).toEqual([]);
});

describe.each(removed)('%s today', (name) => {
	it('is refused, with the reason and what to do instead, and tried once only', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const { resource, operation, parameters } = rows[name];
		const shareToken = 'AOVP0rExampleShareToken';
		const given = { albumId: albumIds[0], ids: [], shareToken, uploadToken: '' };
		const result = await google.run({
			parameters: { resource, operation, ...parameters(given) },
			items: jsonItems({}),
		});
		expect(result.error).toMatchObject({ httpCode: '403', context: { itemIndex: 0 } });
		expect(textOf(result)).toContain('31 March 2025');
		expect(textOf(result)).toContain('in the Google Photos app');
		expect(google.requests()).toHaveLength(1);
	});
});

it('leaves what was shared as the person chose', async () => {
	const { albumId, shareToken } = await arrange('albums.share');
	expect(google.control.library(CLIENT_ID, USER_ID).albums[0].id).toBe(albumId);
	const list = { resource: 'sharedAlbum', operation: 'getAll', returnAll: true };
	expect((await google.run({ parameters: list })).json).toHaveLength(1);
	await google.run({ parameters: { resource: 'sharedAlbum', operation: 'leave', shareToken } });
	const { json, hints } = await google.run({ parameters: list });
	expect(json).toEqual([]);
	expect(hints).toHaveLength(1);
});
