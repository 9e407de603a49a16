import type { ApiFailure } from '../../../../nodes/GooglePhotos/client/http/failures';
import {
	isDailyQuotaExceeded,
	retryDelay,
} from '../../../../nodes/GooglePhotos/client/http/retries';

const failure = (httpStatus: number, more: Partial<ApiFailure> = {}): ApiFailure => ({
	httpStatus,
	message: '',
	...more,
});

it('waits a second after a server failure, then twice as long, then gives up', () => {
	const waits = [1, 2, 3, 4, 5].map((attempts) => retryDelay(failure(503), attempts, true, 0));
	expect(waits).toEqual([1000, 2000, 4000, 8000, undefined]);
});

it('waits half a minute and more after a quota of the moment, for writes too', () => {
	const waits = [1, 2, 3, 4].map((attempts) => retryDelay(failure(429), attempts, false, 0));
	expect(waits).toEqual([30_000, 60_000, 120_000, undefined]);
});

it('spreads the waits of several clients', () => {
	expect(retryDelay(failure(503), 1, true, 0.999)).toBeGreaterThan(1200);
});

it('waits longer if Google asks for it, never less than the floor, and not too long', () => {
	expect(retryDelay(failure(429, { retryAfterMs: 0 }), 1, true, 0)).toBe(30_000);
	expect(retryDelay(failure(503, { retryAfterMs: 5 }), 1, true, 0)).toBe(1_000);
	expect(retryDelay(failure(429, { retryAfterMs: 90_000 }), 1, true, 0)).toBe(90_000);
	expect(retryDelay(failure(429, { retryAfterMs: 3_600_000 }), 1, true)).toBeUndefined();
});

it('never repeats a write whose response was lost', () => {
	expect(retryDelay(failure(500), 1, false)).toBeUndefined();
	const lost = { message: '', networkCode: 'ECONNRESET' };
	expect(retryDelay(lost, 1, false)).toBeUndefined();
	expect(retryDelay(lost, 1, true)).toBeDefined();
});

it('repeats a write that was never sent or was aborted', () => {
	expect(retryDelay({ message: '', networkCode: 'ECONNREFUSED' }, 1, false)).toBeDefined();
	expect(retryDelay(failure(409, { status: 'ABORTED' }), 1, false)).toBeDefined();
	expect(retryDelay(failure(409, { status: 'ALREADY_EXISTS' }), 1, false)).toBeUndefined();
});

it('never repeats what is wrong, forbidden or unknown', () => {
	for (const status of [400, 401, 403, 404, 413]) {
		expect(retryDelay(failure(status), 1, true)).toBeUndefined();
	}
});

it('knows the quota of the day by its words or its name, and does not wait for it', () => {
	const byWords = failure(429, { message: "limit 'All requests per day' of service" });
	const byName = failure(429, { quotaLimit: 'ApiCallsPerProjectPerDay' });
	expect([byWords, byName].map(isDailyQuotaExceeded)).toEqual([true, true]);
	expect(retryDelay(byWords, 1, true)).toBeUndefined();
	expect(isDailyQuotaExceeded(failure(429, { message: 'concurrent write request' }))).toBe(false);
});

it('takes the upload quota that comes as status 400 for a quota', () => {
	const upload = failure(400, { message: "Insufficient tokens for quota 'upload_requests'" });
	expect(retryDelay(upload, 1, true, 0)).toBe(30_000);
});

it.each([429, 500, 502, 503, 504, 409])(
	'never waits less after %i because Google asks so',
	(status) => {
		for (const attempt of [1, 2, 3]) {
			const floor = retryDelay(failure(status), attempt, true, 0);
			for (const retryAfterMs of [0, 1, 500]) {
				expect(retryDelay(failure(status, { retryAfterMs }), attempt, true, 0)).toBe(floor);
			}
		}
	},
);

it.each([
	[503, 5_000],
	[503, 60_000],
	[429, 45_000],
	[429, 300_000],
])('waits after %i at least the %i ms that Google asks for', (status, retryAfterMs) => {
	for (const random of [0, 0.999]) {
		const wait = retryDelay(failure(status, { retryAfterMs }), 1, true, random);
		expect(wait).toBeGreaterThanOrEqual(retryAfterMs);
	}
});
