/** On Error "Stop": the error that is shown is the first real one, with what had been done until then. */
import { idItems, jsonItems, locator, photoItems, UNKNOWN_ID, useSimulatedGoogle } from './support';
import { download, MEDIA_HOST } from './support/downloads';
import { openSession } from './support/pickerSessions';
import { BATCH_CREATE, textItem, upload, UPLOAD } from './support/uploads';

const google = useSimulatedGoogle();
const refusal = (message: string) => ({
	status: 400,
	body: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } },
});

describe('the error that stops a run', () => {
	it('names the sessions created before it', async () => {
		const route = 'POST /v1/sessions';
		google.control.fail({ route, skip: 2, ...refusal('No more.') });
		const parameters = { resource: 'pickerSession', operation: 'create' };
		const result = await google.run({ parameters, items: jsonItems({}, {}, {}, {}) });
		expect(result.error).toMatchObject({ context: { itemIndex: 2 } });
		expect(result.errorText).toContain('No more.');
		const sessions = google.control.pickerSessions();
		expect(sessions).toHaveLength(2);
		for (const { id } of sessions) expect(result.errorText).toContain(id);
		expect(google.requests(route)).toHaveLength(3);
	});

	it('names the session deleted before it', async () => {
		const id = await openSession(google);
		const parameters = {
			resource: 'pickerSession',
			operation: 'delete',
			sessionId: '={{ $json.id }}',
		};
		const result = await google.run({ parameters, items: idItems([id, 'no-such-session']) });
		expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
		expect(result.errorText).toContain(id);
	});

	it('names the album that an upload created for nothing', async () => {
		google.control.fail({ route: UPLOAD, times: 99, ...refusal('Not this file.') });
		const parameters = upload({ albumId: locator('name', 'Rome') });
		const result = await google.run({ parameters, items: await photoItems(2) });
		expect(result.errorText).toContain('Not this file.');
		expect(result.errorText).toContain(google.library().albums[0].id);
	});

	it('is that of the file that failed, not of those it left out', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 6 });
		google.control.fail({ host: MEDIA_HOST, skip: 3, ...refusal('Not this file.') });
		const items = idItems(mediaItemIds);
		const result = await google.run({ parameters: download({ concurrency: 1 }), items });
		expect(result.error).toMatchObject({ context: { itemIndex: 3 } });
		expect(result.errorText).toContain('Not this file.');
		expect(result.errorText).not.toMatch(/skipped/i);
	});

	it('is one of those that Google gave, when several come together', async () => {
		// The first file is refused late, the third at once.
		google.control.fail({ route: UPLOAD, delayMs: 700, ...refusal('The late one.') });
		google.control.fail({ route: UPLOAD, skip: 1, delayMs: 100, ...refusal('The early one.') });
		const parameters = upload({ options: { concurrency: 3 } });
		const result = await google.run({ parameters, items: await photoItems(3) });
		expect(result.errorText).toMatch(/The (early|late) one\./);
	});

	it('is that of a file, with what is in the library by then', async () => {
		const items = await photoItems(4);
		items[1] = await textItem(2);
		const result = await google.run({ parameters: upload(), items });
		expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
		const { mediaItems } = google.library();
		expect(mediaItems.length).toBeGreaterThan(0);
		for (const { id } of mediaItems) expect(result.errorText).toContain(id);
	});

	it('is not that of a batch which came to nothing afterwards', async () => {
		google.control.fail({ route: UPLOAD, skip: 1, ...refusal('Not this file.') });
		google.control.fail({ route: BATCH_CREATE, times: 99, ...refusal('Not these either.') });
		const parameters = upload({ options: { concurrency: 1 } });
		const result = await google.run({ parameters, items: await photoItems(3) });
		expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
		expect(result.errorText).toContain('Not this file.');
	});

	it('tells what was removed before it', async () => {
		const { albumId, mediaItemIds } = await google.seedAlbum(3);
		const operation = 'removeMediaItems';
		const parameters = { resource: 'album', operation, albumId: locator('id', albumId) };
		const items = idItems([...mediaItemIds, UNKNOWN_ID]);
		const result = await google.run({ parameters, items });
		expect(result.error).toMatchObject({ context: { itemIndex: 3 } });
		expect(result.errorText).toContain(albumId);
		expect(google.library().albums[0].mediaItemIds).toEqual([]);
	});
});

describe('items left out after an error that nothing can mend', () => {
	it('say so', async () => {
		google.control.fail({
			route: 'POST /v1/albums',
			...{
				status: 403,
				body: {
					error: {
						code: 403,
						message: 'Google Photos is disabled for the user',
						status: 'PERMISSION_DENIED',
					},
				},
			},
		});
		const parameters = { resource: 'album', operation: 'create', title: '={{ $json.t }}' };
		const items = jsonItems({ t: 'One' }, { t: 'Two' }, { t: 'Three' });
		const result = await google.run({ parameters, items, onError: 'continueErrorOutput' });
		expect(result.errorInputs).toEqual([0, 1, 2]);
		expect(google.requests()).toHaveLength(1);
		expect(google.library().albums).toEqual([]);
	});
});
