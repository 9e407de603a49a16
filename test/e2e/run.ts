/**
 * The end-to-end tests: all, or those whose path holds one of the words.
 *
 *   npm run test:e2e [-- [--n8n <version>] [word ...]]
 *
 * Without `--n8n` they run in the n8n of test/e2e/host.
 */
import { parseArgs } from 'node:util';
import { runJest, runNode } from '../support/runJest';

const { values, positionals } = parseArgs({
	options: { n8n: { type: 'string' } },
	allowPositionals: true,
});
const version = values.n8n;

process.exitCode =
	runNode('scripts/setup.mjs', [version === undefined ? 'host' : `host@${version}`]) ||
	// The words come first: jest would take them for names of projects behind --selectProjects.
	runJest([...positionals, '--config', 'jest.e2e.config.ts', '--selectProjects=e2e'], {
		N8N_UNDER_TEST: version,
	});
