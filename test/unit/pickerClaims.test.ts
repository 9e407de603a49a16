import { claim } from '../../nodes/GooglePhotos/triggers/pickerPage/claims';

const picking = (sessionId: string, expiresAt = 2_000) => ({
	sessionId,
	createdAt: 1_000,
	expiresAt,
});
const now = 1_500_000;

/** What is left of a node's memory after n8n was restarted. */
function saved<T>(memory: T): T {
	return structuredClone(memory);
}

describe('the right to start the workflow', () => {
	it('is given once', () => {
		const memory = {};
		expect(claim(picking('once'), 'a', memory, now)).toBe(true);
		expect(claim(picking('once'), 'a', memory, now)).toBe(false);
	});

	it('is given once even when the other call sees an older memory', () => {
		expect(claim(picking('race'), 'a', {}, now)).toBe(true);
		expect(claim(picking('race'), 'a', {}, now)).toBe(false);
	});

	it('is kept by the memory alone', () => {
		const memory = {};
		claim(picking('restart'), 'process 1', memory, now);
		expect(claim(picking('restart'), 'process 2', saved(memory), now)).toBe(false);
	});

	it('changes the memory only when it is given', () => {
		claim(picking('silent'), 'c', {}, now);
		const memory = Object.freeze({});
		expect(claim(picking('silent'), 'c', memory, now)).toBe(false);
	});

	it('is kept when two sessions end at the same time, each call with its own copy of the memory', () => {
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

	it('takes little memory, which is freed when the session has expired', () => {
		const memory: { claimed?: object } = {};
		for (let n = 0; n < 100; n++) claim(picking(`early ${n}`, 1_600), 'b', memory, now);
		expect(Object.keys(memory.claimed ?? {})).toHaveLength(100);
		expect(JSON.stringify(memory).length).toBeLessThan(100 * 30);
		claim(picking('late', 9_000), 'b', memory, 1_700_000);
		expect(Object.keys(memory.claimed ?? {})).toHaveLength(1);
	});
});
