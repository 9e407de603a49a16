import type { INodeExecutionData } from 'n8n-workflow';
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

/** Whatever a person may read of the failures of a run. */
function expectReadable(errorItems: INodeExecutionData[] = []): void {
	for (const { json, error: shown } of errorItems) {
		const text = `${json.error as string} ${shown?.message} ${shown?.description}`;
		expect(text.length).toBeLessThan(MAX_READABLE);
		expect(text).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
	}
}

describe.each(Object.entries(MESSAGES))('The refusal of one of many: %s', (_, message) => {
	it('is quoted so that it can be read', async () => {
		const refused = [{ status: { code: 5, message } }];
		const body = { mediaItemResults: refused, newMediaItemResults: refused };
		google.control.fail({
			host: 'photoslibrary.googleapis.com',
			times: Infinity,
			status: 200,
			body,
		});
		const onError = 'continueErrorOutput';
		for (const parameters of [
			{ resource: 'mediaItem', operation: 'getByIds', mediaItemIds: 'AF1QipN'.padEnd(60, 'x') },
			{ resource: 'mediaItem', operation: 'create', uploadToken: 'a-token' },
		]) {
			const result = await passTime(google.run({ parameters, items: [{ json: {} }], onError }));
			expect(result.errorItems).toHaveLength(1);
			expectReadable(result.errorItems);
		}
	});
});

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
				expectReadable(result?.errorItems);
			}
		}, 60_000);
	},
);
