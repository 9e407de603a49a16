/** How long is waited, how much is read, and what one discovery rules out. */
import { useInstantRuns } from './support/instantRuns';
import { idItems, jsonItems, locator, useSimulatedGoogle } from './support';
import { run } from './support/run';
import { passTime } from './support/simulatedTime';

const google = useSimulatedGoogle();

useInstantRuns(google);

const onError = 'continueErrorOutput';
const LIST = 'GET /v1/albums';
const list = { resource: 'album', operation: 'getAll' };

const refusal = (message: string) => ({
	status: 429,
	body: { error: { code: 429, message, status: 'RESOURCE_EXHAUSTED' } },
});

it('a body of more than 16 MiB is not read on', async () => {
	google.control.fail({ route: LIST, times: 9, status: 200, body: Buffer.alloc(17 * 1024 ** 2) });
	const { errorText } = await google.run({ parameters: list });
	expect(errorText).toContain('more than 16 MiB');
});

describe('the quota of a minute', () => {
	const route = 'PATCH /v1/mediaItems/{id}';
	const parameters = {
		resource: 'mediaItem',
		operation: 'update',
		mediaItemId: locator('id', '={{ $json.id }}'),
		updateFields: { description: 'The sea' },
	};

	it('that does not pass is found out once for all items', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 20 });
		const words = "Quota exceeded for quota metric 'Write requests'.";
		google.control.fail({ route, times: 999, ...refusal(words) });
		const begun = Date.now();
		const result = await google.run({ parameters, items: idItems(mediaItemIds), onError });
		expect(result.errorItems).toHaveLength(20);
		expect(google.requests(route)).toHaveLength(4);
		expect(Date.now() - begun).toBeLessThan(300_000);
	});

	it('is waited for as long as Google asks, up to five minutes', async () => {
		const headers = { 'retry-after': '300' };
		google.control.fail({ route: LIST, ...refusal('Quota exceeded.'), headers });
		const begun = Date.now();
		await google.succeed({ parameters: list });
		expect(Date.now() - begun).toBeGreaterThanOrEqual(300_000);
	});

	it('that lets others through and one request never ends that request', async () => {
		const { mediaItemIds } = await google.seed({ mediaItems: 1 });
		const get = {
			resource: 'mediaItem',
			operation: 'get',
			mediaItemId: locator('id', mediaItemIds[0]),
		};
		google.control.fail({ route: LIST, times: 9_999, ...refusal('Quota exceeded.') });
		google.control.setLatency({ [LIST]: 200 });
		const begun = Date.now();
		const isLate = () => Date.now() - begun > 3_600_000;
		let isDone = false;
		const others = async () => {
			while (!isDone && !isLate()) {
				await run({ credential: google.credential, parameters: get });
				await new Promise((resolve) => setTimeout(resolve, 1_000));
			}
		};
		const reading = others();
		const { errorText } = await google.run({ parameters: list, cancelWhen: isLate });
		isDone = true;
		google.control.setLatency({});
		expect(errorText).toContain('receiving too many requests');
		expect(Date.now() - begun).toBeLessThan(15 * 60_000);
		await passTime(reading);
	});
});

it.each(['invalid_client', 'deleted_client', 'org_internal'])(
	'a token endpoint that says %s ends the sign-in, once',
	async (error) => {
		google.control.expireAccessTokens();
		const host = 'oauth2.googleapis.com';
		google.control.fail({ host, times: 99, status: 401, body: { error } });
		const parameters = { resource: 'album', operation: 'create', title: 'Rome' };
		const result = await google.run({ parameters, items: jsonItems({}, {}, {}), onError });
		expect(result.errorItems).toHaveLength(3);
		for (const { json } of result.errorItems) expect(json.error).toMatch(/^Reconnect /);
		const asked = google.control.requests().filter((request) => request.host === host);
		expect(asked).toHaveLength(1);
		expect(google.counts()).toEqual({ 'POST /v1/albums': 1 });
	},
);
