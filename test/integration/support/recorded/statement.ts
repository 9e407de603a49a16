import type { FaultConditions } from '../../../simulator';
import type { SimulatedGoogle } from '../google';
import type { RunOptions, RunResult } from '../run';

/** What a run made of a recorded response. */
export interface Seen {
	google: SimulatedGoogle;
	result: RunResult;
	/** Requests of the call that met it. */
	calls: number;
	/** When they came, in milliseconds. */
	times: number[];
}

/** What the node should make of a response, in the terms of the assertions below. */
export type Reading = (seen: Seen) => void | Promise<void>;

/** An operation of the node, and the call of it that meets the response. */
export interface Situation {
	call: FaultConditions;
	prepare: (google: SimulatedGoogle) => Promise<RunOptions>;
}

/** What the node makes of one recorded response. */
export interface Statement {
	/** Of the recorded response. */
	id: string;
	/** What the node makes of it, in words. */
	reads: string;
	when: Situation;
	/** Settings of Google after the situation is prepared. */
	google?: (google: SimulatedGoogle) => void | Promise<void>;
	/** How often Google responds so. Default 1; 0 where the simulator does by itself. */
	times?: number;
	/** Calls that pass before. */
	skip?: number;
	/** Lets time pass faster, where the node waits for long. */
	fast?: boolean;
	then: Reading;
}

/** More often than any operation repeats a request. */
export const ALWAYS = 99;

/** All that a person reads: of the failed run, or of the items on the error output. */
export const textOf = ({ result }: Seen): string =>
	[
		result.errorText,
		...result.errorItems.map(({ json, error }) => `${json.error as string} ${error?.description}`),
	].join('\n');

/** The run fails, with these words in the message or the description. */
export const fails =
	(...words: RegExp[]): Reading =>
	(seen) => {
		expect(seen.result.status).toBe('error');
		for (const word of words) expect(textOf(seen)).toMatch(word);
		expect(textOf(seen)).not.toMatch(/<html|<p>/);
	};

/** Only these input items fail, with these words. */
export const failsOnly =
	(inputs: number[], ...words: RegExp[]): Reading =>
	(seen) => {
		expect(seen.result.error).toBeUndefined();
		expect(seen.result.errorInputs).toEqual(inputs);
		for (const word of words) expect(textOf(seen)).toMatch(word);
	};

/** So many items come out, after so many calls. */
export const succeeds =
	(items: number, calls?: number) =>
	({ result, calls: made }: Seen): void => {
		expect(result.errorText).toBe('');
		expect(result.errorItems).toEqual([]);
		expect(result.items).toHaveLength(items);
		if (calls !== undefined) expect(made).toBe(calls);
	};

/** The call is sent again, half a minute later or more, and then succeeds. */
export const waits: Reading = (seen) => {
	succeeds(1, 2)(seen);
	const [first, second] = seen.times;
	expect(second - first).toBeGreaterThanOrEqual(30_000);
};

/** The call is sent again soon, since another write does not take a minute, and then succeeds. */
export const waitsShortly: Reading = (seen) => {
	succeeds(1, 2)(seen);
	const [first, second] = seen.times;
	expect(second - first).toBeGreaterThanOrEqual(1_000);
	expect(second - first).toBeLessThan(30_000);
};

/** All of these. */
export const both =
	(...readings: Reading[]): Reading =>
	async (seen) => {
		for (const reading of readings) await reading(seen);
	};
