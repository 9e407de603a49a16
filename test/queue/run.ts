/**
 * The tests of queue mode: all, or those whose path holds one of the words.
 *
 *   npm run test:queue [-- word ...]
 */
import { parseArgs } from 'node:util';
import { runJest } from '../support/runJest';

const { positionals } = parseArgs({ allowPositionals: true });
process.exitCode = runJest([...positionals, '--config=jest.e2e.config.ts', '--selectProjects=queue']);
