import type { INodeParameters } from 'n8n-workflow';
import { idItems, locator, refusesInvalidInput, useSimulatedGoogle } from '../support';

const google = useSimulatedGoogle();

function get(mediaItemId: INodeParameters[string], more: INodeParameters = {}) {
	return { resource: 'mediaItem', operation: 'get', mediaItemId, ...more };
}

describe('media item: get', () => {
	it('reads the photo chosen from the list', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 2 });
		const parameters = get(locator('list', mediaItemIds[1]));
		const { json } = await google.succeed({ parameters });
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
		const byId = get(locator('id', mediaItemIds[0]), { simplify: false });
		const { productUrl } = (await google.run({ parameters: byId })).json[0];
		const byUrl = get(locator('url', productUrl as string));
		const { json } = await google.succeed({ parameters: byUrl });
		expect(json[0].id).toBe(mediaItemIds[0]);
	});

	it('takes another id for each item and links the results', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const parameters = get(locator('id', '={{ $json.id }}'));
		const items = idItems(mediaItemIds);
		const result = await google.run({ parameters, items });
		expect(result.json.map(({ id }) => id)).toEqual(mediaItemIds);
		expect(result.inputs).toEqual([0, 1, 2]);
	});

	it('gives few, flat fields when simplified', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const parameters = get(locator('id', mediaItemIds[0]));
		const [json] = (await google.run({ parameters })).json;
		expect(Object.keys(json).length).toBeLessThanOrEqual(10);
		for (const value of Object.values(json)) expect(typeof value).not.toBe('object');
		expect(json).toMatchObject({ filename: 'photo-1.jpg', mimeType: 'image/jpeg' });
	});

	it("gives Google's own media item when Simplify is off", async () => {
		const body = { id: 'any', mediaMetadata: { width: '1', photo: {} }, unheardOf: [1] };
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		google.control.fail({ route: 'GET /v1/mediaItems/{mediaItemId}', status: 200, body });
		const parameters = get(locator('id', mediaItemIds[0]), { simplify: false });
		expect((await google.run({ parameters })).json).toEqual([body]);
	});

	it('explains a photo that cannot be found', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const mediaItemId = locator('id', `${mediaItemIds[0].slice(0, -4)}none`);
		const result = await google.run({ parameters: get(mediaItemId) });
		expect(result.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(result.errorText).toMatch(/media item|photo/i);
	});

	refusesInvalidInput(google, [
		['no media item', "'Media Item'", get(locator('id', '={{ "" }}'))],
		['a path for one', "'Media Item'", get(locator('id', '={{ "a/b" }}'))],
	]);
});
