import type { Measurement } from './measure';
import { MIB, type Scenario } from './scenarios';

const HEADER =
	'Job, Runner, Requests, Time, × baseline, Memory idle, Above idle, Simulator CPU'.split(', ');

const text = (value: number, digits: number, unit: string) =>
	Number.isFinite(value) ? value.toFixed(digits) + unit : 'n/a';
const times = (value: number) => text(value, 2, '');
const seconds = (ms: number) => text(ms / 1000, 1, ' s');
const mib = (bytes: number) => text(bytes / MIB, 0, ' MiB');

/** A value and, where it has a limit, which of the two is larger: `1.06 ≤ 1.20`, `1.50 > 1.20`. */
function compared(value: number, limit: number | undefined, show: (value: number) => string) {
	if (limit === undefined) return show(value);
	return `${show(value)} ${value <= limit ? '≤' : '>'} ${show(limit)}`;
}

function line(measurement: Measurement, baseline: Measurement | undefined): string[] {
	const { scenario, runner, requests, wallMs, idleBytes, peakBytes, simulatorCpuMs } = measurement;
	// Time and memory of a whole n8n have no limit, nor has anything of the baseline.
	const { maxTime, maxMemory }: Partial<Scenario> = runner === 'node' ? scenario : {};
	return [
		scenario.label,
		runner,
		compared(requests, runner === 'baseline' ? undefined : scenario.maxRequests, String),
		seconds(wallMs),
		compared(wallMs / (baseline?.wallMs ?? NaN), maxTime, times),
		mib(idleBytes),
		compared(peakBytes - idleBytes, maxMemory, mib),
		seconds(simulatorCpuMs),
	];
}

/** A Markdown table of everything that was measured, scenario by scenario. */
export function formatTable(scenarios: Scenario[], measurements: Measurement[]): string {
	const lines = scenarios.flatMap((scenario) => {
		const own = measurements.filter((one) => one.scenario === scenario);
		const baseline = own.find(({ runner }) => runner === 'baseline');
		return own.map((measurement) => line(measurement, baseline));
	});
	const widths = HEADER.map((title, column) =>
		Math.max(title.length, ...lines.map((cells) => cells[column].length)),
	);
	return [HEADER, widths.map((width) => '-'.repeat(width)), ...lines]
		.map((cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`)
		.join('\n');
}
