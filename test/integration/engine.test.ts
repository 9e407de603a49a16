import { textOf } from './support/errors';
import { inputOf, jsonItems, locator } from './support/items';
import { simulated } from './support/engine';

const google = simulated();
const create = { resource: 'album', operation: 'create', title: '={{ $json.name }}' };
const items = jsonItems({ name: 'Rome' }, { name: 'No thanks' }, { name: 'Oslo' });

/** Google refuses the second album of the three. */
function refuseSecond(): void {
	google.control.fail({
		route: 'POST /v1/albums',
		skip: 1,
		status: 400,
		body: { error: { code: 400, message: 'Not this one.', status: 'INVALID_ARGUMENT' } },
	});
}

describe('expressions and item linking', () => {
	it('evaluates parameters for each item and links each output item to its input', async () => {
		const downstream =
			"={{ $('Start').item.json.name + ' / ' + $('Google Photos').item.json.title }}";
		const result = await google.run({ parameters: create, items, downstream });
		expect(result.error).toBeUndefined();
		expect(result.json.map(({ title }) => title)).toEqual(['Rome', 'No thanks', 'Oslo']);
		expect(result.items.map(inputOf)).toEqual([0, 1, 2]);
		expect(result.downstream).toEqual(['Rome / Rome', 'No thanks / No thanks', 'Oslo / Oslo']);
	});
});

describe('On Error', () => {
	beforeEach(refuseSecond);

	it('stops the workflow and names the item', async () => {
		const result = await google.run({ parameters: create, items });
		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
		expect(result.downstream).toEqual([]);
		expect(google.counts()).toEqual({ 'POST /v1/albums': 2 });
	});

	it('continues on the regular output with the error in its place', async () => {
		const downstream = "={{ $('Start').item.json.name }}";
		const onError = 'continueRegularOutput';
		const result = await google.run({ parameters: create, items, onError, downstream });
		expect(result.status).toBe('success');
		expect(result.json.map(({ title }) => title)).toEqual(['Rome', undefined, 'Oslo']);
		expect(result.json[1].error).toEqual(expect.any(String));
		expect(result.items.map(inputOf)).toEqual([0, 1, 2]);
		expect(result.downstream).toEqual(['Rome', 'No thanks', 'Oslo']);
	});

	it('continues on the error output with the failed item only', async () => {
		const downstream = "={{ $('Start').item.json.name }}";
		const onError = 'continueErrorOutput';
		const result = await google.run({ parameters: create, items, onError, downstream });
		expect(result.json.map(({ title }) => title)).toEqual(['Rome', 'Oslo']);
		expect(result.items.map(inputOf)).toEqual([0, 2]);
		expect(result.errorItems.map(inputOf)).toEqual([1]);
		expect(result.errorItems[0].json.error).toEqual(expect.any(String));
		expect(result.downstream).toEqual(['Rome', 'Oslo']);
		expect(result.downstreamOfErrors).toEqual(['No thanks']);
	});
});

describe('access tokens', () => {
	it('are refreshed once when Google answers 401, and stored', async () => {
		const stale = google.credential.data.oauthTokenData.access_token;
		google.control.expireAccessTokens();
		const result = await google.run({ parameters: create, items });
		expect(result.error).toBeUndefined();
		expect(result.items).toHaveLength(3);
		expect(google.credential.refreshes).toBe(1);
		expect(google.credential.data.oauthTokenData.access_token).not.toBe(stale);
		expect(google.credential.data.oauthTokenData.refresh_token).toEqual(expect.any(String));
	});

	it('that can no longer be refreshed tell the person to reconnect, with the 7-day rule', async () => {
		google.control.revoke('integration');
		const { error } = await google.run({ parameters: create, items });
		const text = textOf({ error });
		expect(text).toMatch(/reconnect|connected again/i);
		expect(text).toMatch(/7[ -]day|seven days/i);
	});
});

describe('Stop', () => {
	it('ends a hanging request at once', async () => {
		google.control.fail({ route: 'POST /v1/albums', delayMs: 5_000 });
		const started = Date.now();
		const result = await google.run({ parameters: create, items, cancelAfterMs: 200 });
		expect(Date.now() - started).toBeLessThan(3_000);
		expect(result.status).toBe('canceled');
		expect(google.requests().length).toBeLessThanOrEqual(1);
	});

	it('ends the pause before a retry at once', async () => {
		google.control.fail({
			route: 'GET /v1/albums/{albumId}',
			times: 9,
			status: 503,
			headers: { 'retry-after': '15' },
		});
		const { albumIds } = await google.seed({ albums: 1 });
		const get = { resource: 'album', operation: 'get', albumId: locator('id', albumIds[0]) };
		const started = Date.now();
		const result = await google.run({ parameters: get, cancelAfterMs: 400 });
		expect(Date.now() - started).toBeLessThan(3_000);
		expect(result.status).toBe('canceled');
	});
});
