/** Google may ask to wait: for longer than our own floor, but not for less. */
import { useInstantRuns } from './support/instantRuns';
import type { INodeParameters } from 'n8n-workflow';
import { idItems, useSimulatedGoogle } from './support';
import { download, MEDIA_HOST } from './support/downloads';

const google = useSimulatedGoogle();

useInstantRuns(google);

const LIST = 'GET /v1/albums';
const list: INodeParameters = { resource: 'album', operation: 'getAll' };

/** Milliseconds between the requests of a route. */
function pauses(route: string): number[] {
	const times = google.requests(route).map(({ at }) => at);
	return times.slice(1).map((at, index) => at - times[index]);
}

describe('Retry-After', () => {
	it('of 0 does not hammer', async () => {
		google.control.fail({ route: LIST, times: 2, status: 503, headers: { 'retry-after': '0' } });
		await google.succeed({ parameters: list });
		const [first, second, ...more] = pauses(LIST);
		expect(more).toEqual([]);
		expect(first).toBeGreaterThanOrEqual(950);
		expect(second).toBeGreaterThan(first);
	});

	it('in the past does not hammer', async () => {
		const headers = { 'retry-after': new Date(Date.now() - 60_000).toUTCString() };
		google.control.fail({ route: LIST, status: 503, headers });
		await google.succeed({ parameters: list });
		expect(pauses(LIST)[0]).toBeGreaterThanOrEqual(950);
	});

	it.each([
		['a number of seconds', () => '3'],
		['a date', () => new Date(Date.now() + 5_000).toUTCString()],
	])('of more than the floor is respected: %s', async (_, value) => {
		google.control.fail({ route: LIST, status: 503, headers: { 'retry-after': value() } });
		await google.succeed({ parameters: list });
		expect(pauses(LIST)[0]).toBeGreaterThanOrEqual(2_900);
	});

	it('in the details of an error is respected', async () => {
		const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3s' }];
		const body = { error: { code: 503, message: 'Busy', status: 'UNAVAILABLE', details } };
		google.control.fail({ route: LIST, status: 503, body });
		await google.succeed({ parameters: list });
		expect(pauses(LIST)[0]).toBeGreaterThanOrEqual(2_900);
	});

	it.each(['soon', '-5', ''])('that makes no sense (%j) leaves the floor', async (value) => {
		google.control.fail({ route: LIST, status: 503, headers: { 'retry-after': value } });
		await google.succeed({ parameters: list });
		expect(pauses(LIST)[0]).toBeGreaterThanOrEqual(950);
	});

	it('of a media host counts, too', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const headers = { 'retry-after': '0' };
		google.control.fail({ host: MEDIA_HOST, status: 503, headers });
		await google.succeed({ parameters: download(), items: idItems(mediaItemIds) });
		const [refused, sent] = google.requests().filter(({ host }) => host === MEDIA_HOST);
		expect(sent.at - refused.at).toBeGreaterThanOrEqual(950);
	});
});
