import type { IDataObject } from 'n8n-workflow';
import { jsonItems, locator, refusesInvalidInput, useSimulatedGoogle } from '../support';
import { createUploadTokens } from '../support/uploadTokens';

const google = useSimulatedGoogle();
const BATCH_CREATE = 'POST /v1/mediaItems:batchCreate';
const onError = 'continueErrorOutput';

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
		const items = tokenItems(await createUploadTokens(google, 120));
		const additionalFields = { fileName: '={{ $itemIndex }}.jpg', description: 'Rome' };
		const parameters = create({ albumId: locator('id', albumIds[0]), additionalFields });
		const result = await google.succeed({ parameters, items });
		expect(google.counts()).toEqual({ [BATCH_CREATE]: 3 });
		const { albums, mediaItems } = google.library();
		expect(albums[0].mediaItemIds).toEqual(result.json.map(({ id }) => id));
		expect(mediaItems[7]).toMatchObject({ filename: '7.jpg', description: 'Rome' });
	});

	it('lets an unusable token fail alone, and uses a repeated one once', async () => {
		const [first, second] = await createUploadTokens(google, 2);
		const items = tokenItems([first, 'CAISnotatoken', second, first]);
		const result = await google.run({ parameters: create(), items, onError });
		expect(result.inputs).toEqual([0, 2, 3]);
		expect(result.errorInputs).toEqual([1]);
		expect(result.json[2]).toMatchObject({ id: result.json[0].id, duplicateOfItem: 0 });
		expect(google.library().mediaItems).toHaveLength(2);
		// Google refuses the whole call for one token: it is split until the culprit stands alone.
		expect(google.counts()[BATCH_CREATE]).toBeGreaterThan(1);
		expect(google.counts()[BATCH_CREATE]).toBeLessThanOrEqual(6);
	});

	it('finds the unusable tokens of a full batch in few calls, and keeps the order', async () => {
		const { albumIds } = await google.seed({ albums: 1 });
		const tokens = await createUploadTokens(google, 50);
		for (const bad of [7, 31]) tokens[bad] = `CAISnotatoken${bad}`;
		const parameters = create({ albumId: locator('id', albumIds[0]) });
		const result = await google.run({ parameters, items: tokenItems(tokens), onError });
		expect(result.errorInputs).toEqual([7, 31]);
		expect(result.items).toHaveLength(48);
		expect(google.library().albums[0].mediaItemIds).toEqual(result.json.map(({ id }) => id));
		// Twice down to one of 50, in halves.
		expect(google.counts()[BATCH_CREATE]).toBeLessThanOrEqual(24);
	});

	it.each([false, true])('lets a spent token fail alone (whole call: %s)', async (wholeCall) => {
		google.control.spentTokensRefuseCall(wholeCall);
		const [spent, good] = await createUploadTokens(google, 2);
		await google.succeed({ parameters: create(), items: tokenItems([spent]) });
		const items = tokenItems([good, spent]);
		const result = await google.run({ parameters: create(), items, onError });
		expect(result.inputs).toEqual([0]);
		expect(result.errorInputs).toEqual([1]);
		expect(google.library().mediaItems).toHaveLength(2);
	});

	it('says that it cannot know when the response was lost', async () => {
		const items = tokenItems(await createUploadTokens(google, 1));
		google.control.fail({ route: BATCH_CREATE, drop: 'after' });
		const result = await google.run({ parameters: create(), items });
		expect(result.errorText).toContain('check the library');
	});

	refusesInvalidInput(google, [['a missing token', "'Upload Token'", create()]]);

	it.each(['stopWorkflow', 'continueRegularOutput'] as const)('obeys On Error %s', async (mode) => {
		const [token] = await createUploadTokens(google, 1);
		const items = tokenItems([token, 'CAISnotatoken']);
		const result = await google.run({ parameters: create(), items, onError: mode });
		const [made] = google.library().mediaItems;
		if (mode === 'stopWorkflow') expect(result.errorText).toContain(`item 0: ${made.id}`);
		else expect(result.inputs).toEqual([0, 1]);
	});
});
