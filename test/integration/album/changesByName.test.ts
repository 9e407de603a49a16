/** Additions to and removals from albums by name: the list of albums is read once for many runs. */
import { useInstantRuns } from '../support/instantRuns';
import { locator, photoItems, useSimulatedGoogle } from '../support';
import { upload } from '../support/uploads';

const google = useSimulatedGoogle();

useInstantRuns(google);

const LIST = 'GET /v1/albums';
const change = (mediaItemIds: string, operation = 'addMediaItems') => ({
	resource: 'album',
	operation,
	albumId: locator('name', 'Rome'),
	mediaItemIds,
});

const contents = () => google.library().albums.map(({ mediaItemIds }) => mediaItemIds);

async function seed(mediaItems: number) {
	const { albumIds, mediaItemIds } = await google.seed({ albums: ['Rome'], mediaItems });
	return { albumId: albumIds[0], ids: mediaItemIds };
}

describe('an album that was found by its name', () => {
	it('is looked for once by all executions that begin together', async () => {
		const { ids } = await seed(60);
		await Promise.all(ids.map(async (id) => await google.succeed({ parameters: change(id) })));
		expect(contents()[0].sort()).toEqual([...ids].sort());
		expect(google.counts()[LIST]).toBeLessThanOrEqual(2);
		expect(google.requests().length).toBeLessThanOrEqual(10);
	});

	it('is remembered for the next runs', async () => {
		const { ids } = await seed(3);
		for (const id of ids) await google.succeed({ parameters: change(id) });
		await google.succeed({ parameters: change(ids[1], 'removeMediaItems') });
		expect(contents()).toEqual([[ids[0], ids[2]]]);
		expect(google.counts()[LIST]).toBe(1);
	});

	it('is looked for again when it was deleted meanwhile', async () => {
		const { albumId, ids } = await seed(2);
		await google.succeed({ parameters: change(ids[0]) });
		google.control.deleteAlbum(albumId);
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const { json } = await google.succeed({ parameters: change(ids[1]) });
		expect(json).toMatchObject([{ albumId: albumIds[0], mediaItemIds: [ids[1]] }]);
		expect(contents()).toEqual([[ids[1]]]);
	});

	it('is missed by its name when it was deleted and none has taken its place', async () => {
		const { albumId, ids } = await seed(2);
		await google.succeed({ parameters: change(ids[0]) });
		google.control.deleteAlbum(albumId);
		const { error } = await google.run({ parameters: change(ids[1]) });
		expect(error?.message).toContain(`'Album' names no album created through n8n: "Rome"`);
		expect(google.counts()[LIST]).toBe(2);
	});

	it.each(['create', 'update'])('is asked about when %s makes another one', async (operation) => {
		const { albumId, ids } = await seed(2);
		await google.succeed({ parameters: change(ids[0]) });
		const [other] = (await google.seed({ albums: ['Paris'] })).albumIds;
		const make = { resource: 'album', operation, title: 'Rome' };
		const rename = { albumId: locator('id', other), updateFields: { title: 'Rome' } };
		await google.succeed({ parameters: { ...make, ...(operation === 'update' && rename) } });
		const { error, errorText } = await google.run({ parameters: change(ids[1]) });
		expect(error?.message).toContain(`'Album' names 2 albums with the title "Rome"`);
		expect(errorText).toContain(albumId);
		expect(contents().flat()).toEqual([ids[0]]);
	});

	it('is asked about each time where there are two, also after an upload has chosen one', async () => {
		const { albumIds, mediaItemIds } = await google.seed({
			albums: ['Rome', 'Rome'],
			mediaItems: 1,
		});
		const intoRome = upload({ albumId: locator('name', 'Rome') });
		await google.succeed({ parameters: intoRome, items: await photoItems(1) });
		for (const lists of [2, 3]) {
			const { errorText } = await google.run({ parameters: change(mediaItemIds[0]) });
			for (const id of albumIds) expect(errorText).toContain(id);
			expect(google.counts()[LIST]).toBe(lists);
		}
	});
});
