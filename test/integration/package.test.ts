import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { loadPackage, PACKAGE_FOLDER, removeUserFolder } from './support';

afterAll(removeUserFolder);

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
	dependencies?: Record<string, string>;
}

async function descriptions(): Promise<INodeTypeDescription[]> {
	const { loader } = await loadPackage();
	return loader.types.nodes;
}

describe('the package as n8n loads it', () => {
	it('registers every node and credential of the manifest', async () => {
		const manifest = JSON.parse(
			readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'),
		) as Manifest;
		const { loader } = await loadPackage();
		expect(Object.keys(loader.nodeTypes)).toHaveLength(manifest.n8n.nodes.length);
		expect(Object.keys(loader.credentialTypes)).toHaveLength(manifest.n8n.credentials.length);
		expect(Object.keys(loader.nodeTypes)).toContain('googlePhotos');
		expect(Object.keys(loader.credentialTypes)).toContain('googlePhotosOAuth2Api');
		expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
	});

	it('finds icons for light and dark, and the codex', async () => {
		for (const { iconUrl, codex } of await descriptions()) {
			expect(iconUrl).toEqual({
				light: expect.stringMatching(/\.svg$/) as string,
				dark: expect.stringMatching(/\.svg$/) as string,
			});
			expect(codex?.categories?.length).toBeGreaterThan(0);
		}
	});

	it('has a default for every field and a list method for every list', async () => {
		const { loader } = await loadPackage();
		const named: string[] = [];
		for (const { name, properties } of await descriptions()) {
			const { type } = loader.nodeTypes[name];
			const lists = Object.keys(('methods' in type && type.methods?.listSearch) || {});
			for (const property of properties) {
				expect(property).toHaveProperty('default');
				for (const { typeOptions } of property.modes ?? []) {
					if (!typeOptions?.searchListMethod) continue;
					named.push(typeOptions.searchListMethod);
					expect(lists).toContain(typeOptions.searchListMethod);
				}
			}
		}
		expect(named.length).toBeGreaterThan(0);
	});
});
