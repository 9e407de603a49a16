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

How long the node waits, and for what:

| for | at most |
|---|---|
| the response to a read or a small change, in one try | 60 seconds |
| the response when up to 50 media items are created | 5 minutes |
| all tries of one such call, with the pauses between them | 3 minutes; 10 where media items are created |
| a list in the editor | 30 seconds |
| a new access token | 30 seconds |
| the body of an error, or of a page in Google's place | 5 seconds, 64 KiB |
| any other response but a file | 16 MiB; a full page of a list has less than 1 |
| a pause after a fault of the server or the network | 1 second, then twice as long each time, or as long as Google asks |
| the quota of a minute | 30 seconds, then 60 and 120, or as long as Google asks; five minutes in all, in which no execution of the account sends such requests, and ten for a request that is refused while others are not |
| another write of the account to end | 1 to 5 seconds at a time, five minutes in all |
| something made a moment ago to be known everywhere | 15 seconds |
| the quota of a day, a full storage, a missing scope, a disabled API, a lost sign-in | not at all; what they rule out is not sent again |

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
