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

	refusesInvalidInput(
		google,
		[{}, { id: null }, { url: 'https://example.com' }].map((value): InvalidInput => [
			`the object ${JSON.stringify(value)}`,
			"'Media Item IDs'",
			{ ...parameters, mediaItemIds: '={{ $json.value }}' },
			() => ({ json: { value } }),
		]),
	);
});
