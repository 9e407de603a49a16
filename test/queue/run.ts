/**
 * The tests of queue mode: all, or those whose path holds one of the words.
 *
 *   npm run test:queue [-- word ...]
 */
import { parseArgs } from 'node:util';
import { runJest } from '../support/runJest';

const { positionals } = parseArgs({ allowPositionals: true });
// The words come first: jest would take them for names of projects behind --selectProjects.
process.exitCode = runJest([
	...positionals,
	'--config=jest.e2e.config.ts',
	'--selectProjects=queue',
]);
