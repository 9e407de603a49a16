import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { probes } from '../probes';

const page = readFileSync(join(__dirname, '../../../docs/reality.md'), 'utf8');
const rows = page
	.split('\n')
	.filter((line) => line.startsWith('| ') && !/^\| (Belief|Evidence|\*\*)/.test(line));
const names = probes.map(({ name }) => name);

it('gives evidence for every belief, and says how to settle it', () => {
	expect(rows.length).toBeGreaterThan(70);
	for (const row of rows) {
		const [, belief, evidence, probe] = row.split(' | ').join('|').split('|');
		expect(belief).toMatch(/\w/);
		expect(evidence).toMatch(/^\s*(recorded|probed|documented|none)\b/);
		expect(probe).toMatch(/^\s*(`|not probed)/);
	}
});

it('names only probes that exist, and each of them', () => {
	const named = rows.flatMap((row) => {
		const last = row.split('|').at(-2) ?? '';
		return [...last.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
	});
	expect([...new Set(named)].sort()).toEqual([...names].sort());
});
