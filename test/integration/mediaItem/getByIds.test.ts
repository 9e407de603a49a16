import type { IDataObject } from 'n8n-workflow';
import { simulated } from '../support/engine';
import { textOf } from '../support/errors';
import { inputOf, jsonItems, locator } from '../support/items';
import { uploadTokenOf } from '../support/library';
import { photo } from '../support/photos';

const google = simulated();
const BATCH_GET = 'GET /v1/mediaItems:batchGet';
const BATCH_CREATE = 'POST /v1/mediaItems:batchCreate';
const onError = 'continueErrorOutput';
const UNKNOWN = `ALvc__${'x'.repeat(64)}`;
const itemsOf = (ids: string[]) => jsonItems(...ids.map((id) => ({ id })));

describe('media item: get many by IDs', () => {
	const parameters = { resource: 'mediaItem', operation: 'getByIds' };

	it('takes 40 requests for 2,000 media items', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 2000 });
		const result = await google.run({ parameters, items: itemsOf(mediaItemIds) });
		expect(result.error).toBeUndefined();
		expect(google.counts()).toEqual({ [BATCH_GET]: 40 });
		expect(result.json.map(({ id }) => id)).toEqual(mediaItemIds);
		expect(result.items.map(inputOf)).toEqual([...Array(2000).keys()]);
		expect(Object.keys(result.json[0]).length).toBeLessThanOrEqual(10);
	}, 60_000);

	it('gives one item per media item, paired with the item that asked for it', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const [a, b, c] = mediaItemIds;
		const result = await google.run({
			parameters: { ...parameters, mediaItemIds: '={{ $json.ids }}', simplify: false },
			items: jsonItems({ ids: `${a},${UNKNOWN},${b}` }, { ids: [c, a] }),
			onError,
		});
		expect(result.json.map(({ id }) => id)).toEqual([a, b, c, a]);
		expect(result.items.map(inputOf)).toEqual([0, 0, 1, 1]);
		expect(result.json[0].mediaMetadata).toBeDefined();
		expect(result.errorItems.map(inputOf)).toEqual([0]);
		expect(result.errorItems[0].json.error).toContain(UNKNOWN);
		expect(google.counts()).toEqual({ [BATCH_GET]: 1 });
	});

	it.each(['stopWorkflow', 'continueRegularOutput'] as const)('obeys On Error %s', async (mode) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const items = itemsOf([mediaItemIds[0], UNKNOWN]);
		const result = await google.run({ parameters, items, onError: mode });
		if (mode === 'stopWorkflow') expect(result.error?.message).toContain('[item 1]');
		else expect(result.items.map(inputOf)).toEqual([0, 1]);
	});

	it('lets every item fail when the request is refused', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		google.control.setApiEnabled(
			google.credential.data.clientId,
			'photoslibrary.googleapis.com',
			false,
		);
		const result = await google.run({ parameters, items: itemsOf(mediaItemIds), onError });
		expect(result.errorItems.map(inputOf)).toEqual([0, 1, 2]);
		expect(google.counts()).toEqual({ [BATCH_GET]: 1 });
	});
});

/** Sends bytes past the node, as another program would. */
async function tokensFor(count: number): Promise<string[]> {
	const tokens: string[] = [];
	for (let number = 1; number <= count; number++) {
		const content = await photo(number);
		tokens.push(await uploadTokenOf(google, content));
	}
	google.control.clearRequests();
	return tokens;
}

describe('media item: create', () => {
	function create(more: IDataObject = {}) {
		return {
			resource: 'mediaItem',
			operation: 'create',
			uploadToken: '={{ $json.token }}',
			...more,
		};
	}
	const tokenItems = (tokens: string[]) => jsonItems(...tokens.map((token) => ({ token })));

	it('makes 120 media items in 3 requests, in their order', async () => {
		const { albumIds } = await google.seed({ albums: 1 });
		const items = tokenItems(await tokensFor(120));
		const additionalFields = { fileName: '={{ $itemIndex }}.jpg', description: 'Rome' };
		const parameters = create({ albumId: locator('id', albumIds[0]), additionalFields });
		const result = await google.run({ parameters, items });
		expect(result.error).toBeUndefined();
		expect(google.counts()).toEqual({ [BATCH_CREATE]: 3 });
		const { albums, mediaItems } = google.library();
		expect(albums[0].mediaItemIds).toEqual(result.json.map(({ id }) => id));
		expect(mediaItems[7]).toMatchObject({ filename: '7.jpg', description: 'Rome' });
	});

	it('lets a spent token fail alone, and uses a repeated one once', async () => {
		const [first, second] = await tokensFor(2);
		const items = tokenItems([first, 'CAISnotatoken', second, first]);
		const result = await google.run({ parameters: create(), items, onError });
		expect(result.items.map(inputOf)).toEqual([0, 2, 3]);
		expect(result.errorItems.map(inputOf)).toEqual([1]);
		expect(result.json[2]).toMatchObject({ id: result.json[0].id, duplicateOfItem: 0 });
		expect(google.library().mediaItems).toHaveLength(2);
		expect(google.counts()).toEqual({ [BATCH_CREATE]: 1 });
	});

	it('says that it cannot know when the answer was lost', async () => {
		const items = tokenItems(await tokensFor(1));
		google.control.fail({ route: BATCH_CREATE, drop: 'after' });
		const result = await google.run({ parameters: create(), items });
		expect(textOf(result)).toContain('look into the library');
	});

	it('sends nothing when a token is missing', async () => {
		const result = await google.run({ parameters: create(), items: jsonItems({}), onError });
		expect(result.errorItems[0].json.error).toContain("'Upload Token'");
		expect(google.requests()).toEqual([]);
	});

	it.each(['stopWorkflow', 'continueRegularOutput'] as const)('obeys On Error %s', async (mode) => {
		const [token] = await tokensFor(1);
		const items = tokenItems([token, 'CAISnotatoken']);
		const result = await google.run({ parameters: create(), items, onError: mode });
		const [made] = google.library().mediaItems;
		if (mode === 'stopWorkflow') expect(textOf(result)).toContain(`item 0: ${made.id}`);
		else expect(result.items.map(inputOf)).toEqual([0, 1]);
	});
});
