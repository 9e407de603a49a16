import { useSimulatedTime } from '../support/simulatedTime';
import { LEGACY_SCOPES, useSimulatedGoogle } from '../support';
import { passTime } from '../support/simulatedTime';
import { useSoundRuns } from '../support/soundRuns';
import { nameOf } from '../faultMatrix/expectations';
import { targets } from '../faultMatrix/operations';
import { PATH_BREAKERS } from './hostile';

const google = useSimulatedGoogle();
useSimulatedTime();
const expectSoundRun = useSoundRuns(google);

/** Routes that a run of all operations with good ids uses: hostile ids must not reach any other. */
const routesOf = () => [...new Set(google.requests().map(({ route }) => route))];

describe.each(targets.map((target) => [nameOf(target), target] as const))(
	'%s with hostile ids',
	(_, target) => {
		it('asks for nothing else', async () => {
			if (target.isLegacy) {
				google.control.setMode('legacy');
				google.connect(LEGACY_SCOPES);
			}
			const { items } = await passTime(target.arrange(google));
			const { resource, operation } = target;
			const run = {
				parameters: { ...target.parameters, resource, operation },
				onError: 'continueErrorOutput',
			} as const;
			const before = JSON.stringify(google.library());
			for (const value of PATH_BREAKERS) {
				// Every text of the input item, whichever of them the operation reads.
				const hostile = items.map((item) => ({
					...item,
					json: Object.fromEntries(Object.keys(item.json).map((key) => [key, value])),
				}));
				await expectSoundRun({ ...run, items: hostile }, target.isList);
				for (const { headers, path } of google.requests()) {
					expect(headers['x-injected']).toBeUndefined();
					// /v1/<collection>/<id>, whatever the id holds.
					const segments = path.split('/').slice(1);
					expect(segments.length).toBeLessThanOrEqual(3);
					for (const segment of segments) expect(segment).not.toMatch(/^\.{0,2}$/);
				}
			}
			expect(routesOf().length).toBeLessThan(3);
			if (!['create', 'upload'].includes(operation)) {
				expect(JSON.stringify(google.library())).toBe(before);
			}
		}, 60_000);
	},
);
