import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { METHODS } from '../../../nodes/GooglePhotos/client/http/methods';
import { faults } from './faults';
import type { Target } from './operations';
import { REPORT, SECTIONS } from './reportFiles';

/** One cell of the matrix, as it ended. */
export interface Cell {
	target: Target;
	fault: string;
	end: string;
	/** What is not yet as it should be. */
	gap?: string;
}

const actions = [...new Set(Object.values(METHODS).map(({ does }) => does))];

/** The same error of all operations: without what it was about to do. */
function generalize(message: string): string {
	const action = actions
		.filter((does) => message.includes(does))
		.sort((a, b) => b.length - a.length)[0];
	return (action ? message.replace(action, '…') : message).replace(/"\d\.jpg"/g, '"…"');
}

const words = (name: string) => name.replace(/([A-Z])/g, ' $1').toLowerCase();

function columnOf({ operation, part }: Target): string {
	return part ? `${words(operation)}: ${part}` : words(operation);
}

/** The part of the report about one resource: faults by operations, errors by number. */
function section(resource: string, cells: readonly Cell[]): string {
	const columns = [...new Set(cells.map(({ target }) => columnOf(target)))];
	const errors: string[] = [];
	const gaps: string[] = [];
	const indexIn = (list: string[], entry: string) => {
		if (!list.includes(entry)) list.push(entry);
		return list.indexOf(entry) + 1;
	};
	const show = ({ end, gap }: Cell): string => {
		const messages = [...new Set(end.split('; ').map(generalize))];
		const text = ['recovered', 'an empty list'].includes(end)
			? end
			: messages.map((message) => `E${indexIn(errors, message)}`).join(', ');
		return gap ? `${text} (G${indexIn(gaps, gap)})` : text;
	};
	const rows = faults.flatMap(({ name }) => {
		const row = columns.map((column) => {
			const cell = cells.find((one) => one.fault === name && columnOf(one.target) === column);
			return cell ? show(cell) : '';
		});
		return row.some(Boolean) ? [`| ${name} | ${row.join(' | ')} |`] : [];
	});
	const listed = (letter: string, list: string[]) =>
		list.map((entry, index) => `- **${letter}${index + 1}** ${entry}`);
	return [
		`## ${words(resource).replace(/^./, (first) => first.toUpperCase())}`,
		'',
		`| fault | ${columns.join(' | ')} |`,
		`|---|${columns.map(() => '---|').join('')}`,
		...rows,
		'',
		...listed('E', errors),
		...(gaps.length > 0 ? ['', 'Not yet as it should be:', '', ...listed('G', gaps)] : []),
		'',
	].join('\n');
}

/** Fails when the report says something else; with RELIABILITY set, keeps the section for a new report. */
export function checkReport(resource: string, cells: readonly Cell[]): void {
	const text = section(resource, cells);
	if (process.env.RELIABILITY) {
		mkdirSync(SECTIONS, { recursive: true });
		writeFileSync(join(SECTIONS, `${resource}.md`), text);
		return;
	}
	const report = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : '';
	// Otherwise: npm run reliability
	expect(report).toContain(text);
}
