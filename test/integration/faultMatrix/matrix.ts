import { useSimulatedTime } from '../support/simulatedTime';
import { useSimulatedGoogle } from '../support';
import { runCell } from './cell';
import { expectationOf, nameOf, problemsOf } from './expectations';
import { faults } from './faults';
import { gapOf } from './knownGaps';
import { useWatchedSockets } from '../support/leaks';
import { useLog } from '../support/secrets';
import { targets } from './operations';
import { type Cell, checkReport } from './report';

/** Every fault meets every request of a resource's operations that it can meet. */
export function testFaultMatrix(resource: string): void {
	const google = useSimulatedGoogle();
	useSimulatedTime();
	const cells: Cell[] = [];
	useWatchedSockets();
	const log = useLog();
	beforeAll(() => jest.spyOn(Math, 'random').mockReturnValue(0.5));

	describe.each(
		targets
			.filter((target) => target.resource === resource)
			.map((target) => [nameOf(target), target] as const),
	)('%s', (_, target) => {
		const met = faults.filter(({ meets }) => meets?.(target) ?? true);

		it.each(met)('$name', async (fault) => {
			const end = await runCell(google, target, fault, log);
			const expected = expectationOf(fault, target);
			const gap = gapOf(nameOf(target), fault.name);
			cells.push({
				target,
				fault: fault.name,
				end: expected.empty ? 'an empty list' : end.text,
				gap: gap?.what,
			});
			const problems = problemsOf(end, expected);
			// A failure shows what the run came to as well.
			const shown = { ...end, expected: String(expected.end), seconds: expected.seconds };
			expect(JSON.stringify({ problems, ...shown })).toBe(
				JSON.stringify({ problems: gap?.problems ?? [], ...shown }),
			);
		});
	});

	it('is what docs/reliability.md says', () => checkReport(resource, cells));
}
