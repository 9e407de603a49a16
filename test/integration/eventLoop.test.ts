/** However much there is to do, n8n goes on with everything else meanwhile. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { useInstantRuns } from './support/instantRuns';
import { locator, useSimulatedGoogle } from './support';

const google = useSimulatedGoogle();
useInstantRuns(google);

const IDS = 100_000;
const RESOLUTION_MS = 5;
/** Generous for a busy machine: what takes long here is quadratic, or makes an error for each id. */
const MAX_GAP_IN_FLOORS = 40;
const MIN_BOUND_MS = 4_000;

const manyIds = () =>
	Array.from({ length: IDS }, (_, index) => `${'AF1QipN'.padEnd(60, 'x')}${index}`);

const dailyQuota = {
	status: 429,
	body: {
		error: {
			code: 429,
			status: 'RESOURCE_EXHAUSTED',
			message: "Quota exceeded for quota metric 'All requests' and limit 'All requests per day'.",
		},
	},
};

/** The longest time in milliseconds in which nothing else could run. */
async function longestGap(work: () => Promise<unknown>): Promise<number> {
	const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	const measured = async () =>
		await new Promise((resolve) => {
			const timer = setInterval(() => resolve(clearInterval(timer)), 4 * RESOLUTION_MS);
		});
	delay.enable();
	await measured();
	await work();
	// What lasted until now is known only after the next turn.
	await measured();
	delay.disable();
	return delay.max / 1e6;
}

describe.each([
	['mediaItem', 'getByIds', {}],
	['album', 'addMediaItems', { albumId: locator('id', manyIds()[0]) }],
	['album', 'removeMediaItems', { albumId: locator('id', manyIds()[0]) }],
] as const)('%s: %s', (resource, operation, more) => {
	it('of 100,000 ids does not keep n8n from its other work', async () => {
		const ids = manyIds();
		// What n8n does with them anyway: it keeps and copies them as JSON.
		const floor = await longestGap(async () => {
			await Promise.resolve();
			JSON.parse(JSON.stringify(ids));
		});
		google.control.fail({ host: 'photoslibrary.googleapis.com', times: Infinity, ...dailyQuota });
		// n8n's own sorting of items to the error output takes quadratic time.
		const onError = 'continueRegularOutput';
		const parameters = { resource, operation, ...more, mediaItemIds: '={{ $json.ids }}' };
		const items = [{ json: { ids } }];
		const gap = await longestGap(async () => await google.run({ parameters, items, onError }));
		expect(gap).toBeLessThan(Math.max(floor * MAX_GAP_IN_FLOORS, MIN_BOUND_MS));
		expect(google.requests().length).toBeLessThan(10);
	}, 60_000);
});
