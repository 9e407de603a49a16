import { styleText } from 'node:util';
import type { TestEnvironment } from '../support/testEnvironment';
import { type DemoReport, albumTitle } from './job';

const bold = (text: string) => styleText('bold', text);
const dim = (text: string) => styleText('dim', text);
const good = (text: string) => styleText('green', text);
const bad = (text: string) => styleText('red', text);

const wide = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

/** Columns that a text takes in a terminal; East Asian letters take two. */
const width = (text: string) =>
	[...text].reduce((columns, letter) => columns + (wide.test(letter) ? 2 : 1), 0);

const pad = (text: string, columns: number) =>
	text + ' '.repeat(Math.max(0, columns - width(text)));

const shorten = (id: string) => (id.length > 20 ? `${id.slice(0, 12)}…${id.slice(-4)}` : id);

const purposes: Record<string, string> = {
	'POST /v1/uploads': 'send the bytes of a photo',
	'POST /v1/mediaItems:batchCreate': 'create media items, up to 50 at once',
	'GET /v1/albums': 'look for the album, before and after it is made',
	'POST /v1/albums': 'create the album',
	'POST /v1/mediaItems:search': 'list the album, up to 100 at once',
};

/** Prints what the demo did: the photos, the requests, and whether all is right. */
export function printReport({
	photos,
	requests,
	leastRequests,
	listed,
	...rest
}: DemoReport): void {
	const columns = Math.max(...photos.map(({ fileName }) => width(fileName))) + 2;
	console.log(`\n${bold(`Album "${albumTitle}"`)}`);
	console.log(dim(`  ${pad('File', columns)}${pad('Size', 9)}${pad('Media item', 20)}Status`));
	for (const { fileName, kilobytes, mediaItemId, problems } of photos) {
		const status =
			problems.length === 0 ? good('created, bytes identical') : bad(problems.join(', '));
		const size = pad(`${kilobytes} KB`, 9);
		console.log(`  ${pad(fileName, columns)}${size}${pad(shorten(mediaItemId), 20)}${status}`);
	}
	console.log(`\n${bold('Requests to Google')}`);
	for (const [name, count] of Object.entries(requests)) {
		const route = name.slice(name.indexOf(' ') + 1);
		console.log(`  ${String(count).padStart(3)}  ${pad(route, 34)}${dim(purposes[route] ?? '')}`);
	}
	const total = Object.values(requests).reduce((sum, count) => sum + count, 0);
	console.log(
		`  ${String(total).padStart(3)}  in all; the least possible for this job is ${leastRequests}`,
	);
	console.log(
		rest.problems.length === 0
			? good(
					`\nAll right: ${photos.length} photos uploaded and ${listed} listed in the album, in ${rest.seconds.toFixed(1)} s.`,
				)
			: bad(`\nNot right: ${rest.problems.join('; ')}`),
	);
}

/** Prints where to look at it and how to end it. */
export function printDoors({ n8n, login }: TestEnvironment, workflowId: string): void {
	console.log(`
${bold('Look at it in the editor')}
  ${n8n.baseUrl}/workflow/${workflowId}
  Email     ${login.email}
  Password  ${login.password}

Press Ctrl-C to end; all of it is removed then.`);
}

export function printIntroduction(): void {
	console.log(`${bold('Google Photos in n8n: demo')}
n8n is a real one, in a temporary folder, with this package installed in it.
Google is simulated on this machine: no account is used and nothing leaves it.
To connect a real account, see "Connect" in README.md.
`);
}
