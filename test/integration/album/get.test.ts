import type { INodeParameters } from 'n8n-workflow';
import { locator, refusesInvalidInput, useSimulatedGoogle } from '../support';

const google = useSimulatedGoogle();

function get(albumId: INodeParameters[string], more: INodeParameters = {}) {
	return { resource: 'album', operation: 'get', albumId, ...more };
}

describe('album: get', () => {
	it('reads the album chosen from the list', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const parameters = get(locator('list', albumIds[0]));
		const { json } = await google.succeed({ parameters });
		expect(json).toEqual([expect.objectContaining({ id: albumIds[0], title: 'Rome' })]);
		expect(google.requests()).toHaveLength(1);
		expect(google.requests()[0]).toMatchObject({
			method: 'GET',
			path: `/v1/albums/${albumIds[0]}`,
		});
	});

	it('reads the album behind its Google Photos address', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const raw = get(locator('id', albumIds[0]), { simplify: false });
		const { productUrl } = (await google.run({ parameters: raw })).json[0];
		const parameters = get(locator('url', productUrl as string));
		const { json } = await google.succeed({ parameters });
		expect(json[0].id).toBe(albumIds[0]);
	});

	it("gives Google's own album when Simplify is off", async () => {
		const body = { id: 'any', title: 'Rome', isWriteable: true, unheardOf: { deep: [1] } };
		google.control.fail({ route: 'GET /v1/albums/{albumId}', status: 200, body });
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const parameters = get(locator('id', albumIds[0]), { simplify: false });
		expect((await google.run({ parameters })).json).toEqual([body]);
	});

	it('says which album was not found, and that an app sees only its own albums', async () => {
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const albumId = locator('id', `${albumIds[0].slice(0, -4)}none`);
		const result = await google.run({ parameters: get(albumId) });
		expect(result.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(result.errorText).toMatch(/album/i);
		expect(result.errorText).toMatch(/\bapp\b|created/i);
	});

	refusesInvalidInput(google, [
		['no album', "'Album'", get(locator('id', '={{ "" }}'))],
		['a path for an album', "'Album'", get(locator('id', '={{ "../mediaItems" }}'))],
		['words for an album', "'Album'", get(locator('id', '={{ "my album?x=1" }}'))],
	]);
});
