import type { INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';
import type { SimulatedGoogle } from './google';
import { useForeignHosts } from './hosts';
import { internalErrors } from './internalErrors';
import { closeSockets, useWatchedSockets } from './leaks';
import { pollutedPrototypes } from './prototypes';
import type { RunResult } from './run';
import { passTime } from './simulatedTime';

/** Two input items, some of which a run may end without any output: an empty list has none. */
export interface SoundRun {
	parameters: INodeParameters;
	items: INodeExecutionData[];
	onError: OnError;
}

const MAX_SIMULATED_MS = 2 * 3_600_000;

/** n8n itself stumbles over a required field that is empty or no locator, before the node runs. */
const isOfEngine = (error: unknown) => /checkForWorkflowIssues/.test((error as Error).stack ?? '');

const isFailure = ({ json, error }: INodeExecutionData) =>
	error !== undefined || Object.keys(json).join() === 'error';

function expectOutcomes(run: SoundRun, result: RunResult, mayBeEmpty: boolean): void {
	const all = [...result.items, ...result.errorItems];
	const inputs = [...result.inputs, ...result.errorInputs];
	const indices = run.items.map((_, index) => index);
	for (const input of inputs) expect(indices).toContain(input);
	for (const index of indices) {
		if (!mayBeEmpty) expect(inputs).toContain(index);
		const failures = all.filter((item, at) => inputs[at] === index && isFailure(item));
		// Ids and files that an item lists fail one by one.
		const messages = failures.map(({ json }) => json.error);
		expect(messages.every((message) => typeof message === 'string' && message !== '')).toBe(true);
	}
}

/**
 * Prepares this file's tests.
 * @returns runs the node, and fails when an item has no outcome, when it takes for ever, when it asks
 *   somebody else than Google, when it changes what all objects share, or when an error speaks of
 *   the package's insides. `mayBeEmpty`: a success may give nothing. Gives the run, unless n8n itself
 *   refused it.
 */
export function useSoundRuns(
	google: SimulatedGoogle,
): (run: SoundRun, mayBeEmpty?: boolean) => Promise<RunResult | undefined> {
	const foreignHosts = useForeignHosts(google);
	useWatchedSockets();
	return async (run, mayBeEmpty = false) => {
		foreignHosts.clear();
		const start = Date.now();
		try {
			const result = await passTime(google.run(run));
			expect(Date.now() - start).toBeLessThan(MAX_SIMULATED_MS);
			expect(internalErrors(result)).toEqual([]);
			if (run.onError === 'stopWorkflow' && result.error) {
				expect(result.status).toBe('error');
				return result;
			}
			expect([result.status, result.error]).toEqual(['success', undefined]);
			expectOutcomes(run, result, mayBeEmpty);
			return result;
		} catch (error) {
			if (!isOfEngine(error)) throw error;
			return undefined;
		} finally {
			google.control.clearFaults();
			closeSockets();
			expect(foreignHosts.list()).toEqual([]);
			expect(pollutedPrototypes()).toEqual([]);
		}
	};
}

export const anyOnError: OnError[] = [
	'stopWorkflow',
	'continueRegularOutput',
	'continueErrorOutput',
];
