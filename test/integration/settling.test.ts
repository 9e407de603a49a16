/** What passes by itself is waited out: things that Google has just made, a token endpoint that stumbles. */
import { useInstantRuns } from './support/instantRuns';
import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../simulator/control';
import { idItems, locator, photoItems, useSimulatedGoogle } from './support';
import { BATCH_CREATE, expectConsistent, upload } from './support/uploads';

const google = useSimulatedGoogle();

useInstantRuns(google);

const onError = 'continueErrorOutput';

const refusal = (code: number, message: string, status: string) => ({
	status: code,
	body: { error: { code, message, status } },
});
const unknownAlbum: Array<ReturnType<typeof refusal>> = [
	refusal(400, 'Invalid album ID.', 'INVALID_ARGUMENT'),
	refusal(404, 'The provided ID does not match any albums', 'NOT_FOUND'),
	refusal(404, 'Requested entity was not found.', 'NOT_FOUND'),
];

describe.each(unknownAlbum)(
	'an album made in this run that Google does not know yet: $body.error.message',
	(response) => {
		const create = { resource: 'album', operation: 'create', title: 'Rome' };
		const createAlbum = async () =>
			(await google.succeed({ parameters: create })).json[0].id as string;

		it.each([1, 2])('takes the photos uploaded by name after %i refusals', async (times) => {
			google.control.fail({ route: BATCH_CREATE, times, ...response });
			const parameters = upload({ albumId: locator('name', 'Rome') });
			const result = await google.run({ parameters, items: await photoItems(3), onError });
			expectConsistent(google, result, 3);
			expect(google.library().albums).toHaveLength(1);
			expect(google.library().albums[0].mediaItemIds).toEqual(result.json.map(({ id }) => id));
		});

		it('takes photos that were there before', async () => {
			const { mediaItemIds } = await google.seed({ mediaItems: 3 });
			const albumId = await createAlbum();
			const route = 'POST /v1/albums/{albumId}:batchAddMediaItems';
			google.control.fail({ route, ...response });
			const parameters = {
				resource: 'album',
				operation: 'addMediaItems',
				albumId: locator('id', albumId),
			};
			const result = await google.succeed({ parameters, items: idItems(mediaItemIds) });
			expect(result.json).toHaveLength(3);
			expect(google.library().albums[0].mediaItemIds).toEqual(mediaItemIds);
		});

		it.each<[string, string, INodeParameters]>([
			['get', 'GET /v1/albums/{albumId}', {}],
			['update', 'PATCH /v1/albums/{id}', { updateFields: { title: 'Roma' } }],
			['addEnrichment', 'POST /v1/albums/{albumId}:addEnrichment', { text: 'Day one' }],
		])('%s is asked again', async (operation, route, more) => {
			const albumId = await createAlbum();
			google.control.clearRequests();
			google.control.fail({ route, ...response });
			const album = { resource: 'album', operation, albumId: locator('id', albumId) };
			await google.succeed({ parameters: { ...album, ...more } });
			expect(google.counts()).toEqual({ [route]: 2 });
		});
	},
);

it('an album that was not made in this run is not waited for', async () => {
	const { albumIds } = await google.seed({ albums: 1 });
	const route = 'GET /v1/albums/{albumId}';
	google.control.fail({ route, ...unknownAlbum[1] });
	const parameters = { resource: 'album', operation: 'get', albumId: locator('id', albumIds[0]) };
	expect((await google.run({ parameters })).status).toBe('error');
	expect(google.counts()).toEqual({ [route]: 1 });
});

describe.each<[string, Partial<Fault>]>([
	['answers 503', { status: 503, body: 'Try again later' }],
	['answers 500 in JSON', { status: 500, body: { error: 'internal_failure' } }],
	['resets the connection', { drop: 'before' }],
])('a token endpoint that %s while the access token is expired', (_, fault) => {
	beforeEach(() => {
		google.control.expireAccessTokens();
		google.control.fail({ host: 'oauth2.googleapis.com', ...fault });
	});

	it('is asked again before an album is created, once', async () => {
		const parameters = { resource: 'album', operation: 'create', title: 'Rome' };
		const { json } = await google.succeed({ parameters });
		const { albums } = google.library();
		expect(albums).toHaveLength(1);
		expect(json).toMatchObject([{ id: albums[0].id }]);
		const carriedOut = google.requests('POST /v1/albums').filter(({ status }) => status === 200);
		expect(carriedOut).toHaveLength(1);
	});

	it('is asked again before albums are listed', async () => {
		await google.seed({ albums: 2 });
		const { json } = await google.succeed({
			parameters: { resource: 'album', operation: 'getAll' },
		});
		expect(json).toHaveLength(2);
	});

	it('is asked again before photos are uploaded', async () => {
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectConsistent(google, result, 2);
	});

	it('is asked again before a session is created, once', async () => {
		const parameters = { resource: 'pickerSession', operation: 'create' };
		const { json } = await google.succeed({ parameters });
		expect(json.map(({ id }) => id)).toEqual(google.control.pickerSessions().map(({ id }) => id));
		expect(json).toHaveLength(1);
	});
});
