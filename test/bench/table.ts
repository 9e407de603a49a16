import type { Measurement } from './measure';
import { MIB, type Scenario } from './scenarios';

const HEADER = [
	'Job',
	'Runner',
	'Requests',
	'Time',
	'× baseline',
	'Memory idle',
	'Above idle',
	'CPU',
	'Simulator CPU',
];

const seconds = (ms: number) => (Number.isNaN(ms) ? 'n/a' : `${(ms / 1000).toFixed(1)} s`);
const mib = (bytes: number) => (Number.isNaN(bytes) ? 'n/a' : `${(bytes / MIB).toFixed(0)} MiB`);

/** A value and, where it has a limit, which of the two is larger: `1.06 ≤ 1.20`, `1.50 > 1.20`. */
function compared(value: number, limit: number | undefined, text: (value: number) => string) {
	if (limit === undefined) return text(value);
	return `${text(value)} ${value <= limit ? '≤' : '>'} ${text(limit)}`;
}

function line(measurement: Measurement, baseline: Measurement | undefined): string[] {
	const { scenario, runner, requests, wallMs, idleBytes, peakBytes } = measurement;
	// Time and memory of a whole n8n have no limit, nor has anything of the baseline.
	const limits: Partial<Scenario> = runner === 'node' ? scenario : {};
	const minRequests = runner === 'baseline' ? undefined : scenario.minRequests;
	return [
		scenario.label,
		runner,
		compared(requests, minRequests, String),
		seconds(wallMs),
		baseline
			? compared(wallMs / baseline.wallMs, limits.maxTime, (times) => times.toFixed(2))
			: 'n/a',
		mib(idleBytes),
		compared(peakBytes - idleBytes, limits.maxMemory, mib),
		seconds(measurement.cpuMs),
		seconds(measurement.simulatorCpuMs),
	];
}

/** A Markdown table of everything that was measured, scenario by scenario. */
export function formatTable(scenarios: Scenario[], measurements: Measurement[]): string {
	const lines = scenarios.flatMap((scenario) => {
		const own = measurements.filter((one) => one.scenario === scenario);
		const baseline = own.find(({ runner }) => runner === 'baseline');
		return own.map((measurement) => line(measurement, baseline));
	});
	const rows = [HEADER, ...lines];
	const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	rows.splice(
		1,
		0,
		widths.map((width) => '-'.repeat(width)),
	);
	return rows
		.map((row) => `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`)
		.join('\n');
}
