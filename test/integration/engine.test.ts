import { jsonItems, locator, useSimulatedGoogle } from './support';

const google = useSimulatedGoogle();
const CREATE = 'POST /v1/albums';
const create = { resource: 'album', operation: 'create', title: '={{ $json.name }}' };
const items = jsonItems({ name: 'Rome' }, { name: 'No thanks' }, { name: 'Oslo' });

/** Google refuses the second album of the three. */
function refuseSecond(): void {
	google.control.fail({
		route: CREATE,
		skip: 1,
		status: 400,
		body: { error: { code: 400, message: 'Not this one.', status: 'INVALID_ARGUMENT' } },
	});
}

describe('expressions and item linking', () => {
	it('evaluates parameters for each item and links each output item to its input', async () => {
		const downstream =
			"={{ $('Start').item.json.name + ' / ' + $('Google Photos').item.json.title }}";
		const result = await google.succeed({ parameters: create, items, downstream });
		expect(result.json.map(({ title }) => title)).toEqual(['Rome', 'No thanks', 'Oslo']);
		expect(result.inputs).toEqual([0, 1, 2]);
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
		expect(google.counts()).toEqual({ [CREATE]: 2 });
	});

	it('continues on the regular output with the error in its place', async () => {
		const downstream = "={{ $('Start').item.json.name }}";
		const onError = 'continueRegularOutput';
		const result = await google.run({ parameters: create, items, onError, downstream });
		expect(result.status).toBe('success');
		expect(result.json.map(({ title }) => title)).toEqual(['Rome', undefined, 'Oslo']);
		expect(result.json[1].error).toEqual(expect.any(String));
		expect(result.inputs).toEqual([0, 1, 2]);
		expect(result.downstream).toEqual(['Rome', 'No thanks', 'Oslo']);
	});

	it('continues on the error output with the failed item only', async () => {
		const downstream = "={{ $('Start').item.json.name }}";
		const onError = 'continueErrorOutput';
		const result = await google.run({ parameters: create, items, onError, downstream });
		expect(result.json.map(({ title }) => title)).toEqual(['Rome', 'Oslo']);
		expect(result.inputs).toEqual([0, 2]);
		expect(result.errorInputs).toEqual([1]);
		expect(result.errorItems[0].json.error).toEqual(expect.any(String));
		expect(result.downstream).toEqual(['Rome', 'Oslo']);
		expect(result.downstreamOfErrors).toEqual(['No thanks']);
	});
});

describe('access tokens', () => {
	it('are refreshed once when Google responds with 401, and stored', async () => {
		const stale = google.credential.data.oauthTokenData.access_token;
		google.control.expireAccessTokens();
		const result = await google.succeed({ parameters: create, items });
		expect(result.items).toHaveLength(3);
		expect(google.credential.refreshes).toBe(1);
		expect(google.credential.data.oauthTokenData.access_token).not.toBe(stale);
		expect(google.credential.data.oauthTokenData.refresh_token).toEqual(expect.any(String));
	});

	it('that can no longer be refreshed tell the person to reconnect, with the 7-day rule', async () => {
		google.control.revoke('integration');
		const { errorText } = await google.run({ parameters: create, items });
		expect(errorText).toMatch(/reconnect|connected again/i);
		expect(errorText).toMatch(/7[ -]day|seven days/i);
	});
});

describe('Stop', () => {
	it('ends a hanging request at once', async () => {
		google.control.fail({ route: CREATE, delayMs: 600_000 });
		const cancelWhen = () => google.requests().length > 0;
		const result = await google.run({ parameters: create, items, cancelWhen });
		expect(result.status).toBe('canceled');
		expect(google.requests().map(({ status }) => status)).toEqual([0]);
	});

	it('ends the pause before a retry at once', async () => {
		const { albumId } = await google.seedAlbum(0);
		const route = 'GET /v1/albums/{albumId}';
		google.control.fail({ route, status: 503, headers: { 'retry-after': '110' } });
		const get = { resource: 'album', operation: 'get', albumId: locator('id', albumId) };
		const cancelWhen = () => google.requests(route)[0]?.status === 503;
		const result = await google.run({ parameters: get, cancelWhen });
		expect(result.status).toBe('canceled');
		expect(google.counts()).toEqual({ [route]: 1 });
	});
});
