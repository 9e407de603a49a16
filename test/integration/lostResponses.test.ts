/**
 * Google gives every resource an ID. Status 200 without one is a response that was lost on its way:
 * reads are asked again, and nothing is reported as created.
 */
import { useInstantRuns } from './support/instantRuns';
import type { INodeParameters } from 'n8n-workflow';
import { USER_ID, locator, photoItems, useSimulatedGoogle } from './support';
import { openSession, SESSION_GET } from './support/pickerSessions';
import { BATCH_CREATE, expectConsistent, upload } from './support/uploads';

const google = useSimulatedGoogle();

useInstantRuns(google);

const onError = 'continueErrorOutput';
const json = { 'content-type': 'application/json; charset=UTF-8' };

const lost: Array<
	[what: string, response: { status: number; headers?: typeof json; body?: unknown }]
> = [
	['an empty body', { status: 200, headers: json }],
	['an empty object', { status: 200, body: {} }],
];

describe.each(lost)('%s in place of a resource', (_, response) => {
	async function expectAskedAgain(route: string, parameters: INodeParameters, id: string) {
		google.control.fail({ route, ...response });
		const result = await google.succeed({ parameters });
		expect(result.json).toEqual([expect.objectContaining({ id })]);
		expect(google.counts()).toEqual({ [route]: 2 });
	}

	it('an album is read again', async () => {
		const { albumId } = await google.seedAlbum(1);
		const parameters = { resource: 'album', operation: 'get', albumId: locator('id', albumId) };
		await expectAskedAgain('GET /v1/albums/{albumId}', parameters, albumId);
	});

	it('an album is changed again', async () => {
		const { albumId } = await google.seedAlbum(1);
		const album = { resource: 'album', albumId: locator('id', albumId) };
		const parameters = { ...album, operation: 'update', updateFields: { title: 'Roma' } };
		await expectAskedAgain('PATCH /v1/albums/{id}', parameters, albumId);
		expect(google.library().albums[0].title).toBe('Roma');
	});

	it('a media item is read again', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const mediaItemId = locator('id', mediaItemIds[0]);
		const parameters = { resource: 'mediaItem', operation: 'get', mediaItemId };
		await expectAskedAgain('GET /v1/mediaItems/{mediaItemId}', parameters, mediaItemIds[0]);
	});

	it('a media item is changed again', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const item = { resource: 'mediaItem', mediaItemId: locator('id', mediaItemIds[0]) };
		const parameters = { ...item, operation: 'update', updateFields: { description: 'Sea' } };
		await expectAskedAgain('PATCH /v1/mediaItems/{id}', parameters, mediaItemIds[0]);
		expect(google.library().mediaItems[0].description).toBe('Sea');
	});

	it('a session is read again', async () => {
		const sessionId = await openSession(google);
		const parameters = { resource: 'pickerSession', operation: 'get', sessionId };
		await expectAskedAgain(SESSION_GET, parameters, sessionId);
	});

	it('the session that is to be read is not taken for one that waits', async () => {
		google.control.seedPersonalLibrary({ userId: USER_ID, photos: 2, width: 20, height: 20 });
		const sessionId = await openSession(google);
		google.control.pick({ sessionId, count: 2 });
		google.control.fail({ route: SESSION_GET, ...response });
		const session = { resource: 'pickerSession', operation: 'getMediaItems', sessionId };
		const parameters = { ...session, waitForSelection: true, maxWaitMinutes: 0 };
		const result = await google.succeed({ parameters });
		expect(result.json).toHaveLength(2);
	});

	it('an album is reported only if it is there', async () => {
		google.control.fail({ route: 'POST /v1/albums', ...response });
		const parameters = { resource: 'album', operation: 'create', title: 'Rome' };
		const result = await google.run({ parameters, onError });
		expect(result.items.length + result.errorItems.length).toBe(1);
		expect(google.library().albums).toHaveLength(result.json.length);
		expect(result.json).toMatchObject(google.library().albums.map(({ id }) => ({ id })));
	});

	it('a session is reported only if it is there', async () => {
		google.control.fail({ route: 'POST /v1/sessions', ...response });
		const parameters = { resource: 'pickerSession', operation: 'create' };
		const result = await google.run({ parameters, onError });
		expect(result.items.length + result.errorItems.length).toBe(1);
		const open = google.control.pickerSessions().map(({ id }) => id);
		for (const { id } of result.json) expect(open).toContain(id);
	});

	it('an enrichment is reported only if it is there', async () => {
		const { albumId } = await google.seedAlbum(0);
		google.control.fail({ route: 'POST /v1/albums/{albumId}:addEnrichment', ...response });
		const album = { resource: 'album', albumId: locator('id', albumId) };
		const parameters = { ...album, operation: 'addEnrichment', text: 'Day one' };
		const result = await google.run({ parameters, onError });
		expect(result.items.length + result.errorItems.length).toBe(1);
		const [{ enrichmentIds }] = google.library().albums;
		expect(enrichmentIds).toEqual(result.json.map(({ id }) => id));
	});

	it('photos that go to an album by name go to no other place', async () => {
		google.control.fail({ route: 'POST /v1/albums', ...response });
		const parameters = upload({ albumId: locator('name', 'Rome') });
		const result = await google.run({ parameters, items: await photoItems(2), onError });
		expect([...result.inputs, ...result.errorInputs]).toEqual([0, 1]);
		const { albums, mediaItems } = google.library();
		const inAlbum = albums.flatMap(({ mediaItemIds }) => mediaItemIds);
		expect(mediaItems.map(({ id }) => id)).toEqual(inAlbum);
		expect(result.json.map(({ id }) => id)).toEqual(inAlbum);
		for (const { albumId } of result.json) expect(albumId).toBe(albums[0].id);
	});

	it('what became of a batch is asked again', async () => {
		google.control.fail({ route: BATCH_CREATE, ...response });
		const result = await google.run({ parameters: upload(), items: await photoItems(2), onError });
		expectConsistent(google, result, 2);
	});
});

it('takes a new media item without an ID for no result', async () => {
	const newMediaItemResults = [{ status: { message: 'Success' }, mediaItem: {} }];
	google.control.fail({ route: BATCH_CREATE, status: 200, body: { newMediaItemResults } });
	const result = await google.run({ parameters: upload(), items: await photoItems(1), onError });
	expectConsistent(google, result, 1);
});
