/** Runs the soak tests in full length. */
import { runJest } from '../../support/runJest';

process.exitCode = runJest(
	['--selectProjects', 'integration', '--testPathPatterns=integration/soak/'],
	{ SOAK: '2000' },
);
