/**
 * Every method of the Library API, once: what the node sends for it and what it gives.
 */
import { LIBRARY, METHODS } from '../../nodes/GooglePhotos/client/http/methods';
import { CLIENT_ID, LEGACY_SCOPES, locator, useSimulatedGoogle } from './support';
import { libraryMethods, type Fixture } from './support/libraryMethods';
import { schemaErrors } from './support/schemas';
import { createUploadTokens } from './support/uploadTokens';

const google = useSimulatedGoogle();

const removed = Object.keys(libraryMethods).filter((name) => /^sharedAlbums|share$/.test(name));

/** An album that somebody else made through the same client, shared and then joined. */
async function joinTrip(): Promise<string> {
	const friend = google.credentialOf('friend', LEGACY_SCOPES);
	const seed = { clientId: CLIENT_ID, userId: 'friend', albums: ['Trip'] };
	const { albumIds } = await google.control.seed(seed);
	const share = { resource: 'album', operation: 'share', albumId: locator('id', albumIds[0]) };
	const { json } = await google.run({ credential: friend, parameters: share });
	const shareToken = json[0].shareToken as string;
	await google.succeed({
		parameters: { resource: 'sharedAlbum', operation: 'join', shareToken },
	});
	return shareToken;
}

async function arrange(method: string): Promise<Fixture> {
	const { albumId, mediaItemIds: ids } = await google.seedAlbum(2);
	let shareToken = '';
	if (removed.includes(method)) {
		google.control.setMode('legacy');
		google.connect(LEGACY_SCOPES);
		shareToken = await joinTrip();
	}
	const [uploadToken] = await createUploadTokens(google, 1);
	google.control.clearRequests();
	return { albumId, ids, shareToken, uploadToken };
}

function parseQuery(query: string): Record<string, string | string[]> {
	const parameters = new URLSearchParams(query);
	return Object.fromEntries(
		[...new Set(parameters.keys())].map((name) => {
			const values = parameters.getAll(name);
			return [name, values.length > 1 ? values : values[0]];
		}),
	);
}

it('are 19, all of them called here', () => {
	const methods = Object.entries(METHODS)
		.filter(([name, { api }]) => api === LIBRARY && !/^uploads\.|\.download$/.test(name))
		.map(([name]) => name);
	expect(methods).toHaveLength(19);
	expect(Object.keys(libraryMethods).sort()).toEqual(methods.sort());
});

it.each(Object.keys(libraryMethods))(
	'%s: one request, as documented, and its output',
	async (name) => {
		const call = libraryMethods[name](await arrange(name));
		const [resource, operation] = call.operation;
		const parameters = { resource, operation, ...call.parameters };
		const { json } = await google.succeed({ parameters });
		const [request, ...others] = google.requests();
		expect(others).toEqual([]);
		expect(request).toMatchObject({ host: 'photoslibrary.googleapis.com', status: 200 });
		expect([request.method, request.path]).toEqual(call.request);
		expect(parseQuery(request.query)).toEqual(call.query ?? {});
		expect(request.body).toEqual(call.body);
		expect(json).toMatchObject(call.output);
		expect(json).toHaveLength(call.output.length);
		expect(schemaErrors(resource, operation, json)).toEqual([]);
	},
);

it.each(removed)(
	'%s today is refused, with what to do instead, and tried once only',
	async (name) => {
		const { albumId } = await google.seedAlbum(0);
		const shareToken = 'AOVP0rExampleShareToken';
		const { operation, parameters } = libraryMethods[name]({
			albumId,
			ids: [],
			shareToken,
			uploadToken: '',
		});
		const result = await google.run({
			parameters: { resource: operation[0], operation: operation[1], ...parameters },
		});
		expect(result.error).toMatchObject({ httpCode: '403', context: { itemIndex: 0 } });
		expect(result.error?.message).toContain('Google removed this from its API on March 31, 2025');
		expect(result.errorText).toContain('Share and join albums in the Google Photos app');
		expect(google.requests()).toHaveLength(1);
	},
);

it('leave what was shared as the person chose', async () => {
	const { albumId, shareToken } = await arrange('albums.share');
	expect(google.library().albums[0].id).toBe(albumId);
	const list = { resource: 'sharedAlbum', operation: 'getAll', returnAll: true };
	expect((await google.run({ parameters: list })).json).toHaveLength(1);
	await google.run({ parameters: { resource: 'sharedAlbum', operation: 'leave', shareToken } });
	const { json, hints } = await google.run({ parameters: list });
	expect(json).toEqual([]);
	expect(hints).toHaveLength(1);
});
