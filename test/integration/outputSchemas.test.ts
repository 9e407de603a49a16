import type { INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/GooglePhotos/resources';
import { itemWithBase64Binary, simulated } from './support/engine';
import { jsonItems, locator } from './support/items';
import { schemaFaults, schemaOf } from './support/schemas';

const google = simulated();

/** The operations on the library; what counts of a download is its file. */
const library = ['album', 'mediaItem', 'sharedAlbum'];
const operations = resources
	.filter(({ value }) => library.includes(value))
	.flatMap(({ value, operations }) =>
		operations.map(({ option, fields }) => ({
			resource: value,
			operation: String(option.value),
			reads: fields.some(({ name }) => name === 'simplify'),
		})),
	)
	.filter(({ operation }) => operation !== 'download');

it.each(operations)(
	'$resource: $operation has a schema of its output',
	({ resource, operation }) => {
		const { type, properties, version } = schemaOf(resource, operation);
		expect([type, version]).toEqual(['object', 1]);
		expect(Object.keys(properties).length).toBeGreaterThan(1);
	},
);

it.each(operations.filter(({ reads }) => reads))(
	'$resource: $operation gives at most ten flat fields, an id first',
	({ resource, operation }) => {
		const { properties } = schemaOf(resource, operation);
		expect(Object.keys(properties).length).toBeLessThanOrEqual(10);
		expect(Object.keys(properties)[0]).toBe('id');
		for (const field of Object.values(properties)) {
			expect(['string', 'integer', 'boolean']).toContain('type' in field && field.type);
		}
	},
);

/** Begins like an MP4 file, which is all Google's side looks at here. */
const movie = Buffer.from(`\0\0\0\x18ftypmp42${'0'.repeat(1000)}`, 'latin1');

it('real media items conform, and together have every field', async () => {
	const { albumIds, mediaItemIds } = await google.seed({
		albums: ['Rome'],
		mediaItems: 1,
		intoFirstAlbum: true,
	});
	const albumId = locator('id', albumIds[0]);
	const run = async (operation: string, parameters: INodeParameters, items = jsonItems({})) => {
		const all = { resource: 'mediaItem', operation, ...parameters };
		const { json, error } = await google.run({ parameters: all, items });
		expect(error).toBeUndefined();
		expect(schemaFaults('mediaItem', operation, json)).toEqual([]);
		return json;
	};
	const file = itemWithBase64Binary(movie, { fileName: 'sea.mp4', mimeType: 'video/mp4' });
	const uploaded = await run('upload', { albumId, additionalFields: { description: 'The sea' } }, [
		file,
	]);
	const ids = [...mediaItemIds, uploaded[0].id as string];
	const everyField = Object.keys(schemaOf('mediaItem', 'get').properties).sort();
	const reads: Array<[string, INodeParameters]> = [
		['getAll', {}],
		['getByIds', { mediaItemIds: ids.join(',') }],
		['search', { searchBy: 'album', albumId }],
		['search', { searchBy: 'filters' }],
	];
	for (const [operation, parameters] of reads) {
		const json = await run(operation, parameters);
		expect(json).toHaveLength(2);
		expect([...new Set(json.flatMap(Object.keys))].sort()).toEqual(everyField);
	}
	const [video] = await run('get', { mediaItemId: locator('id', ids[1]) });
	expect(Object.keys(video).length).toBeLessThanOrEqual(10);
});

it('real albums conform, and have every field', async () => {
	await google.seed({ albums: ['Rome'], mediaItems: 1, intoFirstAlbum: true });
	const parameters = { resource: 'album', operation: 'getAll' };
	const { json } = await google.run({ parameters });
	expect(schemaFaults('album', 'getAll', json)).toEqual([]);
	expect(Object.keys(json[0])).toEqual(Object.keys(schemaOf('album', 'getAll').properties));
});
