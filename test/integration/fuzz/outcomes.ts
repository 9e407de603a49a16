import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { INodeExecutionData, INodeParameters, OnError } from 'n8n-workflow';
import type { SimulatedGoogle } from '../support/google';
import { closeSockets } from '../support/leaks';
import { passTime } from '../support/simulatedTime';

/** Two input items, some of which a run may end without any output: an empty list has none. */
export interface FuzzRun {
	parameters: INodeParameters;
	items: INodeExecutionData[];
	onError: OnError;
}

const GOOGLE = /^(.*\.)?(googleapis\.com|googleusercontent\.com|google\.com)$/;
const MAX_SIMULATED_MS = 2 * 3_600_000;

const hosts = new Set<string>();

/** Notes all hosts that this process sends requests to. */
export function watchHosts(): void {
	subscribe('http.client.request.created', (message) => {
		const { request } = message as { request: ClientRequest };
		hosts.add(request.host);
	});
}

/**
 * Runs the node, and fails when an item has no outcome or two, when it takes for ever, or when it
 * asks somebody else than Google.
 * @param mayBeEmpty a success may give nothing
 */
export async function expectSoundRun(
	google: SimulatedGoogle,
	run: FuzzRun,
	mayBeEmpty: boolean,
): Promise<void> {
	hosts.clear();
	const start = Date.now();
	try {
		const result = await passTime(google.run(run));
		const foreign = [...hosts].filter((host) => !GOOGLE.test(host) && host !== '127.0.0.1');
		expect(foreign).toEqual([]);
		expect(Date.now() - start).toBeLessThan(MAX_SIMULATED_MS);
		if (run.onError === 'stopWorkflow') {
			expect(['success', 'error']).toContain(result.status);
			if (result.error) return;
		}
		expect(result.error).toBeUndefined();
		const outcomes = [...result.inputs, ...result.errorInputs];
		const missing = run.items.map((_, index) => index).filter((index) => !outcomes.includes(index));
		if (!mayBeEmpty) expect(missing).toEqual([]);
		for (const input of outcomes) expect([0, 1]).toContain(input);
	} catch (error) {
		// n8n itself stumbles over a required field that is empty or no locator, before the node runs.
		if (!/checkForWorkflowIssues/.test((error as Error).stack ?? '')) throw error;
	} finally {
		google.control.clearFaults();
		closeSockets();
	}
}

export const anyOnError: OnError[] = [
	'stopWorkflow',
	'continueRegularOutput',
	'continueErrorOutput',
];

const settings = {
	numRuns: Number(process.env.FUZZ_RUNS ?? 10),
	seed: Number(process.env.FUZZ_SEED ?? 20260331),
};

/** How often each operation is tried; FUZZ_RUNS and FUZZ_SEED change it. */
export const fuzzSettings = settings;
