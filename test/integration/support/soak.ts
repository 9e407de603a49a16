/** Runs the soak test, which the other runs of the integration tests leave out. */
import { runJest } from '../../support/runJest';

process.exitCode = runJest(
	['--selectProjects', 'integration', '--testPathPatterns=integration/soak'],
	{ SOAK: '2000' },
);
