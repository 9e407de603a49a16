import { resources } from '../../nodes/GooglePhotos/resources';
import type { INodeParameters } from 'n8n-workflow';
import { video } from '../support/videos';
import { base64Item, jsonItems, locator, USER_ID, useSimulatedGoogle } from './support';
import { schemaErrors, schemaOf } from './support/schemas';

const google = useSimulatedGoogle();

/** The operations on the library. */
const library = ['album', 'mediaItem', 'sharedAlbum'];
const operations = resources
	.filter(({ value }) => library.includes(value))
	.flatMap(({ value, operations }) =>
		operations.map(({ option, fields }) => ({
			resource: value,
			operation: String(option.value),
			reads: fields.some(({ name }) => name === 'simplify'),
		})),
	);

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

it('real media items conform, and together have every field', async () => {
	const rome = await google.seedAlbum(1);
	const albumId = locator('id', rome.albumId);
	const run = async (operation: string, parameters: INodeParameters, items = jsonItems({})) => {
		const all = { resource: 'mediaItem', operation, ...parameters };
		const { json } = await google.succeed({ parameters: all, items });
		expect(schemaErrors('mediaItem', operation, json)).toEqual([]);
		return json;
	};
	const file = base64Item(video(1000), { fileName: 'sea.mp4', mimeType: 'video/mp4' });
	const uploaded = await run('upload', { albumId, additionalFields: { description: 'The sea' } }, [
		file,
	]);
	const ids = [...rome.mediaItemIds, uploaded[0].id as string];
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
	await run('download', { mediaItemId: locator('id', ids[0]) });
	const [clip] = await run('get', { mediaItemId: locator('id', ids[1]) });
	expect(Object.keys(clip).length).toBeLessThanOrEqual(10);
});

it('real albums conform, and have every field', async () => {
	await google.seedAlbum(1);
	const parameters = { resource: 'album', operation: 'getAll' };
	const { json } = await google.run({ parameters });
	expect(schemaErrors('album', 'getAll', json)).toEqual([]);
	expect(Object.keys(json[0])).toEqual(Object.keys(schemaOf('album', 'getAll').properties));
});

it('picker sessions and picked items conform to their schemas, and together have every field', async () => {
	const seen = new Map<string, Set<string>>();
	const call = async (operation: string, parameters: INodeParameters = {}) => {
		const { json } = await google.succeed({
			parameters: { resource: 'pickerSession', operation, ...parameters },
		});
		expect(schemaErrors('pickerSession', operation, json)).toEqual([]);
		const fields = seen.get(operation) ?? new Set();
		for (const field of json.flatMap(Object.keys)) fields.add(field);
		seen.set(operation, fields);
		return json;
	};
	google.control.seedPersonalLibrary({ userId: USER_ID, photos: 1, videos: 1 });
	const [{ id }] = await call('create');
	const sessionId = id as string;
	await call('get', { sessionId });
	google.control.pick({ sessionId, count: 2 });
	await call('get', { sessionId });
	await call('getMediaItems', { sessionId });
	await call('delete', { sessionId });
	for (const [operation, fields] of seen) {
		const { properties } = schemaOf('pickerSession', operation);
		expect([...fields].sort()).toEqual(Object.keys(properties).sort());
		expect(fields.size).toBeLessThanOrEqual(10);
	}
});
