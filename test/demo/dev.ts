import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { watch } from 'chokidar';
import { installPackage, packageRoot, packPackage } from '../support/package';
import { type TestEnvironment, startTestEnvironment } from '../support/testEnvironment';
import { exampleWorkflow, photosFolder } from './job';
import { printDoors } from './print';
import { stepPrinter, wantsToEnd } from './terminal';

const usage = `Usage: npm run dev [-- --port 5678]

Runs n8n with this package and a simulated Google. A change of the sources is built and put into
n8n, which starts again with the same workflows; reload the editor then.

  --port <port>  port of n8n's editor; a free one unless given`;

/** What ends up in the package. */
const sources = ['nodes', 'credentials', 'icons', 'package.json', 'tsconfig.build.json'];

/** Builds the package and restarts n8n with it; a build that fails leaves n8n as it is. */
async function update({ n8n }: TestEnvironment): Promise<void> {
	const started = Date.now();
	console.log('\nBuilding …');
	try {
		await installPackage(await packPackage(), n8n.userFolder);
		console.log('Restarting n8n …');
		await n8n.restart();
		console.log(`Ready after ${((Date.now() - started) / 1000).toFixed(1)} s: ${n8n.baseUrl}`);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
	}
}

/** Calls `update` after a change, never twice at once, and again for what changed meanwhile. */
function updateOnChange(environment: TestEnvironment): { stop: () => Promise<void> } {
	let running = Promise.resolve();
	let isQueued = false;
	const watcher = watch(
		sources.map((source) => join(packageRoot, source)),
		// An editor that saves many files is waited for, and so is one that writes in pieces.
		{ ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: 300 } },
	).on('all', () => {
		if (isQueued) return;
		isQueued = true;
		running = running.then(async () => {
			isQueued = false;
			await update(environment);
		});
	});
	return {
		stop: async () => {
			await watcher.close();
			await running;
		},
	};
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { port: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
	});
	const port = values.port === undefined ? undefined : Number(values.port);
	if (values.help || Number.isNaN(port)) {
		console.log(usage);
		process.exitCode = values.help ? 0 : 1;
		return;
	}
	const environment = await startTestEnvironment({
		n8n: { port, extraEnv: { N8N_RESTRICT_FILE_ACCESS_TO: photosFolder } },
		onStep: stepPrinter(),
	});
	try {
		const { id } = await environment.client.createWorkflow(await exampleWorkflow(environment));
		printDoors(environment, id);
		const watching = updateOnChange(environment);
		await wantsToEnd();
		console.log('\nEnding …');
		await watching.stop();
	} finally {
		await environment.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
