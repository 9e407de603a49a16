import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../support/errors';
import { inputOf, jsonItems, locator } from '../support/items';
import { simulated } from '../support/engine';

const google = simulated();

function album(operation: string, parameters: IDataObject = {}) {
	return { resource: 'album', operation, ...parameters } as const;
}

describe('album: create', () => {
	it('sends one request and gives the new album', async () => {
		const { json, error } = await google.run({ parameters: album('create', { title: 'Rome' }) });
		expect(error).toBeUndefined();
		const [request, ...others] = google.requests();
		expect(others).toEqual([]);
		expect(request).toMatchObject({
			host: 'photoslibrary.googleapis.com',
			method: 'POST',
			path: '/v1/albums',
			query: '',
			body: { album: { title: 'Rome' } },
		});
		const [created] = google.library().albums;
		expect(json).toEqual([expect.objectContaining({ id: created.id, title: 'Rome' })]);
	});

	it.each(['写真 📷', 'It\'s "quoted" & <b>', 'Line one\nLine two', 'a/b?c=d#e%20f'])(
		'keeps the title %j as it is',
		async (title) => {
			const parameters = album('create', { title: '={{ $json.title }}' });
			const { json } = await google.run({ parameters, items: jsonItems({ title }) });
			expect(json[0].title).toBe(title);
			expect(google.library().albums.map((one) => one.title)).toEqual([title]);
		},
	);

	it.each(['={{ DateTime.fromISO("2026-07-14") }}', '={{ new Date("2026-07-14") }}'])(
		'takes the date %s for text without quotes',
		async (title) => {
			const { json } = await google.run({ parameters: album('create', { title }) });
			expect(json[0].title).toMatch(/^2026-07-14T[^"]+$/);
		},
	);

	it('walks through the album list once for all titles that may be reused', async () => {
		await google.seed({ albums: ['Rome'] });
		const parameters = album('create', {
			title: '={{ $json.title }}',
			options: { ifTitleExists: 'reuse' },
		});
		const items = jsonItems(...['Rome', 'Oslo', 'Kyoto', 'Oslo'].map((title) => ({ title })));
		const { json } = await google.run({ parameters, items });
		expect(json.map(({ created }) => created)).toEqual([false, true, true, false]);
		expect(google.counts()).toEqual({ 'GET /v1/albums': 1, 'POST /v1/albums': 2 });
	});

	it('lets runs at the same time write one after the other', async () => {
		google.control.setLatency({ 'POST /v1/albums': 200 });
		const runs = ['One', 'Two', 'Three'].map((title) =>
			google.run({ parameters: album('create', { title }) }),
		);
		const results = await Promise.all(runs);
		google.control.setLatency({});
		expect(results.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
		expect(google.counts()).toEqual({ 'POST /v1/albums': 3 });
	});

	it('stops within two seconds also while another run writes', async () => {
		google.control.setLatency({ 'POST /v1/albums': 4000 });
		const first = google.run({ parameters: album('create', { title: 'One' }) });
		const started = Date.now();
		const second = await google.run({
			parameters: album('create', { title: 'Two' }),
			cancelAfterMs: 300,
		});
		expect(second.status).toBe('canceled');
		expect(Date.now() - started).toBeLessThan(2300);
		expect((await first).status).toBe('success');
		google.control.setLatency({});
		expect(google.library().albums.map(({ title }) => title)).toEqual(['One']);
	});

	it('makes a second album of the same title unless told otherwise', async () => {
		await google.seed({ albums: ['Rome'] });
		await google.run({ parameters: album('create', { title: 'Rome' }) });
		expect(google.library().albums).toHaveLength(2);
	});

	it('reuses an album of that title when asked to, also one made a moment before', async () => {
		const { albumIds } = await google.seed({ albums: ['Oslo', 'Rome'] });
		const parameters = album('create', {
			title: '={{ $json.title }}',
			options: { ifTitleExists: 'reuse' },
		});
		const items = jsonItems({ title: 'Rome' }, { title: 'Lima' }, { title: 'Lima' });
		const { json, error } = await google.run({ parameters, items });
		expect(error).toBeUndefined();
		expect(json[0].id).toBe(albumIds[1]);
		expect(json[2].id).toBe(json[1].id);
		expect(google.counts()['POST /v1/albums']).toBe(1);
		expect(google.library().albums).toHaveLength(3);
	});
});

describe('album: get', () => {
	it.each(['id', 'list'] as const)('reads the album chosen by %s', async (mode) => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const parameters = album('get', { albumId: locator(mode, albumIds[0]) });
		const { json, error } = await google.run({ parameters });
		expect(error).toBeUndefined();
		expect(json).toEqual([expect.objectContaining({ id: albumIds[0], title: 'Rome' })]);
		expect(google.requests()).toHaveLength(1);
		expect(google.requests()[0]).toMatchObject({
			method: 'GET',
			path: `/v1/albums/${albumIds[0]}`,
		});
	});

	it('reads the album behind its Google Photos address', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const raw = album('get', { albumId: locator('id', albumIds[0]), simplify: false });
		const { productUrl } = (await google.run({ parameters: raw })).json[0];
		const parameters = album('get', { albumId: locator('url', productUrl as string) });
		const { json, error } = await google.run({ parameters });
		expect(error).toBeUndefined();
		expect(json[0].id).toBe(albumIds[0]);
	});

	it("gives Google's own album when Simplify is off", async () => {
		const body = { id: 'any', title: 'Rome', isWriteable: true, unheardOf: { deep: [1] } };
		google.control.fail({ route: 'GET /v1/albums/{albumId}', status: 200, body });
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const parameters = album('get', { albumId: locator('id', albumIds[0]), simplify: false });
		expect((await google.run({ parameters })).json).toEqual([body]);
	});

	it('says which album was not found, and that an app sees only its own albums', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const albumId = locator('id', `${albumIds[0].slice(0, -4)}none`);
		const result = await google.run({ parameters: album('get', { albumId }) });
		expect(result.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(textOf(result)).toMatch(/album/i);
		expect(textOf(result)).toMatch(/\bapp\b|created/i);
	});
});

describe('album: get many', () => {
	it('reads 250 albums with Return All in 5 requests, in order and without repeats', async () => {
		const { albumIds } = await google.seed({ albums: 250 });
		const { json, items, error } = await google.run({
			parameters: album('getAll', { returnAll: true }),
		});
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ id }) => id))).toEqual(new Set(albumIds));
		expect(json).toHaveLength(250);
		expect(new Set(items.map(inputOf))).toEqual(new Set([0]));
		const requests = google.requests();
		expect(requests).toHaveLength(5);
		for (const { method, path, query } of requests) {
			expect([method, path]).toEqual(['GET', '/v1/albums']);
			expect(query).toContain('pageSize=50');
		}
	});

	it('asks for no more than the limit', async () => {
		await google.seed({ albums: 60 });
		const { json } = await google.run({ parameters: album('getAll', { limit: 30 }) });
		expect(json).toHaveLength(30);
		expect(google.requests().map(({ query }) => query)).toEqual([
			expect.stringContaining('pageSize=30'),
		]);
	});

	it('reads a limit of 60 in two pages', async () => {
		await google.seed({ albums: 130 });
		const { json } = await google.run({ parameters: album('getAll', { limit: 60 }) });
		expect(json).toHaveLength(60);
		expect(google.requests()).toHaveLength(2);
	});

	it('pairs the albums with the item that asked for them', async () => {
		await google.seed({ albums: 2 });
		const items = jsonItems({}, {});
		const result = await google.run({ parameters: album('getAll', { returnAll: true }), items });
		expect(result.items.map(inputOf)).toEqual([0, 0, 1, 1]);
	});

	it('goes on past an empty page', async () => {
		const route = 'GET /v1/albums';
		const found = { id: 'late', title: 'Late' };
		google.control.fail({ route, status: 200, body: { nextPageToken: 'p1' } });
		google.control.fail({
			route,
			includes: 'pageToken=p1',
			status: 200,
			body: { albums: [found] },
		});
		const { json } = await google.run({ parameters: album('getAll', { returnAll: true }) });
		expect(json.map(({ id }) => id)).toEqual(['late']);
	});

	it('fails instead of reading the same page for ever', async () => {
		const body = { albums: [{ id: 'a', title: 'A' }], nextPageToken: 'same' };
		google.control.fail({ route: 'GET /v1/albums', times: 50, status: 200, body });
		const { error } = await google.run({ parameters: album('getAll', { returnAll: true }) });
		expect(error?.message).toMatch(/page/i);
		expect(google.requests().length).toBeLessThanOrEqual(3);
	});
});
