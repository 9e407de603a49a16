import type { Fault } from '../../nodes/GooglePhotos/client/http/failures';
import { isDailyQuota, waitBeforeRetry } from '../../nodes/GooglePhotos/client/http/retries';

const fault = (httpStatus: number, more: Partial<Fault> = {}): Fault => ({
	httpStatus,
	message: '',
	...more,
});

it('waits a second after a server fault, then twice as long, then gives up', () => {
	const waits = [1, 2, 3, 4, 5].map((tries) => waitBeforeRetry(fault(503), tries, 'safe', 0));
	expect(waits).toEqual([1000, 2000, 4000, 8000, undefined]);
});

it('waits half a minute and more after a quota of the moment, for writes too', () => {
	const waits = [1, 2, 3, 4].map((tries) => waitBeforeRetry(fault(429), tries, 'unsafe', 0));
	expect(waits).toEqual([30_000, 60_000, 120_000, undefined]);
});

it('spreads the waits of several clients', () => {
	expect(waitBeforeRetry(fault(503), 1, 'safe', 0.999)).toBeGreaterThan(1200);
});

it('does as Google asks, unless it asks too much', () => {
	expect(waitBeforeRetry(fault(429, { retryAfterMs: 5 }), 1, 'safe')).toBe(5);
	expect(waitBeforeRetry(fault(429, { retryAfterMs: 3_600_000 }), 1, 'safe')).toBeUndefined();
});

it('never repeats a write whose answer was lost', () => {
	expect(waitBeforeRetry(fault(500), 1, 'unsafe')).toBeUndefined();
	const lost = { message: '', networkCode: 'ECONNRESET' };
	expect(waitBeforeRetry(lost, 1, 'unsafe')).toBeUndefined();
	expect(waitBeforeRetry(lost, 1, 'safe')).toBeDefined();
});

it('repeats a write that was never sent or was aborted', () => {
	expect(waitBeforeRetry({ message: '', networkCode: 'ECONNREFUSED' }, 1, 'unsafe')).toBeDefined();
	expect(waitBeforeRetry(fault(409, { status: 'ABORTED' }), 1, 'unsafe')).toBeDefined();
	expect(waitBeforeRetry(fault(409, { status: 'ALREADY_EXISTS' }), 1, 'unsafe')).toBeUndefined();
});

it('never repeats what is wrong, forbidden or unknown', () => {
	for (const status of [400, 401, 403, 404, 413]) {
		expect(waitBeforeRetry(fault(status), 1, 'safe')).toBeUndefined();
	}
});

it('knows the quota of the day by its words or its name, and does not wait for it', () => {
	const byWords = fault(429, { message: "limit 'All requests per day' of service" });
	const byName = fault(429, { quotaLimit: 'ApiCallsPerProjectPerDay' });
	expect([byWords, byName].map(isDailyQuota)).toEqual([true, true]);
	expect(waitBeforeRetry(byWords, 1, 'safe')).toBeUndefined();
	expect(isDailyQuota(fault(429, { message: 'concurrent write request' }))).toBe(false);
});

it('takes the upload quota that comes as status 400 for a quota', () => {
	const upload = fault(400, { message: "Insufficient tokens for quota 'upload_requests'" });
	expect(waitBeforeRetry(upload, 1, 'safe', 0)).toBe(30_000);
});
