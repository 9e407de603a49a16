import type { GenericValue } from 'n8n-workflow';
import {
	CLIENT_ID,
	idItems,
	type InvalidInput,
	jsonItems,
	refusesInvalidInput,
	UNKNOWN_ID,
	useSimulatedGoogle,
} from '../support';

const google = useSimulatedGoogle();
const BATCH_GET = 'GET /v1/mediaItems:batchGet';
const onError = 'continueErrorOutput';

describe('media item: get many by IDs', () => {
	const parameters = { resource: 'mediaItem', operation: 'getByIds' };

	it('takes 40 requests for 2,000 media items', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 2000 });
		const result = await google.succeed({ parameters, items: idItems(mediaItemIds) });
		expect(google.counts()).toEqual({ [BATCH_GET]: 40 });
		expect(result.json.map(({ id }) => id)).toEqual(mediaItemIds);
		expect(result.inputs).toEqual([...Array(2000).keys()]);
		expect(Object.keys(result.json[0]).length).toBeLessThanOrEqual(10);
	}, 60_000);

	it('gives one item per media item, paired with the item that asked for it', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const [a, b, c] = mediaItemIds;
		const result = await google.run({
			parameters: { ...parameters, mediaItemIds: '={{ $json.ids }}', simplify: false },
			items: jsonItems({ ids: `${a},${UNKNOWN_ID},${b}` }, { ids: [c, a] }),
			onError,
		});
		expect(result.json.map(({ id }) => id)).toEqual([a, b, c, a]);
		expect(result.inputs).toEqual([0, 0, 1, 1]);
		expect(result.json[0].mediaMetadata).toBeDefined();
		expect(result.errorInputs).toEqual([0]);
		expect(result.errorItems[0].json.error).toContain(UNKNOWN_ID);
		expect(google.counts()).toEqual({ [BATCH_GET]: 1 });
	});

	it.each(['stopWorkflow', 'continueRegularOutput'] as const)('obeys On Error %s', async (mode) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const items = idItems([mediaItemIds[0], UNKNOWN_ID]);
		const result = await google.run({ parameters, items, onError: mode });
		if (mode === 'stopWorkflow') expect(result.error?.message).toContain('[item 1]');
		else expect(result.inputs).toEqual([0, 1]);
	});

	it('lets every item fail when the request is refused', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		google.control.setApiEnabled(CLIENT_ID, 'photoslibrary.googleapis.com', false);
		const result = await google.run({ parameters, items: idItems(mediaItemIds), onError });
		expect(result.errorInputs).toEqual([0, 1, 2]);
		expect(google.counts()).toEqual({ [BATCH_GET]: 1 });
	});

	it.each([
		['items of n8n', '={{ $input.all() }}'],
		['items with nothing but json', '={{ $input.all().map(({ json }) => ({ json })) }}'],
		['a list of records', '={{ $input.all().map(({ json }) => ({ id: json.id })) }}'],
		['a list of ids', '={{ $input.all().map(({ json }) => json.id) }}'],
		['ids in lines', '={{ $input.all().map(({ json }) => json.id).join("\\n") }}'],
		['ids with blanks', '={{ $input.all().map(({ json }) => json.id).join("  ") }}'],
		['ids with commas', '={{ $input.all().map(({ json }) => json.id).join(",") }}'],
		['JSON', '={{ JSON.stringify($input.all().map(({ json }) => json)) }}'],
	])('takes %s', async (_, mediaItemIds) => {
		const { mediaItemIds: ids } = await google.seed({ mediaItems: 3 });
		const settings = { executeOnce: true };
		const all = { ...parameters, mediaItemIds };
		const { json } = await google.succeed({ parameters: all, items: idItems(ids), settings });
		expect(json.map(({ id }) => id)).toEqual(ids);
		expect(google.counts()).toEqual({ [BATCH_GET]: 1 });
	});

	const invalid: Array<[what: string, value: GenericValue]> = [
		['nothing', {}],
		['no id', { id: null }],
		['an address of something else', { url: 'https://example.com' }],
		['a list with nothing in it', [UNKNOWN_ID, null]],
		['a list of nothing', [null]],
		['a file of Google Drive', '1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7'],
		['a document of Google Drive', '1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P7q8R9s0T1u2V'],
		[
			'an address of Google Drive',
			'https://drive.google.com/file/d/1a2B3c4D5e6F7g8H9i0J1k2L3m4N5/view',
		],
		['an address of an album', `https://photos.google.com/lr/album/${UNKNOWN_ID}`],
		['an address of bytes', `https://lh3.googleusercontent.com/${UNKNOWN_ID}=d`],
		['a file name among ids', `${UNKNOWN_ID}, beach.jpg`],
		['lists in lists in lists', [[[[[[UNKNOWN_ID]]]]]]],
	];
	refusesInvalidInput(
		google,
		invalid.map(([what, value]): InvalidInput => [
			what,
			"'Media Item IDs'",
			{ ...parameters, mediaItemIds: '={{ $json.value }}' },
			() => ({ json: { value } }),
		]),
	);

	it('takes 100,000 ids, and refuses more', async () => {
		const ids = [...Array(100_000).keys()].map((number) => `${UNKNOWN_ID}${number}`);
		google.control.fail({ route: BATCH_GET, times: Infinity, status: 403 });
		const items = jsonItems({ ids });
		const all = { ...parameters, mediaItemIds: '={{ $json.ids }}' };
		const { error } = await google.run({ parameters: all, items });
		expect(error?.message).not.toContain("'Media Item IDs'");
		items[0].json.ids = [...ids, UNKNOWN_ID];
		const more = await google.run({ parameters: all, items });
		expect(more.error?.message).toContain("'Media Item IDs' holds more than 100000 media items");
	}, 60_000);
});
