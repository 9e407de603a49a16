import type { INodeExecutionData } from 'n8n-workflow';
import { LEGACY_SCOPES, type SimulatedGoogle } from '../support/google';
import type { RunResult } from '../support/run';
import type { Fault } from './faults';
import { closeSockets, openFiles, openSockets } from '../support/leaks';
import type { Target } from './operations';
import { leaksOf, secretsOf, type useLog } from '../support/secrets';
import { HangError, passMilliseconds, passTime, pendingTimers } from '../support/simulatedTime';

/** How a run ended that met a fault. */
export interface End {
	/** `recovered`, or the messages of all failed items, each once. */
	text: string;
	/** What a person reads about the failed items. */
	details: string;
	/** Where its outcomes are not what happened. */
	untruths: string[];
	/** What it has left behind in this process. */
	leftovers: string[];
	/** Where tokens and secrets are in what n8n keeps or logs. */
	leaks: string[];
	simulatedMs: number;
	requests: number;
}

const INPUTS = [0, 1];
/** Time for what is periodic to see that it is not needed any more. */
const TIDY_MS = 2_000;
/** Words of an error that leaves open whether Google carried the request out. */
export const DOUBT = /may (still )?have|did not say what became/;
/** Google's ids, which are new in each run. */
const IDS = /(: )?\b[\w-]{30,}(, )?/g;

function messagesOf({ errorItems, error }: RunResult): string[] {
	const messages = errorItems.map((item) => item.error?.message ?? '');
	if (error) messages.push(`stopped: ${error.message}`);
	return messages.map((message) =>
		message
			.replace(/ \[item \d+\]$/, '')
			.replace(IDS, '')
			.trim(),
	);
}

function detailsOf({ errorItems, errorText }: RunResult): string {
	return [...errorItems.map(({ error }) => `${error?.message}. ${error?.description}`), errorText]
		.filter(Boolean)
		.join('\n');
}

/** The fields that all outputs have. */
function commonFields({ json }: RunResult): string[] {
	const [first, ...others] = json.map((one) => Object.keys(one));
	return first.filter((field) => others.every((other) => other.includes(field)));
}

function findUntruths(
	target: Target,
	result: RunResult,
	fields: string[],
	effects?: number[],
): string[] {
	const found: string[] = [];
	const isComplete = ({ json }: INodeExecutionData) => fields.every((field) => field in json);
	if (!result.items.every(isComplete)) found.push('an output is not complete');
	for (const index of INPUTS) {
		const outputs = result.inputs.filter((input) => input === index).length;
		const failures = result.errorItems.filter((_, at) => result.errorInputs[at] === index);
		if (outputs + failures.length === 0) found.push(`item ${index} has no outcome`);
		if (failures.length === 0 && outputs !== target.outputs) {
			found.push(`item ${index} gives ${outputs} of ${target.outputs} outputs as a success`);
		}
		const effect = effects?.[index];
		if (effect === undefined) continue;
		if (effect > 1) found.push(`item ${index} took effect ${effect} times`);
		const isDoubtful = failures.some(({ error }) =>
			DOUBT.test(`${error?.message} ${error?.description}`),
		);
		if (failures.length === 0 && effect !== 1) found.push(`item ${index} is no success`);
		if (failures.length > 0 && effect > 0 && !isDoubtful) found.push(`item ${index} is no failure`);
	}
	return found;
}

function findLeftovers(): string[] {
	const found: string[] = [];
	if (pendingTimers() > 0) found.push(`${pendingTimers()} timers are left`);
	if (openSockets() > 0) found.push(`${openSockets()} connections are left`);
	const files = openFiles();
	if (files.length > 0) found.push(`${files.length} files are left open`);
	return found;
}

/** The fields of the outputs of a target that nothing happens to. */
const completeFields = new Map<Target, string[]>();

interface Prepared {
	start: () => Promise<RunResult>;
	effects?: () => number[];
}

async function prepare(google: SimulatedGoogle, target: Target): Promise<Prepared> {
	const { resource, operation, isLegacy, arrange } = target;
	if (isLegacy) {
		google.control.setMode('legacy');
		google.connect(LEGACY_SCOPES);
	}
	const { items, effects } = await passTime(arrange(google));
	await passMilliseconds(TIDY_MS);
	google.control.clearRequests();
	const parameters = { resource, operation, ...target.parameters };
	const onError = 'continueErrorOutput';
	return { start: async () => await passTime(google.run({ parameters, items, onError })), effects };
}

async function fieldsWithoutFault(google: SimulatedGoogle, target: Target): Promise<string[]> {
	const known = completeFields.get(target);
	if (known) return known;
	const { start, effects } = await prepare(google, target);
	const result = await start();
	const fields = commonFields(result);
	completeFields.set(target, fields);
	expect(findUntruths(target, result, fields, effects?.())).toEqual([]);
	google.reset();
	return fields;
}

/** Runs an operation on two input items, and lets a fault meet it. */
export async function runCell(
	google: SimulatedGoogle,
	target: Target,
	fault: Fault,
	log: ReturnType<typeof useLog>,
): Promise<End> {
	const fields = await fieldsWithoutFault(google, target);
	const { start, effects } = await prepare(google, target);
	const begun = Date.now();
	const before = secretsOf(google);
	log.clear();
	const undo = await fault.begin(google, target);
	try {
		const result = await start();
		const simulatedMs = Date.now() - begun;
		await passMilliseconds(TIDY_MS);
		return {
			text: [...new Set(messagesOf(result))].join('; ') || 'recovered',
			details: detailsOf(result),
			untruths: findUntruths(target, result, fields, effects?.()),
			leftovers: findLeftovers(),
			leaks: leaksOf([...before, ...secretsOf(google)], result, log.lines()),
			simulatedMs,
			requests: google.requests().length,
		};
	} catch (error) {
		if (!(error instanceof HangError)) throw error;
		const simulatedMs = Date.now() - begun;
		const nothing = { details: '', untruths: [], leftovers: [], leaks: [], requests: 0 };
		return { text: 'hangs', simulatedMs, ...nothing };
	} finally {
		undo?.();
		closeSockets();
	}
}
