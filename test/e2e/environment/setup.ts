import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findTestBrowser } from '../../support/browser';
import { packageRoot } from '../../support/package';
import { startTestEnvironment } from '../../support/testEnvironment';
import { readableFolder, writableFolder } from './folders';
import { shared } from './shared';

export default async function setup(): Promise<void> {
	// In CI a missing browser ends the run here, before the time for n8n is spent.
	findTestBrowser();
	rmSync(writableFolder, { recursive: true, force: true });
	mkdirSync(writableFolder, { recursive: true });
	shared.testEnvironment = await startTestEnvironment({
		n8n: {
			version: process.env.N8N_UNDER_TEST,
			logFile: join(packageRoot, '.cache', 'e2e-n8n.log'),
			extraEnv: { N8N_RESTRICT_FILE_ACCESS_TO: `${readableFolder};${writableFolder}` },
		},
		onStep: (step) => process.stderr.write(`${step} …\n`),
	});
}
