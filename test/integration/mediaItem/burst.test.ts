/** Many executions at once, as a burst of webhooks starts them: the cost grows with the photos. */
import { photo } from '../../support/photos';
import { waitFor } from '../../support/waitFor';
import { binaryItem, locator, photoItems, useSimulatedGoogle, USER_ID } from '../support';
import { BATCH_CREATE, textItem, upload, UPLOAD } from '../support/uploads';

const google = useSimulatedGoogle();
const onError = 'continueErrorOutput';
const ALBUM_REQUESTS = ['GET /v1/albums', 'POST /v1/albums'];

const albumRequests = () => google.requests().filter(({ route }) => ALBUM_REQUESTS.includes(route));
const inAlbum = () => google.library().albums.map(({ mediaItemIds }) => mediaItemIds.length);

/** One execution for each photo, all at once. */
async function burst(count: number, parameters = upload()) {
	const items = await photoItems(count);
	return await Promise.all(items.map((item) => google.run({ parameters, items: [item] })));
}

describe('100 executions at once with one photo each', () => {
	it('fill one album by its name with few requests, and each gets its own photo', async () => {
		google.control.setLatency({ '*': 20, [BATCH_CREATE]: 400 });
		const results = await burst(100, upload({ albumId: locator('name', 'Webhooks') }));
		google.control.setLatency({});
		expect(results.map(({ json }) => json.map(({ filename }) => filename))).toEqual(
			results.map((_, index) => [`${index + 1}.jpg`]),
		);
		expect(google.counts()[UPLOAD]).toBe(100);
		expect(google.counts()[BATCH_CREATE]).toBeLessThanOrEqual(10);
		expect(albumRequests().length).toBeLessThanOrEqual(4);
		expect(inAlbum()).toEqual([100]);
		const ids = new Set(results.map(({ json }) => json[0].id));
		expect(ids.size).toBe(100);
	}, 60_000);

	it('end in 98 successes, one error and one cancellation', async () => {
		const { albumIds } = await google.seed({ albums: ['Webhooks'] });
		const parameters = upload({ albumId: locator('id', albumIds[0]) });
		google.control.setLatency({ [BATCH_CREATE]: 300 });
		const items = await photoItems(100);
		items[41] = await textItem(42);
		const isOnItsWay = () => google.requests(BATCH_CREATE).length > 0;
		const results = await Promise.all(
			items.map((item, index) =>
				google.run({
					parameters,
					items: [item],
					onError,
					cancelWhen: index === 70 ? isOnItsWay : undefined,
				}),
			),
		);
		google.control.setLatency({});
		const ends = results.map(({ status, errorItems }) =>
			errorItems.length > 0 ? 'failed' : status,
		);
		expect(ends).toEqual(
			ends.map((_, index) => ({ 41: 'failed', 70: 'canceled' })[index] ?? 'success'),
		);
		expect(JSON.stringify(results[41].errorItems)).toContain('"42.jpg');
		// Its bytes may have been with the others already.
		expect(inAlbum()[0]).toBeGreaterThanOrEqual(98);
		expect(google.counts()[BATCH_CREATE]).toBeLessThanOrEqual(10);
	}, 60_000);
});

describe('executions that share a batch', () => {
	/** The first keeps the account busy; the others gather behind it. */
	async function behindAnother(
		count: number,
		run: (index: number) => ReturnType<typeof google.run>,
	) {
		const [ahead] = await photoItems(1);
		google.control.setLatency({ [BATCH_CREATE]: 400 });
		const first = google.run({ parameters: upload(), items: [ahead] });
		await waitFor('a batch on its way', () => google.requests(BATCH_CREATE).length === 1);
		const others = Array.from({ length: count }, async (_, index) => await run(index));
		const results = await Promise.all(others);
		google.control.setLatency({});
		await first;
		return results;
	}
	const photoOf = async (number: number) =>
		await binaryItem(await photo(number), { fileName: `${number}.jpg` });

	it('leave together', async () => {
		const results = await behindAnother(5, async (index) =>
			google.succeed({ parameters: upload(), items: [await photoOf(index + 10)] }),
		);
		expect(results.map(({ json }) => json[0].filename)).toEqual(
			results.map((_, index) => `${index + 10}.jpg`),
		);
		expect(google.counts()[BATCH_CREATE]).toBe(2);
	});

	it('with the same bytes get the same media item', async () => {
		const results = await behindAnother(2, async () =>
			google.succeed({ parameters: upload(), items: [await photoOf(10)] }),
		);
		expect(results[0].json[0].id).toBe(results[1].json[0].id);
		expect(google.library().mediaItems).toHaveLength(2);
	});

	it('do not see what is wrong with another one', async () => {
		google.control.refuseDescription('Secret of another');
		const results = await behindAnother(4, async (index) =>
			google.run({
				parameters: upload({
					additionalFields: { description: index === 1 ? 'Secret of another' : `Own ${index}` },
				}),
				items: [await photoOf(index + 10)],
			}),
		);
		expect(results.map(({ status }) => status)).toEqual(['success', 'error', 'success', 'success']);
		const [one, , two, three] = results;
		expect(JSON.stringify([one, two, three])).not.toContain('Secret');
	});

	it('all hear, each in an error of its own, that the account is out of storage', async () => {
		google.control.setFreeStorage(USER_ID, 0);
		const results = await behindAnother(3, async (index) => {
			const json = { secret: `Secret ${index}` };
			const item = await binaryItem(await photo(index + 10), { fileName: `${index}.jpg`, json });
			const additionalFields = { description: '={{ $json.secret }}', fileName: `Own ${index}.jpg` };
			return await google.run({ parameters: upload({ additionalFields }), items: [item] });
		});
		results.forEach(({ status, error }, index) => {
			expect(status).toBe('error');
			const text = JSON.stringify([error, error && 'node' in error && error.node]);
			for (const other of [0, 1, 2].filter((one) => one !== index)) {
				expect(text).not.toContain(`Own ${other}`);
			}
		});
	});

	it('get their answer when the one that sends is cancelled', async () => {
		let isLast = false;
		const results = await behindAnother(3, async (index) => {
			const items = [await photoOf(index + 10)];
			const cancelWhen = () => (isLast ||= google.requests(BATCH_CREATE).length === 2);
			return await google.run({
				parameters: upload(),
				items,
				...(index === 0 && { cancelWhen }),
			});
		});
		expect(results.map(({ status }) => status)).toEqual(['canceled', 'success', 'success']);
		expect(google.counts()[BATCH_CREATE]).toBe(2);
	});
});

describe('additions to one album from many executions', () => {
	it('leave together, and an ID that nobody has fails alone', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 60 });
		const add = (id: string) => ({
			resource: 'album',
			operation: 'addMediaItems',
			albumId: locator('id', albumIds[0]),
			mediaItemIds: id,
		});
		const ids = mediaItemIds.map((id, index) => (index === 30 ? `${id}x` : id));
		const results = await Promise.all(ids.map((id) => google.run({ parameters: add(id) })));
		expect(results.flatMap(({ status }, index) => (status === 'success' ? [] : [index]))).toEqual([
			30,
		]);
		expect(results[30].errorText).toContain(ids[30]);
		expect(google.library().albums[0].mediaItemIds).toEqual(
			mediaItemIds.filter((_, index) => index !== 30),
		);
		expect(google.requests().length).toBeLessThanOrEqual(10);
	}, 30_000);
});

describe('an album that two processes make at the same time', () => {
	it('is the same for both, and a hint names the one that stays empty', async () => {
		let other: Promise<{ albumIds: string[] }> | undefined;
		const items = await photoItems(1);
		const result = await google.run({
			parameters: upload({ albumId: locator('name', 'Rome') }),
			items,
			cancelWhen: () => {
				const isMade = google.library().albums.length === 1;
				if (isMade)
					other ??= google.seed({ albums: ['Rome'], mediaItems: 1, intoFirstAlbum: true });
				return false;
			},
		});
		const [id] = (await other!).albumIds;
		expect(result.json[0].albumId).toBe(id);
		const empty = google.library().albums.find(({ mediaItemIds }) => mediaItemIds.length === 0);
		expect(result.hints).toEqual([
			expect.objectContaining({ message: expect.stringContaining(empty!.id) as string }),
		]);
		expect(google.counts()).toMatchObject({ 'GET /v1/albums': 2, 'POST /v1/albums': 1 });
	});
});
