/** Wherever an operation takes an album, its title will do; only Upload and Create make new ones. */
import type { INodeParameters } from 'n8n-workflow';
import { idItems, jsonItems, LEGACY_SCOPES, locator, useSimulatedGoogle } from './support';

const google = useSimulatedGoogle();
const LIST = 'GET /v1/albums';
const onError = 'continueErrorOutput';
const COMPOSED = 'Café Zürich'.normalize('NFC');
const DECOMPOSED = 'Café Zürich'.normalize('NFD');

/** Every operation on an album that is there, by the parameters it needs besides the album. */
const operations: Array<[name: string, parameters: INodeParameters]> = [
	['get', { resource: 'album', operation: 'get' }],
	['update', { resource: 'album', operation: 'update', updateFields: { title: 'New' } }],
	['add text', { resource: 'album', operation: 'addEnrichment', text: 'Day one' }],
	['add media items', { resource: 'album', operation: 'addMediaItems' }],
	['remove media items', { resource: 'album', operation: 'removeMediaItems' }],
	['share', { resource: 'album', operation: 'share' }],
	['unshare', { resource: 'album', operation: 'unshare' }],
	['search', { resource: 'mediaItem', operation: 'search', searchBy: 'album' }],
];

/** An album with two photos, and the items that a workflow on them would have. */
async function arrange(title: string) {
	google.control.setMode('legacy');
	google.connect(LEGACY_SCOPES);
	const { albumId, mediaItemIds } = await google.seedAlbum(2, title);
	return { albumId, items: idItems(mediaItemIds) };
}

const byName = (title: string) => ({ albumId: locator('name', title) });

describe.each(operations)('album by name: %s', (name, parameters) => {
	it('works on the album of this title, looked up once for all items', async () => {
		const { albumId, items } = await arrange(COMPOSED);
		const all = { ...parameters, ...byName(DECOMPOSED) };
		if (name === 'unshare') {
			const share = { resource: 'album', operation: 'share', albumId: locator('id', albumId) };
			await google.succeed({ parameters: share });
			google.control.clearRequests();
		}
		const { inputs } = await google.succeed({ parameters: all, items });
		expect(new Set(inputs)).toEqual(new Set([0, 1]));
		expect(google.counts()[LIST]).toBe(1);
		expect(google.library().albums).toHaveLength(1);
		const others = google.requests().filter(({ route }) => route !== LIST);
		for (const { path, body } of others) {
			expect(JSON.stringify([path, body])).toContain(albumId);
		}
	});

	it('says that no album has the title, creates none, and offers similar ones', async () => {
		const { items } = await arrange('Summer 2026');
		const all = { ...parameters, ...byName('summer') };
		const { error, errorText } = await google.run({ parameters: all, items });
		expect(error?.message).toContain(`'Album' names no album created through n8n: "summer"`);
		expect(errorText).toContain('"Summer 2026"');
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
		const parted = await google.run({ parameters: all, items, onError });
		expect(parted.errorInputs).toEqual([0, 1]);
		expect(google.counts()).toEqual({ [LIST]: 2 });
		expect(google.library().albums).toHaveLength(1);
	});

	it('asks which one is meant where two albums have the title', async () => {
		const { albumId, items } = await arrange('Rome');
		const { albumIds } = await google.seed({ albums: ['Rome'] });
		const all = { ...parameters, ...byName('Rome') };
		const { error, errorText } = await google.run({ parameters: all, items });
		expect(error?.message).toContain(`'Album' names 2 albums with the title "Rome"`);
		expect(errorText).toContain(`${albumId} (2 media items)`);
		expect(errorText).toContain(`${albumIds[0]} (0 media items)`);
		expect(google.counts()).toEqual({ [LIST]: 1 });
	});
});

it('titles of all items cost one walk through the list', async () => {
	const titles = [...Array(120).keys()].map((number) => `Album ${number}`);
	await google.seed({ albums: titles });
	const parameters = {
		resource: 'album',
		operation: 'get',
		albumId: locator('name', '={{ $json.title }}'),
	};
	const items = jsonItems(...titles.map((title) => ({ title })));
	const { json } = await google.succeed({ parameters, items });
	expect(json.map(({ title }) => title)).toEqual(titles);
	expect(google.counts()[LIST]).toBe(3);
});

it('a title without an album fails its own item only', async () => {
	const { mediaItemIds } = await google.seedAlbum(1, 'Rome');
	await google.seed({ mediaItems: 1 });
	const parameters = {
		resource: 'album',
		operation: 'removeMediaItems',
		albumId: locator('name', '={{ $json.title }}'),
		mediaItemIds: mediaItemIds[0],
	};
	const items = jsonItems({ title: 'Paris' }, { title: 'Rome' });
	const result = await google.run({ parameters, items, onError });
	expect([result.errorInputs, result.inputs]).toEqual([[0], [1]]);
	expect(google.library().albums[0].mediaItemIds).toEqual([]);
	const stopped = await google.run({ parameters, items });
	expect(stopped.error?.message).toContain('"Paris" [item 0]');
});

it('a list that cannot be read is the failure of every item', async () => {
	google.control.fail({ route: LIST, times: Infinity, status: 403 });
	const parameters = { resource: 'album', operation: 'get', ...byName('Rome') };
	const result = await google.run({ parameters, items: jsonItems({}, {}), onError });
	expect(result.errorInputs).toEqual([0, 1]);
	expect(google.counts()).toEqual({ [LIST]: 1 });
});

it('the lists of cover photos know an album by its title as well', async () => {
	const { mediaItemIds } = await google.seedAlbum(2, 'Rome');
	const { results } = await google.listSearch({
		method: 'searchMediaItemsOfAlbum',
		parameters: { resource: 'album', operation: 'update', ...byName('Rome') },
	});
	expect(results.map(({ value }) => value)).toEqual(mediaItemIds);
});
