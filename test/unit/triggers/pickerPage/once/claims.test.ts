import { claim } from '../../../../../nodes/GooglePhotos/triggers/pickerPage/once/claims';

const picking = (sessionId: string, expiresAt = 2_000) => ({
	sessionId,
	createdAt: 1_000,
	expiresAt,
});
const now = 1_500_000;

/** What is left of a node's staticData after n8n was restarted. */
function saved<T>(staticData: T): T {
	return structuredClone(staticData);
}

describe('the right to start the workflow', () => {
	it('is given once', () => {
		const staticData = {};
		expect(claim(picking('once'), 'a', staticData, now)).toBe(true);
		expect(claim(picking('once'), 'a', staticData, now)).toBe(false);
	});

	it('is given once even when the other call sees an older staticData', () => {
		expect(claim(picking('race'), 'a', {}, now)).toBe(true);
		expect(claim(picking('race'), 'a', {}, now)).toBe(false);
	});

	it('is kept by the staticData alone', () => {
		const staticData = {};
		claim(picking('restart'), 'process 1', staticData, now);
		expect(claim(picking('restart'), 'process 2', saved(staticData), now)).toBe(false);
	});

	it('changes the staticData only when it is given', () => {
		claim(picking('silent'), 'c', {}, now);
		const staticData = Object.freeze({});
		expect(claim(picking('silent'), 'c', staticData, now)).toBe(false);
	});

	it('is kept when two sessions end at the same time, each call with its own copy of the staticData', () => {
		const [first, second] = [{}, {}];
		claim(picking('twin 1'), 'd', first, now);
		claim(picking('twin 2'), 'd', second, now);
		expect(claim(picking('twin 1'), 'after a restart', saved(second), now)).toBe(false);
	});

	it('is another one for another session or node', () => {
		expect(claim(picking('s1'), 'node 1', {}, now)).toBe(true);
		expect(claim(picking('s2'), 'node 1', {}, now)).toBe(true);
		expect(claim(picking('s1'), 'node 2', {}, now)).toBe(true);
	});

	it('takes little staticData, which is freed when the session has expired', () => {
		const staticData: { claimed?: object } = {};
		for (let n = 0; n < 100; n++) claim(picking(`early ${n}`, 1_600), 'b', staticData, now);
		expect(Object.keys(staticData.claimed ?? {})).toHaveLength(100);
		expect(JSON.stringify(staticData).length).toBeLessThan(100 * 30);
		claim(picking('late', 9_000), 'b', staticData, 1_700_000);
		expect(Object.keys(staticData.claimed ?? {})).toHaveLength(1);
	});
});
