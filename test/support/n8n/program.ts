import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package';

/** The n8n that is installed for a version, or for none, and the Node.js that it runs on. */
export function installedN8n(version?: string): { node: string; program: string } {
	const folder = version ? ['.cache', 'hosts', version] : ['test', 'e2e', 'host'];
	const modules = join(packageRoot, ...folder, 'node_modules');
	const program = join(modules, 'n8n', 'bin', 'n8n');
	if (!existsSync(program)) {
		const host = version ? `host@${version}` : 'host';
		throw new Error(`n8n is not installed yet. Run: node scripts/setup.mjs ${host}`);
	}
	const own = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	return { node: existsSync(own) ? own : process.execPath, program };
}
