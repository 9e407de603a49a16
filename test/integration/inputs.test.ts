import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { textOf } from './support/errors';
import { inputOf, locator } from './support/items';
import { binaryOf, simulated } from './support/engine';
import { photo } from './support/photos';

const google = simulated();

interface BadInput {
	what: string;
	/** The parameter's label in the panel. */
	label: string;
	parameters: INodeParameters;
	/** Item that is refused; `good` stands before it. */
	bad: () => INodeExecutionData | Promise<INodeExecutionData>;
}

const albumId = locator('id', '={{ $json.value }}');
const create = { resource: 'album', operation: 'create', title: '={{ $json.value }}' };
const getAlbum = { resource: 'album', operation: 'get', albumId };
const getMediaItem = {
	resource: 'mediaItem',
	operation: 'get',
	mediaItemId: locator('id', '={{ $json.value }}'),
};
const upload = { resource: 'mediaItem', operation: 'upload', binaryPropertyName: 'data' };
const value = (json: unknown) => () => ({ json: { value: json } as IDataObject });

const cases: BadInput[] = [
	{ what: 'an empty title', label: 'Title', parameters: create, bad: value('') },
	{ what: 'a blank title', label: 'Title', parameters: create, bad: value('   ') },
	{ what: 'a missing title', label: 'Title', parameters: create, bad: value(undefined) },
	{ what: 'a title over 500', label: 'Title', parameters: create, bad: value('x'.repeat(501)) },
	{ what: 'no album', label: 'Album', parameters: getAlbum, bad: value('') },
	{
		what: 'a path for an album',
		label: 'Album',
		parameters: getAlbum,
		bad: value('../mediaItems'),
	},
	{ what: 'words for an album', label: 'Album', parameters: getAlbum, bad: value('my album?x=1') },
	{ what: 'no media item', label: 'Media Item', parameters: getMediaItem, bad: value('') },
	{ what: 'a path for one', label: 'Media Item', parameters: getMediaItem, bad: value('a/b') },
	{ what: 'no binary', label: 'Input Binary Field', parameters: upload, bad: value('') },
	{
		what: 'another binary field',
		label: 'Input Binary Field',
		parameters: upload,
		bad: async () => await binaryOf(await photo(), { property: 'other' }),
	},
	{
		what: 'a binary field named like what every object has',
		label: 'Input Binary Field',
		parameters: { ...upload, binaryPropertyName: 'constructor' },
		bad: async () => await binaryOf(await photo()),
	},
	...[{}, { id: null }, { url: 'https://example.com' }].map((given) => ({
		what: `the object ${JSON.stringify(given)} for an ID`,
		label: 'Media Item IDs',
		parameters: {
			resource: 'mediaItem',
			operation: 'getByIds',
			mediaItemIds: '={{ $json.value }}',
		},
		bad: value(given),
	})),
	{
		what: 'an empty file',
		label: 'Input Binary Field',
		parameters: upload,
		bad: async () => await binaryOf(Buffer.alloc(0), { fileName: 'empty.jpg' }),
	},
	{
		what: 'an album that is no id',
		label: 'Album',
		parameters: { ...upload, albumId: locator('id', 'no id at all') },
		bad: async () => await binaryOf(await photo(), { fileName: 'photo.jpg' }),
	},
	{
		what: 'an album that the item does not name',
		label: 'Album',
		parameters: { ...upload, albumId: locator('list', '={{ $json.nothing }}') },
		bad: async () => await binaryOf(await photo(), { fileName: 'photo.jpg' }),
	},
	{
		what: 'a place in the album that Google does not know',
		label: 'Place',
		parameters: {
			...upload,
			albumId: locator('name', 'Rome'),
			additionalFields: { position: { at: { position: '={{ "first" }}' } } },
		},
		bad: async () => await binaryOf(await photo(), { fileName: 'photo.jpg' }),
	},
	{
		what: 'a description over 1000',
		label: 'Description',
		parameters: { ...upload, additionalFields: { description: 'x'.repeat(1001) } },
		bad: async () => await binaryOf(await photo(), { fileName: 'photo.jpg' }),
	},
];

it.each(cases)('refuses $what before anything is sent', async ({ label, parameters, bad }) => {
	const items = [await bad(), await bad()];
	const stopped = await google.run({ parameters, items: items.slice(0, 1) });
	expect(stopped.status).toBe('error');
	expect(textOf(stopped)).toContain(label);
	expect(stopped.error).toMatchObject({ context: { itemIndex: 0 } });

	const onError = 'continueErrorOutput';
	const continued = await google.run({ parameters, items, onError });
	expect(continued.items).toEqual([]);
	expect(continued.errorItems.map(inputOf)).toEqual([0, 1]);
	expect(continued.errorItems[1].json.error).toContain(label);
	expect(google.requests()).toEqual([]);
});

it('names the item that is wrong among good ones', async () => {
	const items = [{ json: { value: 'Rome' } }, { json: { value: '' } }];
	const { error } = await google.run({ parameters: create, items });
	expect(error).toMatchObject({ context: { itemIndex: 1 } });
});

it('uploads nothing into an album that does not exist', async () => {
	const { albumIds } = await google.seed({ albums: ['Rome'] });
	const albumId = locator('id', `${albumIds[0].slice(0, -4)}none`);
	const items = [await binaryOf(await photo(), { fileName: 'photo.jpg' })];
	const result = await google.run({ parameters: { ...upload, albumId }, items });
	expect(textOf(result)).toMatch(/album/i);
	expect(result.error).toMatchObject({ context: { itemIndex: 0 } });
	expect(google.library().mediaItems).toEqual([]);
});
