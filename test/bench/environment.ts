import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { packageRoot } from '../support/package';

const hostModules = join(packageRoot, 'test', 'e2e', 'host', 'node_modules');

/** Version of a package of the n8n that the end-to-end tests install. */
export function versionOf(name: string): string {
	const manifest = readFileSync(join(hostModules, name, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}

/** Whether the built node has this operation. */
export function hasOperation(resource: string, operation: string): boolean {
	const built = process.env.PACKAGE_UNDER_TEST ?? packageRoot;
	const file = join(built, 'dist', 'nodes', 'GooglePhotos', 'GooglePhotos.node.js');
	const { GooglePhotos } = createRequire(file)(file) as { GooglePhotos: new () => INodeType };
	return new GooglePhotos().description.properties.some(
		({ name, displayOptions, options }) =>
			name === 'operation' &&
			displayOptions?.show?.resource?.includes(resource) &&
			options?.some((option) => 'value' in option && option.value === operation),
	);
}

/** The caller's environment without proxies and without settings of another n8n. */
export function plainEnvironment(): NodeJS.ProcessEnv {
	const foreign = /^(N8N_|NODE_|(HTTPS?|ALL|NO)_PROXY$)/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
