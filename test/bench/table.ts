import type { Cell } from './measure';
import type { Contender } from './runner';
import { MIB, type Row, type Size } from './scenarios';

/** One row with what was measured. */
export interface Measured {
	row: Row;
	size: Size;
	cells: Cell[];
}

export const names: Record<Contender, string> = {
	node: 'Google Photos node',
	http: 'HTTP Request per item',
	floor: 'floor (undici)',
	helpers: "n8n's helpers alone",
};

const HEAD = [
	'Job',
	'Done by',
	'Requests',
	'Time',
	'× floor',
	'Memory idle',
	'Above idle',
	'CPU',
	'Simulator CPU',
];

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const above = ({ peakBytes, idleBytes }: Cell) => (peakBytes - idleBytes) / MIB;
const cellOf = ({ cells }: Measured, who: Contender) =>
	cells.find(({ contender }) => contender === who);

/** Lines of a Markdown table, its columns padded to one width. */
export function markdown(head: string[], lines: string[][]): string {
	const all = [head, ...lines];
	const widths = head.map((_, column) => Math.max(...all.map((line) => line[column].length)));
	const padded = (line: string[]) =>
		`| ${line.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [padded(head), rule, ...lines.map(padded)].join('\n');
}

/** Everything that was measured, as one table. */
export function measurements(measured: Measured[]): string {
	const lines = measured.flatMap((one) => {
		const floor = cellOf(one, 'floor')?.wallMs;
		return one.cells.map((cell, index) => [
			index === 0 ? one.row.label(one.size) : '',
			names[cell.contender],
			String(cell.requests),
			seconds(cell.wallMs),
			floor === undefined ? '' : (cell.wallMs / floor).toFixed(2),
			`${(cell.idleBytes / MIB).toFixed(0)} MiB`,
			`+ ${above(cell).toFixed(0)} MiB`,
			seconds(cell.cpuMs),
			seconds(cell.googleCpuMs),
		]);
	});
	return markdown(HEAD, lines);
}

/** What the node had to reach in one row, and whether it did. */
interface Verdict {
	target: string;
	found: string;
	met: boolean;
	/** Whether missing it fails the whole bench. */
	strict?: boolean;
}

function verdictsOf(one: Measured): Verdict[] {
	const { row, size } = one;
	const node = cellOf(one, 'node');
	if (!node) return [];
	const least = row.least(size.count);
	const { timesFloor, fasterThanHttp, memoryMiB } = row.targets;
	const verdicts: Verdict[] = [
		{
			target: `at most ${least} requests`,
			found: String(node.requests),
			met: node.requests <= least,
			strict: true,
		},
	];
	const floor = cellOf(one, 'floor');
	if (timesFloor && floor) {
		const times = node.wallMs / floor.wallMs;
		const found = `${times.toFixed(2)} ×`;
		verdicts.push({ target: `at most ${timesFloor} × floor`, found, met: times <= timesFloor });
	}
	const http = cellOf(one, 'http');
	if (fasterThanHttp && http) {
		const times = http.wallMs / node.wallMs;
		const target = `at least ${fasterThanHttp} × faster than HTTP Request per item`;
		verdicts.push({ target, found: `${times.toFixed(1)} ×`, met: times >= fasterThanHttp });
	}
	if (memoryMiB) {
		const memory = above(node);
		const found = `${memory.toFixed(0)} MiB`;
		verdicts.push({
			target: `at most ${memoryMiB} MiB above idle`,
			found,
			met: memory <= memoryMiB,
		});
	}
	return verdicts;
}

/** The node's targets, row by row, as one table. */
export function targets(measured: Measured[]): string {
	const lines = measured.flatMap((one) =>
		verdictsOf(one).map(({ target, found, met }, index) => [
			index === 0 ? one.row.label(one.size) : '',
			target,
			found,
			met ? 'met' : 'NOT MET',
		]),
	);
	return markdown(['Job', 'Target', 'Found', ''], lines);
}

/** Whether the node spent no request more than needed in any row. */
export function isMinimal(measured: Measured[]): boolean {
	return measured.flatMap(verdictsOf).every(({ met, strict }) => met || !strict);
}
