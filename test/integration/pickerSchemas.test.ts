import type { INodeParameters } from 'n8n-workflow';
import { simulated } from './support/engine';
import { schemaFaults, schemaOf } from './support/schemas';

const google = simulated();

it('picker sessions and picked items conform to their schemas, and together have every field', async () => {
	const seen = new Map<string, Set<string>>();
	const call = async (operation: string, parameters: INodeParameters = {}) => {
		const { json, error } = await google.run({
			parameters: { resource: 'pickerSession', operation, ...parameters },
		});
		expect(error).toBeUndefined();
		expect(schemaFaults('pickerSession', operation, json)).toEqual([]);
		const fields = seen.get(operation) ?? new Set();
		for (const field of json.flatMap(Object.keys)) fields.add(field);
		seen.set(operation, fields);
		return json;
	};
	google.control.seedPersonalLibrary({ userId: 'integration', photos: 1, videos: 1 });
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
