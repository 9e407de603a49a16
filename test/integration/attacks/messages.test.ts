import { useSimulatedTime } from '../support/simulatedTime';
import { LEGACY_SCOPES, useSimulatedGoogle } from '../support';
import { passTime } from '../support/simulatedTime';
import { useSoundRuns } from '../support/soundRuns';
import { nameOf } from '../faultMatrix/expectations';
import { targets } from '../faultMatrix/operations';

const google = useSimulatedGoogle();
useSimulatedTime();
const expectSoundRun = useSoundRuns(google);

/** More than any sensible message, with all advice around it. */
const MAX_READABLE = 2_500;
const MESSAGES: Record<string, string> = {
	markup: '<img src=x onerror=alert(1)><script>alert(2)</script><style>*{display:none}</style>',
	'control characters': '\u001b[2J\u001b[31mred\u0007\b\0\u009b31m\r\nnext line',
	'direction marks': 'left \u202etfel\u202c \u2066\u2067\u2069\u200f\u061c end',
	'a megabyte': 'x'.repeat(1_000_000),
	'a megabyte of brackets': '<'.repeat(1_000_000),
};
const STATUSES = [400, 403, 404, 429];

describe.each(targets.map((target, index) => [nameOf(target), target, index] as const))(
	'%s quotes no hostile message',
	(_, target, group) => {
		it('neither in an error nor in a description', async () => {
			if (target.isLegacy) {
				google.control.setMode('legacy');
				google.connect(LEGACY_SCOPES);
			}
			const { items } = await passTime(target.arrange(google));
			const { resource, operation, host } = target;
			const parameters = { ...target.parameters, resource, operation };
			for (const [index, [what, message]] of Object.entries(MESSAGES).entries()) {
				const code = STATUSES[(index + group) % STATUSES.length];
				const error = { code, message, status: 'FAILED_PRECONDITION' };
				google.control.fail({ host, times: Infinity, status: code, body: { error } });
				const result = await expectSoundRun({ parameters, items, onError: 'continueErrorOutput' });
				expect([what, result?.items]).toEqual([what, []]);
				for (const { json, error: shown } of result?.errorItems ?? []) {
					const text = `${String(json.error)} ${shown?.message} ${shown?.description}`;
					expect(text.length).toBeLessThan(MAX_READABLE);
					expect(text).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
				}
			}
		}, 60_000);
	},
);
