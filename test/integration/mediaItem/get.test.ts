import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../support/errors';
import { inputOf, jsonItems, locator } from '../support/items';
import { simulated } from '../support/engine';

const google = simulated();

function mediaItem(operation: string, parameters: IDataObject = {}) {
	return { resource: 'mediaItem', operation, ...parameters } as const;
}

describe('media item: get', () => {
	it.each(['id', 'list'] as const)('reads the photo chosen by %s', async (mode) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 2 });
		const parameters = mediaItem('get', { mediaItemId: locator(mode, mediaItemIds[1]) });
		const { json, error } = await google.run({ parameters });
		expect(error).toBeUndefined();
		expect(json).toEqual([expect.objectContaining({ id: mediaItemIds[1] })]);
		expect(google.requests()).toHaveLength(1);
		expect(google.requests()[0]).toMatchObject({
			host: 'photoslibrary.googleapis.com',
			method: 'GET',
			path: `/v1/mediaItems/${mediaItemIds[1]}`,
		});
	});

	it('reads the photo behind its Google Photos address', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const byId = { mediaItemId: locator('id', mediaItemIds[0]), simplify: false };
		const { productUrl } = (await google.run({ parameters: mediaItem('get', byId) })).json[0];
		const byUrl = { mediaItemId: locator('url', productUrl as string) };
		const { json, error } = await google.run({ parameters: mediaItem('get', byUrl) });
		expect(error).toBeUndefined();
		expect(json[0].id).toBe(mediaItemIds[0]);
	});

	it('takes another id for each item and links the results', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const parameters = mediaItem('get', { mediaItemId: locator('id', '={{ $json.id }}') });
		const items = jsonItems(...mediaItemIds.map((id) => ({ id })));
		const result = await google.run({ parameters, items });
		expect(result.json.map(({ id }) => id)).toEqual(mediaItemIds);
		expect(result.items.map(inputOf)).toEqual([0, 1, 2]);
	});

	it('gives few, flat fields when simplified', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const parameters = mediaItem('get', { mediaItemId: locator('id', mediaItemIds[0]) });
		const [json] = (await google.run({ parameters })).json;
		expect(Object.keys(json).length).toBeLessThanOrEqual(10);
		for (const value of Object.values(json)) expect(typeof value).not.toBe('object');
		expect(json).toMatchObject({ filename: 'photo-1.jpg', mimeType: 'image/jpeg' });
	});

	it("gives Google's own media item when Simplify is off", async () => {
		const body = { id: 'any', mediaMetadata: { width: '1', photo: {} }, unheardOf: [1] };
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		google.control.fail({ route: 'GET /v1/mediaItems/{mediaItemId}', status: 200, body });
		const mediaItemId = locator('id', mediaItemIds[0]);
		const parameters = mediaItem('get', { mediaItemId, simplify: false });
		expect((await google.run({ parameters })).json).toEqual([body]);
	});

	it('explains a photo that cannot be found', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const mediaItemId = locator('id', `${mediaItemIds[0].slice(0, -4)}none`);
		const result = await google.run({ parameters: mediaItem('get', { mediaItemId }) });
		expect(result.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(textOf(result)).toMatch(/media item|photo/i);
	});
});

describe('media item: get many', () => {
	it('reads 100 a page with Return All', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 230 });
		const parameters = mediaItem('getAll', { returnAll: true });
		const { json, error } = await google.run({ parameters });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(230);
		expect(new Set(json.map(({ id }) => id))).toEqual(new Set(mediaItemIds));
		const requests = google.requests();
		expect(requests).toHaveLength(3);
		for (const { method, path, query } of requests) {
			expect([method, path]).toEqual(['GET', '/v1/mediaItems']);
			expect(query).toContain('pageSize=100');
		}
	});

	it('asks for no more than the limit', async () => {
		await google.seed({ mediaItems: 40 });
		const { json } = await google.run({ parameters: mediaItem('getAll', { limit: 30 }) });
		expect(json).toHaveLength(30);
		expect(google.requests().map(({ query }) => query)).toEqual([
			expect.stringContaining('pageSize=30'),
		]);
	});

	it('gives each photo once when a page repeats some', async () => {
		const route = 'GET /v1/mediaItems';
		const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, filename: `${id}.jpg` }));
		const first = { mediaItems: [a, b], nextPageToken: 'p2' };
		google.control.fail({ route, status: 200, body: first });
		const second = { mediaItems: [b, c] };
		google.control.fail({ route, includes: 'pageToken=p2', status: 200, body: second });
		const parameters = mediaItem('getAll', { returnAll: true });
		const { json } = await google.run({ parameters });
		expect(json.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	});

	it('gives no item for an empty library', async () => {
		const { items, error, status } = await google.run({ parameters: mediaItem('getAll') });
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(items).toEqual([]);
	});

	it('tries again when Google is busy for a moment', async () => {
		await google.seed({ mediaItems: 1 });
		google.control.fail({ route: 'GET /v1/mediaItems', times: 2, status: 503 });
		const { json, error } = await google.run({ parameters: mediaItem('getAll') });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(google.requests()).toHaveLength(3);
	});
});
