import { useSimulatedTime } from '../support/simulatedTime';
import { LEGACY_SCOPES, useSimulatedGoogle } from '../support';
import { passTime } from '../support/simulatedTime';
import { useSoundRuns } from '../support/soundRuns';
import { nameOf } from '../faultMatrix/expectations';
import { targets } from '../faultMatrix/operations';
import { FOREIGN_ADDRESSES } from './hostile';

const google = useSimulatedGoogle();
useSimulatedTime();
const expectSoundRun = useSoundRuns(google);

/** Each operation meets some of the addresses, all together meet all of them several times. */
const GROUPS = 4;
const STATUSES = [301, 302, 303, 307, 308];

const named = targets.map((target, index) => [nameOf(target), target, index] as const);

describe.each(named)('%s follows no redirect away from Google', (_, target, group) => {
	it('of any kind', async () => {
		if (target.isLegacy) {
			google.control.setMode('legacy');
			google.connect(LEGACY_SCOPES);
		}
		const { items } = await passTime(target.arrange(google));
		const { resource, operation, host, route } = target;
		const parameters = { ...target.parameters, resource, operation };
		for (const [index, location] of FOREIGN_ADDRESSES.entries()) {
			if ((index + group) % GROUPS > 0) continue;
			const status = STATUSES[index % STATUSES.length];
			// All fail: a run that is told away by everybody must not succeed by itself.
			const always = { host, route, times: Infinity };
			google.control.fail({ ...always, status, headers: { location }, body: 'moved' });
			const result = await expectSoundRun({ parameters, items, onError: 'continueErrorOutput' });
			expect([location, result?.items]).toEqual([location, []]);
		}
	}, 60_000);
});
