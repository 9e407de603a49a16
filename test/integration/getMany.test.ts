import type { IDataObject } from 'n8n-workflow';
import { jsonItems, refusesInvalidInput, useSimulatedGoogle } from './support';

const google = useSimulatedGoogle();

const lists = {
	'album: get many': { resource: 'album', operation: 'getAll' },
	'media item: get many': { resource: 'mediaItem', operation: 'getAll' },
	'media item: search': { resource: 'mediaItem', operation: 'search', searchBy: 'filters' },
};
const album = lists['album: get many'];
const mediaItem = lists['media item: get many'];

/** The page size that each request asked for, in its query or its body. */
const pageSizes = () =>
	google.requests().map(({ query, body }) => {
		const inBody = (body as IDataObject | undefined)?.pageSize;
		return Number(inBody ?? new URLSearchParams(query).get('pageSize'));
	});

describe.each([
	['album: get many', 'GET', '/v1/albums', 250, 50],
	['media item: get many', 'GET', '/v1/mediaItems', 1000, 100],
	['media item: search', 'POST', '/v1/mediaItems:search', 1000, 100],
] as const)('%s', (name, method, path, count, pageSize) => {
	const parameters = { ...lists[name], returnAll: true };
	const kind = path === '/v1/albums' ? 'albums' : 'mediaItems';
	const seed = async (number: number) => {
		const { albumIds, mediaItemIds } = await google.seed({ [kind]: number });
		return new Set([...albumIds, ...mediaItemIds]);
	};

	it('reads everything with Return All, in the largest pages', async () => {
		const ids = await seed(count);
		const { json, inputs } = await google.succeed({ parameters });
		expect(new Set(json.map(({ id }) => id))).toEqual(ids);
		expect(json).toHaveLength(count);
		expect(new Set(inputs)).toEqual(new Set([0]));
		expect(pageSizes()).toEqual(Array(count / pageSize).fill(pageSize));
		for (const request of google.requests()) expect(request).toMatchObject({ method, path });
	});

	it('gives no more than the limit, with one page size for the whole walk', async () => {
		await seed(2 * pageSize + 30);
		const limited = { ...parameters, returnAll: false };
		expect((await google.succeed({ parameters: { ...limited, limit: 30 } })).json).toHaveLength(30);
		const limit = pageSize + 10;
		expect((await google.succeed({ parameters: { ...limited, limit } })).json).toHaveLength(limit);
		expect(pageSizes()).toEqual([31, pageSize, pageSize]);
	});

	it.each([3, pageSize - 1, pageSize, pageSize + 10])(
		'says that a limit of %i cut something off, and asks no more for it',
		async (limit) => {
			await seed(limit + 1);
			const limited = { ...parameters, returnAll: false, limit };
			const { json, hints } = await google.succeed({
				parameters: limited,
				items: jsonItems({}, {}),
			});
			expect(json).toHaveLength(2 * limit);
			expect(hints).toHaveLength(1);
			expect(hints[0].message).toContain(`cut off at ${limit}`);
			expect(hints[0].message).toContain(
				limit === pageSize ? 'there may be more' : 'there are more',
			);
			expect(google.requests()).toHaveLength(2 * Math.ceil(limit / pageSize));
		},
	);

	it.each([3, pageSize - 1, pageSize + 10])(
		'is silent where a limit of %i is all there is',
		async (limit) => {
			await seed(limit);
			const limited = { ...parameters, returnAll: false, limit };
			const { json, hints } = await google.succeed({ parameters: limited });
			expect(json).toHaveLength(limit);
			expect(hints).toEqual([]);
		},
	);

	it('goes on past empty pages and gives nothing twice', async () => {
		const ids = await seed(3 * pageSize);
		google.control.emptyPageEvery(2);
		google.control.overlapPages(true);
		const { json } = await google.succeed({ parameters });
		expect(new Set(json.map(({ id }) => id))).toEqual(ids);
		expect(json).toHaveLength(ids.size);
		expect(google.requests().length).toBeGreaterThan(3);
	});

	it('fails instead of reading one page for ever', async () => {
		await seed(3 * pageSize);
		google.control.repeatPageToken(true);
		expect((await google.run({ parameters })).errorText).toMatch(/page token twice/);
		expect(google.requests().length).toBeLessThanOrEqual(3);
	});

	it('says once why nothing was found, beside an empty output', async () => {
		const { items, hints, status } = await google.succeed({
			parameters: lists[name],
			items: jsonItems({}, {}),
		});
		expect(status).toBe('success');
		expect(items).toEqual([]);
		expect(hints).toHaveLength(1);
		expect(hints[0].message).toMatch(/^No (album|media item) was found\. .*OAuth client ID/);
	});
});

it('pairs the albums with the item that asked for them', async () => {
	await google.seed({ albums: 2 });
	const items = jsonItems({}, {});
	const result = await google.run({ parameters: { ...album, returnAll: true }, items });
	expect(result.inputs).toEqual([0, 0, 1, 1]);
});

it('mentions the delay of filters where there are some', async () => {
	const filters = { favoritesOnly: true };
	const parameters = { resource: 'mediaItem', operation: 'search', searchBy: 'filters', filters };
	const { hints } = await google.run({ parameters });
	expect(hints[0].message).toContain('some time after their upload');
});

it('is silent where something was found', async () => {
	await google.seed({ albums: 1 });
	const { hints } = await google.run({ parameters: album });
	expect(hints).toEqual([]);
});

refusesInvalidInput(google, [
	['a limit of 0', `'Limit' is not a whole number from 1: "0"`, { ...album, limit: 0 }],
	['half a limit', "'Limit' is not", { ...mediaItem, limit: '={{ 2.5 }}' }],
	[
		'no limit',
		"'Limit' is not",
		{ resource: 'sharedAlbum', operation: 'getAll', limit: '={{ "" }}' },
	],
]);
