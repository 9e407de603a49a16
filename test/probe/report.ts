import { writeFile } from 'node:fs/promises';
import type { Outcome } from './run';
import type { Scrubber } from './scrub';

/** One recorded response, in the form of the project's collection of real ones. */
export interface Recorded {
	call: string;
	situation: string;
	status: number;
	headers: Record<string, string> | null;
	body: unknown;
	source: string;
	date: string;
	confidence: 'verbatim' | 'simulated';
	note: string;
}

/** The word for an outcome in the table. */
export function stateOf({ verdict, problem, notRun }: Outcome): string {
	if (problem !== undefined) return 'GAP';
	if (notRun !== undefined || !verdict) return 'not run';
	if (verdict.asAssumed === undefined) return 'for the record';
	return verdict.asAssumed ? 'as assumed' : 'DIFFERS';
}

const textOf = ({ verdict, problem, notRun }: Outcome) =>
	problem ?? notRun ?? verdict?.says ?? 'no verdict';

/** A list of so many says no more than its beginning. */
const MAX_LISTED = 10;
const SHOWN = 3;

function shortened(value: unknown): unknown {
	if (Array.isArray(value)) {
		const shown = value.length > MAX_LISTED ? value.slice(0, SHOWN) : value;
		const more = value.length - shown.length;
		return [...shown.map(shortened), ...(more > 0 ? [`<${more} more>`] : [])];
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
}

/** Teaches the scrubber all ids and tokens of a run. */
export function learnAll(outcomes: readonly Outcome[], scrubber: Scrubber): void {
	for (const { exchanges } of outcomes) for (const one of exchanges) scrubber.learnFrom(one);
}

/** The responses of all probes, by a scrubber that has learned them; throws rather than show an id. */
export function recordedOf(
	outcomes: readonly Outcome[],
	scrubber: Scrubber,
	isSimulated: boolean,
): Recorded[] {
	const date = new Date().toISOString().slice(0, 10);
	const recorded = outcomes.flatMap((outcome) =>
		outcome.exchanges.map(({ call, situation, status, headers, body }): Recorded => ({
			call,
			situation,
			status,
			headers: scrubber.scrubHeaders(headers),
			body: shortened(scrubber.scrub(body, call)),
			source: `npm run probe, ${outcome.probe.name}${isSimulated ? ', simulated' : ''}`,
			date,
			confidence: isSimulated ? 'simulated' : 'verbatim',
			note: scrubber.scrubText(`${stateOf(outcome)}: ${textOf(outcome)}`),
		})),
	);
	const leaks = scrubber.leaksIn(JSON.stringify(recorded));
	if (leaks.length > 0) throw new Error(`${leaks.length} ids would be in the report; not written`);
	return recorded;
}

/** Writes the responses to a file. */
export async function writeReport(file: string, recorded: readonly Recorded[]): Promise<void> {
	await writeFile(file, `${JSON.stringify(recorded, null, 1)}\n`);
}

/** One line a probe: its name, how the answer fits, its requests, the verdict. */
export function table(outcomes: readonly Outcome[], scrubber: Scrubber): string {
	const rows = outcomes.map((outcome) => [
		outcome.probe.name,
		stateOf(outcome),
		String(outcome.exchanges.length),
		scrubber.scrubText(textOf(outcome)).replace(/\s+/g, ' '),
	]);
	const all = [['Probe', 'Result', 'Requests', 'Verdict'], ...rows];
	const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column].length)));
	return all
		.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  '))
		.join('\n');
}
