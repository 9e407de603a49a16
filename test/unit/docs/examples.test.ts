import { globSync } from 'node:fs';
import type { INode } from 'n8n-workflow';
import { resources } from '../../../nodes/GooglePhotos/resources';
import { readText } from '../support/sources';

const PHOTOS = 'n8n-nodes-googlephotos.googlePhotos';

/** The fields of the operation that a node runs. */
function fieldsOf({ parameters }: INode): string[] {
	const resource = resources.find(({ value }) => value === parameters.resource);
	const operation = resource?.operations.find(
		({ option }) => option.value === parameters.operation,
	);
	return ['resource', 'operation', ...(operation?.fields ?? []).map(({ name }) => name)];
}

describe.each(globSync('examples/*.json'))('%s', (file) => {
	const { nodes } = JSON.parse(readText(file)) as { nodes: INode[] };

	it('fills only fields that there are', () => {
		for (const node of nodes.filter(({ type }) => type === PHOTOS)) {
			expect(fieldsOf(node)).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
		}
	});

	it('names no credential and stores no temporary address', () => {
		expect(nodes.filter(({ credentials }) => credentials)).toEqual([]);
		expect(JSON.stringify(nodes)).not.toMatch(/baseUrl|downloadUrl|previewUrl/);
	});

	it('says in a note what to set', () => {
		expect(nodes.map(({ type }) => type)).toContain('n8n-nodes-base.stickyNote');
	});
});
