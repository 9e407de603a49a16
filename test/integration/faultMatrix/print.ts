/** Runs the fault matrix and writes docs/reliability.md: npm run reliability */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot, runProgram } from '../../support/package';
import { REPORT, RESOURCES, SECTIONS } from './reportFiles';

const INTRODUCTION = `# Reliability

Every operation of the node meets every fault that a network, a proxy, Google, or the disk can produce. The tests
run each pair against a simulated Google, with two input items and simulated time, and check each time that:

- each input item has one outcome, and what Google holds is what the outcomes say;
- nothing was created twice, and an error says so where nobody can know whether Google carried a request out;
- the run ended in time, and left no connection, file, or timer behind.

A fault meets one request unless it says "always". "Recovered" means that both items succeeded. Other cells show the
error by its number in the list below the table; "…" stands for what the operation was about to do. An empty cell is a
fault that cannot meet this request. Where an operation sends several kinds of requests, each kind has a column.

This page is written by \`npm run reliability\`, and the tests fail when it is not up to date.
`;

async function main(): Promise<void> {
	await rm(SECTIONS, { recursive: true, force: true });
	await mkdir(SECTIONS, { recursive: true });
	const args = ['jest', '--selectProjects=integration', '--testPathPatterns=faultMatrix'];
	await runProgram('npx', args, { cwd: packageRoot, env: { ...process.env, RELIABILITY: '1' } });
	const sections = RESOURCES.map(
		async (resource) => await readFile(join(SECTIONS, `${resource}.md`), 'utf8'),
	);
	await writeFile(REPORT, [INTRODUCTION, ...(await Promise.all(sections))].join('\n'));
	console.log(REPORT);
}

void main();
