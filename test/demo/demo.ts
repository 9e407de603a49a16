import { parseArgs } from 'node:util';
import { type TestEnvironment, startTestEnvironment } from '../support/testEnvironment';
import { photosFolder, runDemo } from './job';
import { printDoors, printIntroduction, printReport } from './print';
import { stepPrinter, wantsToEnd } from './terminal';

const usage = `Usage: npm run demo [-- --once] [-- --port 5678]

  --once         end after the report; the exit code is 0 only if all was right
  --port <port>  port of n8n's editor; a free one unless given`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			once: { type: 'boolean', default: false },
			port: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	const port = values.port === undefined ? undefined : Number(values.port);
	if (Number.isNaN(port)) throw new Error(usage);
	printIntroduction();
	const step = stepPrinter();
	let testEnvironment: TestEnvironment | undefined;
	try {
		testEnvironment = await startTestEnvironment({
			n8n: { port, extraEnv: { N8N_RESTRICT_FILE_ACCESS_TO: photosFolder } },
			onStep: step,
		});
		step('Running the example workflow on the sample photos');
		const report = await runDemo(testEnvironment);
		printReport(report);
		const isRight = [report, ...report.photos].every(({ problems }) => problems.length === 0);
		process.exitCode = isRight ? 0 : 1;
		if (!values.once) {
			printDoors(testEnvironment, report.workflowId);
			await wantsToEnd();
			console.log('\nEnding …');
		}
	} finally {
		await testEnvironment?.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
