/** Google refuses a batch as a whole: what is wrong with one member fails that member alone. */
import { useInstantRuns } from './support/instantRuns';
import type { IDataObject } from 'n8n-workflow';
import { idItems, jsonItems, locator, photoItems, UNKNOWN_ID, useSimulatedGoogle } from './support';
import { BATCH_CREATE, expectConsistent, upload, UPLOAD } from './support/uploads';
import { createUploadTokens } from './support/uploadTokens';

const google = useSimulatedGoogle();

useInstantRuns(google);

const onError = 'continueErrorOutput';
const ADD = 'POST /v1/albums/{albumId}:batchAddMediaItems';
const REMOVE = 'POST /v1/albums/{albumId}:batchRemoveMediaItems';

const unknownIds = (count: number) =>
	Array.from({ length: count }, (_, index) => `${UNKNOWN_ID}${1000 + index}`);
const change = (operation: string, albumId: string) => ({
	resource: 'album',
	operation,
	albumId: locator('id', albumId),
});
const refusal = (code: number, message: string, status: string) => ({
	status: code,
	body: { error: { code, message, status } },
});

describe('media item ids that nobody has', () => {
	it.each(['addMediaItems', 'removeMediaItems'])(
		'%s: 200 of them cost at most 16 requests, and each failure names its own',
		async (operation) => {
			const { albumId } = await google.seedAlbum(1);
			const ids = unknownIds(200);
			const parameters = change(operation, albumId);
			const result = await google.run({ parameters, items: idItems(ids), onError });
			expect(result.items).toEqual([]);
			expect(result.errorInputs).toEqual([...ids.keys()]);
			const messages = result.errorItems.map(({ json }) => json.error as string);
			ids.forEach((id, index) => expect(messages[index]).toContain(id));
			expect(google.requests().length).toBeLessThanOrEqual(16);
			expect(google.library().albums[0].mediaItemIds).toHaveLength(1);
		},
		60_000,
	);

	it('fail alone among 120, and the others keep their order', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 119 });
		const ids = [...mediaItemIds];
		ids.splice(70, 0, UNKNOWN_ID);
		const parameters = change('addMediaItems', albumIds[0]);
		const result = await google.run({ parameters, items: idItems(ids), onError });
		expect(result.errorInputs).toEqual([70]);
		expect(result.errorItems[0].json.error).toContain(UNKNOWN_ID);
		expect(google.library().albums[0].mediaItemIds).toEqual(mediaItemIds);
		expect(google.requests().length).toBeLessThanOrEqual(16);
	}, 60_000);

	it('fail alone in a list of one input item, which says what was added', async () => {
		const { albumIds, mediaItemIds } = await google.seed({ albums: 1, mediaItems: 4 });
		const parameters = {
			...change('addMediaItems', albumIds[0]),
			mediaItemIds: '={{ $json.ids }}',
		};
		const items = jsonItems(
			{ ids: [...mediaItemIds.slice(0, 2), UNKNOWN_ID] },
			{ ids: mediaItemIds.slice(2) },
		);
		const result = await google.run({ parameters, items, onError });
		expect([result.inputs, result.errorInputs]).toEqual([[1], [0]]);
		expect(result.errorItems[0].json.error).toContain(UNKNOWN_ID);
		expect(result.errorItems[0].error?.description).toContain('The other 2 media items');
		expect(google.library().albums[0].mediaItemIds).toEqual(mediaItemIds);
	});
});

describe('a batch refused in words that nobody has seen is split', () => {
	it.each<[string, string, ReturnType<typeof refusal>]>([
		['addMediaItems', ADD, refusal(404, 'Requested entity was not found.', 'NOT_FOUND')],
		['addMediaItems', ADD, refusal(400, 'Das ging nicht.', 'INVALID_ARGUMENT')],
		['addMediaItems', ADD, refusal(400, 'The item is in another album.', 'INVALID_ARGUMENT')],
		['removeMediaItems', REMOVE, refusal(404, 'Requested entity was not found.', 'NOT_FOUND')],
		['removeMediaItems', REMOVE, refusal(400, 'Das ging nicht.', 'INVALID_ARGUMENT')],
	])('%s (%#)', async (operation, route, response) => {
		const { albumId, mediaItemIds } = await google.seedAlbum(6);
		const { mediaItemIds: others } = await google.seed({ mediaItems: 6 });
		const isAdd = operation === 'addMediaItems';
		google.control.fail({ route, ...response });
		const items = idItems(isAdd ? others : mediaItemIds);
		const result = await google.run({ parameters: change(operation, albumId), items, onError });
		expect(result.inputs).toEqual([0, 1, 2, 3, 4, 5]);
		const inAlbum = google.library().albums[0].mediaItemIds;
		expect(inAlbum).toEqual(isAdd ? [...mediaItemIds, ...others] : []);
	});

	it('a new media item, too', async () => {
		const message = 'The item is in another album.';
		google.control.fail({ route: BATCH_CREATE, ...refusal(400, message, 'INVALID_ARGUMENT') });
		const { albumIds } = await google.seed({ albums: 1 });
		const parameters = upload({ albumId: locator('id', albumIds[0]) });
		const result = await google.run({ parameters, items: await photoItems(4), onError });
		expectConsistent(google, result, 4);
		expect(google.library().albums[0].mediaItemIds).toHaveLength(4);
	});
});

describe('a refused description', () => {
	const REFUSED = 'A description that Google refuses';

	async function describedPhotos(count: number, refused: number) {
		google.control.refuseDescription(REFUSED);
		const items = await photoItems(count);
		items.forEach(({ json }, index) => {
			json.description = index === refused ? REFUSED : `Photo ${index}`;
		});
		return items;
	}
	const additionalFields = { description: '={{ $json.description }}' };

	it.each([undefined, 'Rome'])('fails its own file out of five, album %s', async (title) => {
		const items = await describedPhotos(5, 2);
		const album = title ? { albumId: locator('name', title) } : {};
		const parameters = upload({ additionalFields, ...album });
		const result = await google.run({ parameters, items, onError });
		expectConsistent(google, result, 5, [2]);
		expect(google.requests(UPLOAD)).toHaveLength(5);
		const [failed] = result.errorItems;
		expect(failed.error?.description).toContain('invalid description');
		for (const { description } of google.library().mediaItems) {
			expect(description).toMatch(/^Photo \d$/);
		}
	});

	it('is the error that is shown with On Error "Stop"', async () => {
		const items = await describedPhotos(3, 1);
		const { error, errorText } = await google.run({
			parameters: upload({ additionalFields }),
			items,
		});
		expect(error).toMatchObject({ context: { itemIndex: 1 } });
		expect(errorText).toContain('invalid description');
		for (const { id } of google.library().mediaItems) expect(errorText).toContain(id);
	});

	it('fails its own upload token out of five', async () => {
		google.control.refuseDescription(REFUSED);
		const tokens = await createUploadTokens(google, 5);
		const items = jsonItems(
			...tokens.map((token, index): IDataObject => ({
				token,
				description: index === 4 ? REFUSED : 'Fine',
			})),
		);
		const create = {
			resource: 'mediaItem',
			operation: 'create',
			uploadToken: '={{ $json.token }}',
		};
		const result = await google.run({
			parameters: { ...create, additionalFields },
			items,
			onError,
		});
		expect([result.inputs, result.errorInputs]).toEqual([[0, 1, 2, 3], [4]]);
		expect(google.library().mediaItems).toHaveLength(4);
	});
});

describe('an unusable upload token among good ones', () => {
	it.each([false, true])('fails alone (the whole batch is refused first: %s)', async (whole) => {
		const message = 'Request must contain a valid upload token.';
		if (whole) {
			google.control.fail({ route: BATCH_CREATE, ...refusal(400, message, 'INVALID_ARGUMENT') });
		}
		const tokens = await createUploadTokens(google, 4);
		tokens.splice(2, 0, `${tokens[0]}x`);
		const items = jsonItems(...tokens.map((token) => ({ token })));
		const create = {
			resource: 'mediaItem',
			operation: 'create',
			uploadToken: '={{ $json.token }}',
		};
		const result = await google.run({ parameters: create, items, onError });
		expect([result.inputs, result.errorInputs]).toEqual([[0, 1, 3, 4], [2]]);
		expect(google.library().mediaItems).toHaveLength(4);
	});
});
