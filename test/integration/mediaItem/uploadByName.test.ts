/** Albums by their names: found with few requests, and the same one whoever makes it. */
import { useInstantRuns } from '../support/instantRuns';
import { locator, photoItems, useSimulatedGoogle } from '../support';
import { BATCH_CREATE, upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();

useInstantRuns(google);

const LIST = 'GET /v1/albums';
const CREATE = 'POST /v1/albums';
const intoRome = upload({ albumId: locator('name', 'Rome') });

async function uploadOne(number: number, parameters = intoRome) {
	const items = [(await photoItems(number))[number - 1]];
	return await google.succeed({ parameters, items });
}

const albums = () =>
	google.library().albums.map(({ id, title, mediaItemIds }) => ({
		id,
		title,
		photos: mediaItemIds.length,
	}));

describe('media item: upload of 120 photos into an album by name', () => {
	const parameters = upload({ albumId: locator('name', 'Trip to 京都') });

	it('takes 120 uploads and 3 batches, makes the album once and keeps the order', async () => {
		const items = await photoItems(120);
		const result = await google.succeed({ parameters, items });
		// Looked for before it is made, and once more for those that other processes make meanwhile.
		expect(google.counts()).toEqual({ [UPLOAD]: 120, [BATCH_CREATE]: 3, [CREATE]: 1, [LIST]: 2 });
		expect(result.inputs).toEqual(items.map((_, index) => index));
		expect(result.json.map(({ filename }) => filename)).toEqual(
			items.map(({ json }) => `${json.number as number}.jpg`),
		);
		const { albums: made } = google.library();
		expect(made.map(({ title }) => title)).toEqual(['Trip to 京都']);
		expect(made[0].mediaItemIds).toEqual(result.json.map(({ id }) => id));
	});

	it('uses the album of that name when there is one, also on a later page', async () => {
		const titles = [...Array(60).keys()].map((number) => `Album ${number}`);
		const { albumIds } = await google.seed({ albums: [...titles, 'Trip to 京都'] });
		await google.succeed({ parameters, items: await photoItems(1) });
		expect(google.counts()[CREATE]).toBeUndefined();
		const { albums: all } = google.library();
		expect(all.find(({ id }) => id === albumIds[60])?.mediaItemIds).toHaveLength(1);
	});
});

describe('an album that was found by its name', () => {
	it('is remembered for the next runs', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		for (const number of [1, 2, 3]) {
			expect((await uploadOne(number)).json[0].albumId).toBe(albumIds[0]);
		}
		expect(google.counts()[LIST]).toBe(1);
	});

	it('is remembered for those that ask at the same time, whatever the name', async () => {
		const titles = Array.from({ length: 20 }, (_, index) => `Album ${index}`);
		await google.seed({ albums: titles });
		const items = await photoItems(20);
		const results = await Promise.all(
			titles.map(async (title, index) =>
				google.succeed({
					parameters: upload({ albumId: locator('name', title) }),
					items: [items[index]],
				}),
			),
		);
		expect(results).toHaveLength(20);
		expect(albums().map(({ title, photos }) => [title, photos])).toEqual(
			titles.map((title) => [title, 1]),
		);
		expect(google.counts()[LIST]).toBeLessThanOrEqual(2);
	});

	it('is forgotten when its title is changed', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		await uploadOne(1);
		await google.succeed({
			parameters: {
				resource: 'album',
				operation: 'update',
				albumId: locator('id', albumIds[0]),
				updateFields: { title: 'Roma' },
			},
		});
		await uploadOne(2);
		expect(albums()).toEqual([
			{ id: albumIds[0], title: 'Roma', photos: 1 },
			expect.objectContaining({ title: 'Rome', photos: 1 }),
		]);
	});

	it('is looked for again when it was deleted meanwhile', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		await uploadOne(1);
		google.control.deleteAlbum(albumIds[0]);
		const items = (await photoItems(4)).slice(1);
		const result = await google.succeed({ parameters: intoRome, items });
		expect(albums()).toEqual([expect.objectContaining({ title: 'Rome', photos: 3 })]);
		const [{ id }] = albums();
		expect(result.json.map(({ albumId }) => albumId)).toEqual([id, id, id]);
		expect(google.counts()['POST /v1/uploads']).toBe(4);
	});

	it('is looked for once when both ends of the album refuse, however late', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		await uploadOne(1);
		google.control.deleteAlbum(albumIds[0]);
		await google.seed({ albums: ['Rome'] });
		const message = 'The provided ID does not match any albums';
		const body = { error: { code: 404, message, status: 'NOT_FOUND' } };
		google.control.fail({ route: BATCH_CREATE, skip: 1, status: 404, body, delayMs: 10_000 });
		const position = '={{ $json.number % 2 ? "FIRST_IN_ALBUM" : "LAST_IN_ALBUM" }}';
		const parameters = upload({
			albumId: locator('name', 'Rome'),
			additionalFields: { position: { at: { position } } },
		});
		const items = (await photoItems(3)).slice(1);
		const result = await google.succeed({ parameters, items });
		expect(result.json).toHaveLength(2);
		expect(albums()).toEqual([expect.objectContaining({ title: 'Rome', photos: 2 })]);
		expect(google.counts()[LIST]).toBe(2);
	});

	it('is not looked for a second time', async () => {
		await google.seed({ albums: ['Rome'] });
		const body = {
			error: {
				code: 404,
				message: 'The provided ID does not match any albums',
				status: 'NOT_FOUND',
			},
		};
		google.control.fail({ route: BATCH_CREATE, times: 100, status: 404, body });
		const result = await google.run({ parameters: intoRome, items: await photoItems(2) });
		expect(result.status).toBe('error');
		expect(google.counts()).toMatchObject({ [LIST]: 2, [BATCH_CREATE]: 1 });
	});

	it('is one that holds something, and else the one with the smaller ID', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome', 'Rome', 'Rome'] });
		const smallest = [...albumIds].sort()[0];
		expect((await uploadOne(1)).json[0].albumId).toBe(smallest);
		const again = {
			resource: 'album',
			operation: 'create',
			title: 'Rome',
			options: { ifTitleExists: 'reuse' },
		};
		expect((await google.succeed({ parameters: again })).json[0]).toMatchObject({
			id: smallest,
			mediaItemsCount: 1,
			created: false,
		});
	});
});

describe('an album that two processes make at the same time', () => {
	it('is looked for again when Google has kept its creation waiting', async () => {
		const body = {
			error: {
				code: 429,
				message:
					"Quota exceeded for quota 'concurrent write request' of service 'photoslibrary.googleapis.com'.",
				status: 'RESOURCE_EXHAUSTED',
			},
		};
		google.control.fail({ route: CREATE, status: 429, body });
		let other: Promise<unknown> | undefined;
		const result = await google.run({
			parameters: intoRome,
			items: await photoItems(1),
			cancelWhen: () => {
				if (google.requests(CREATE).length === 1) other ??= google.seed({ albums: ['Rome'] });
				return false;
			},
		});
		await other;
		expect(result.hints).toEqual([]);
		expect(albums()).toEqual([expect.objectContaining({ title: 'Rome', photos: 1 })]);
	});
});

describe('album: create', () => {
	it('takes the album that an earlier item of the same run has made', async () => {
		const result = await google.succeed({
			parameters: {
				resource: 'album',
				operation: 'create',
				title: 'Rome',
				options: { ifTitleExists: '={{ $json.mode }}' },
			},
			items: ['create', 'reuse', 'create', 'reuse'].map((mode) => ({ json: { mode } })),
		});
		expect(result.json.map(({ created }) => created)).toEqual([true, false, true, false]);
		expect(albums()).toHaveLength(2);
		expect(result.json[1].id).toBe(result.json[0].id);
		expect(result.json[3].id).toBe(result.json[0].id);
	});
});
