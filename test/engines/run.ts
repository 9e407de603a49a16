/**
 * The integration tests on the engines of older n8n versions: on all, or on those that are named;
 * all tests, or those whose path holds one of the other words.
 *
 *   npm run test:engines [-- [1.123 | 2.14 ...] [word ...]]
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runJest } from '../support/runJest';

const { positionals } = parseArgs({ allowPositionals: true });
const engines = readdirSync(__dirname).filter((name) =>
	existsSync(join(__dirname, name, 'package.json')),
);
const named = engines.filter((name) => positionals.includes(name));
const words = positionals.filter((word) => !engines.includes(word));

for (const engine of named.length > 0 ? named : engines) {
	process.stderr.write(`\nIntegration tests on the engine of n8n ${engine}\n`);
	// What each fault comes to is stated for the newest engine; these errors have other words.
	const left = '--testPathIgnorePatterns=/(faultMatrix|fuzz)/';
	// The words come first: jest would take them for more of what is left out.
	const args = [...words, '--selectProjects=integration', left];
	if (runJest(args, { ENGINE_UNDER_TEST: engine }) !== 0) process.exitCode = 1;
}
