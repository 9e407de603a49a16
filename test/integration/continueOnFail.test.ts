/**
 * On Error "Continue": whatever is wrong with one input item, the others get their results. What is
 * thrown outside an item would make n8n pass all input items on, unprocessed, as successes.
 */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { idItems, jsonItems, locator, photoItems, useSimulatedGoogle } from './support';
import { download } from './support/downloads';
import { getMediaItems, pickedSessions } from './support/pickerSessions';
import { upload } from './support/uploads';

const google = useSimulatedGoogle();
const MODES = ['continueErrorOutput', 'continueRegularOutput'] as const;

/** An expression that n8n cannot evaluate for the first input item. */
const failsForFirst = (otherwise: string) =>
	`={{ $itemIndex === 0 ? $('No such node').item.json.value : ${otherwise} }}`;

/** Runs three items of which the first one is wrong: it alone fails, with On Error either way. */
async function expectFirstFails(parameters: INodeParameters, items: INodeExecutionData[]) {
	const parted = await google.run({ parameters, items, onError: MODES[0] });
	expect([parted.errorInputs, parted.inputs]).toEqual([[0], [1, 2]]);
	const kept = await google.run({ parameters, items, onError: MODES[1] });
	expect(kept.inputs).toEqual([0, 1, 2]);
	for (const failed of [parted.errorItems[0], kept.items[0]]) {
		expect(typeof failed.json.error).toBe('string');
		expect(failed.binary).toBeUndefined();
	}
	return { others: [...parted.items, ...kept.items.slice(1)], failed: parted.errorItems[0] };
}

describe('an option whose expression fails for the first item fails that item alone', () => {
	it.each<[string, INodeParameters]>([
		['concurrency', { concurrency: failsForFirst('2') }],
		['width', { size: 'scaled', width: failsForFirst('10') }],
		['height', { size: 'scaled', height: failsForFirst('10') }],
		['crop', { size: 'scaled', width: 10, height: 10, crop: failsForFirst('true') }],
		['size', { size: failsForFirst('"thumbnail"') }],
	])('download: %s', async (_, options) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const { others } = await expectFirstFails(download(options), idItems(mediaItemIds));
		for (const { binary } of others) expect(binary?.data).toBeDefined();
	});

	it.each<[string, INodeParameters]>([
		['concurrency', { concurrency: failsForFirst('2') }],
		['width', { size: 'scaled', width: failsForFirst('10') }],
		['deleteSession', { deleteSession: failsForFirst('false') }],
	])('get picked media items: %s', async (_, options) => {
		const ids = await pickedSessions(google, 3);
		const parameters = getMediaItems('={{ $json.id }}', { download: true, options });
		const { others } = await expectFirstFails(parameters, idItems(ids));
		for (const { binary } of others) expect(binary?.data).toBeDefined();
		expect(google.control.pickerSessions()).toHaveLength(3);
	});

	it.each<[string, INodeParameters]>([
		['concurrency', { options: { concurrency: failsForFirst('2') } }],
		['description', { additionalFields: { description: failsForFirst('"Sea"') } }],
		['file name', { additionalFields: { fileName: failsForFirst('"sea.jpg"') } }],
		['binary field', { binaryPropertyName: failsForFirst('"data"') }],
		['album', { albumId: locator('name', failsForFirst('"Rome"')) }],
	])('upload: %s', async (_, parameters) => {
		const { others } = await expectFirstFails(upload(parameters), await photoItems(3));
		for (const { json } of others) expect(typeof json.id).toBe('string');
		expect(google.library().mediaItems).toHaveLength(2);
	});

	it('create album: if the title exists', async () => {
		const options = { ifTitleExists: failsForFirst('"reuse"') };
		const parameters = { resource: 'album', operation: 'create', title: '={{ $json.t }}', options };
		const items = jsonItems({ t: 'One' }, { t: 'Two' }, { t: 'Three' });
		const { others } = await expectFirstFails(parameters, items);
		expect(others.map(({ json }) => json.title)).toEqual(['Two', 'Three', 'Two', 'Three']);
		expect(google.library().albums).toHaveLength(2);
	});

	it.each<[string, INodeParameters]>([
		['media type', { mediaType: failsForFirst('"PHOTO"') }],
		['favorites', { favoritesOnly: failsForFirst('false') }],
		['dates', { dates: { date: [{ date: failsForFirst('$now.toISO()'), match: 'year' }] } }],
	])('search: %s', async (_, filters) => {
		await google.seed({ mediaItems: 1 });
		const parameters = { resource: 'mediaItem', operation: 'search', searchBy: 'filters', filters };
		const { others } = await expectFirstFails(parameters, jsonItems({}, {}, {}));
		expect(others).toHaveLength(4);
		for (const { json } of others) expect(json.filename).toBe('photo-1.jpg');
	});

	it.each([
		['limit', { limit: failsForFirst('5') }],
		['simplify', { simplify: failsForFirst('true') }],
		['return all', { returnAll: failsForFirst('true') }],
	])('get many albums: %s', async (_, more) => {
		await google.seed({ albums: ['Rome'] });
		const parameters = { resource: 'album', operation: 'getAll', ...more };
		const { others } = await expectFirstFails(parameters, jsonItems({}, {}, {}));
		expect(others.map(({ json }) => json.title)).toEqual(Array(4).fill('Rome'));
	});

	it('get many media items by IDs: simplify', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const parameters = {
			resource: 'mediaItem',
			operation: 'getByIds',
			mediaItemIds: '={{ $json.id }}',
			simplify: failsForFirst('true'),
		};
		const { others } = await expectFirstFails(parameters, idItems(mediaItemIds));
		const [, second, third] = mediaItemIds;
		expect(others.map(({ json }) => json.id)).toEqual([second, third, second, third]);
	});
});

describe('a value that does not fit the first item fails that item alone', () => {
	it.each<[string, INodeParameters, string]>([
		['width', { size: 'scaled', width: '={{ $itemIndex === 0 ? "wide" : 10 }}' }, "'Width'"],
		['options that contradict', { size: '={{ $itemIndex ? "original" : "scaled" }}' }, "'Size'"],
	])('download: %s', async (_, options, message) => {
		const { mediaItemIds } = await google.seed({ mediaItems: 3 });
		const { failed } = await expectFirstFails(download(options), idItems(mediaItemIds));
		expect(failed.json.error).toContain(message);
	});
});

describe('an operation that does not exist fails every item', () => {
	it.each([
		{ resource: 'album', operation: 'paint' },
		{ resource: 'planet', operation: 'get' },
		{ resource: 'album', operation: 'toString' },
		{ resource: 'constructor', operation: 'get' },
	])('%j', async (parameters) => {
		const items = jsonItems({ a: 1 }, { a: 2 });
		const parted = await google.run({ parameters, items, onError: MODES[0] });
		expect([parted.errorInputs, parted.inputs]).toEqual([[0, 1], []]);
		const kept = await google.run({ parameters, items, onError: MODES[1] });
		expect(kept.inputs).toEqual([0, 1]);
		for (const { json } of [...parted.errorItems, ...kept.items]) {
			expect(typeof json.error).toBe('string');
			expect(json).not.toHaveProperty('a');
		}
		const { status } = await google.run({ parameters, items });
		expect(status).toBe('error');
		expect(google.requests()).toEqual([]);
	});
});
