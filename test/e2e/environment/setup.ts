import { mkdirSync, rmSync } from 'node:fs';
import { findTestBrowser } from '../../support/browser';
import { startTestEnvironment } from '../../support/testEnvironment';
import { logFile, readableFolder, writableFolder } from './folders';
import { shared } from './shared';

export default async function setup(): Promise<void> {
	// In CI a missing browser ends the run here, before the time for n8n is spent.
	findTestBrowser();
	rmSync(writableFolder, { recursive: true, force: true });
	mkdirSync(writableFolder, { recursive: true });
	shared.testEnvironment = await startTestEnvironment({
		n8n: {
			version: process.env.N8N_UNDER_TEST,
			logFile,
			extraEnv: { N8N_RESTRICT_FILE_ACCESS_TO: `${readableFolder};${writableFolder}` },
		},
		onStep: (step) => process.stderr.write(`${step} …\n`),
	});
}
