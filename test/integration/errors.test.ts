import { textOf } from './support/errors';
import { inputOf, jsonItems } from './support/items';
import { CLIENT_ID, CURRENT_SCOPES, simulated } from './support/engine';

const google = simulated();
const list = { resource: 'album', operation: 'getAll', returnAll: true };
const create = { resource: 'album', operation: 'create', title: '={{ $json.title }}' };
const three = jsonItems({ title: 'One' }, { title: 'Two' }, { title: 'Three' });

describe('what Google refuses for good', () => {
	it('names the permission that was not ticked, and how to give it', async () => {
		const missing = 'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata';
		google.connect(CURRENT_SCOPES.filter((scope) => scope !== missing));
		const result = await google.run({ parameters: list });
		expect(result.status).toBe('error');
		expect(textOf(result)).toContain('photoslibrary.readonly.appcreateddata');
		expect(google.requests()).toHaveLength(1);
	});

	it('says that the Photos Library API is switched off in the project', async () => {
		google.control.setApiEnabled(CLIENT_ID, 'photoslibrary.googleapis.com', false);
		const result = await google.run({ parameters: list });
		expect(textOf(result)).toMatch(/Photos Library API/);
		expect(textOf(result)).toMatch(/enable/i);
	});

	it('spends no more requests once the sign-in is lost', async () => {
		google.control.revoke('integration');
		const onError = 'continueErrorOutput';
		const result = await google.run({ parameters: create, items: three, onError });
		expect(result.items).toEqual([]);
		expect(result.errorItems.map(inputOf)).toEqual([0, 1, 2]);
		expect(google.requests().length).toBeLessThanOrEqual(1);
	});
});

describe('answers that are not from Google', () => {
	const page = '<html><title>Sign in</title>Welcome to the proxy</html>';
	const signIn = { status: 200, headers: { 'content-type': 'text/html' }, body: page };

	it('takes neither a page nor a redirect for a new album', async () => {
		for (const answer of [
			signIn,
			{ status: 302, headers: { location: 'https://example.com' }, body: '' },
		]) {
			google.control.clearRequests();
			google.control.fail({ route: 'POST /v1/albums', ...answer });
			const result = await google.run({ parameters: create, items: three.slice(0, 1) });
			expect(result.status).toBe('error');
			expect(textOf(result)).toMatch(/may have carried out[\s\S]*proxy/);
			expect(google.requests()).toHaveLength(1);
		}
	});

	it('reads again what a page stood for', async () => {
		await google.seed({ albums: 3 });
		google.control.fail({ route: 'GET /v1/albums', ...signIn });
		const { json, error } = await google.run({ parameters: list });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(3);
	});
});

describe('what may be tried again', () => {
	it('waits as long as Google asks when there are too many requests', async () => {
		const headers = { 'retry-after': '1' };
		google.control.fail({ route: 'POST /v1/albums', status: 429, headers });
		const started = Date.now();
		const { json, error } = await google.run({ parameters: create, items: three.slice(0, 1) });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(Date.now() - started).toBeGreaterThanOrEqual(950);
		expect(google.library().albums).toHaveLength(1);
	});

	it('reads again when the answer was lost or cut', async () => {
		await google.seed({ albums: 3 });
		google.control.fail({ route: 'GET /v1/albums', drop: 'after' });
		google.control.fail({ route: 'GET /v1/albums', truncateTo: 10 });
		const { json, error } = await google.run({ parameters: list });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(3);
	});

	it('makes no second album when the answer to the first was lost', async () => {
		google.control.fail({ route: 'POST /v1/albums', drop: 'after' });
		const result = await google.run({ parameters: create, items: three.slice(0, 1) });
		expect(result.status).toBe('error');
		expect(google.library().albums).toHaveLength(1);
	});

	it('gives up after a few attempts, and says what Google answered', async () => {
		const headers = { 'retry-after': '1' };
		google.control.fail({ route: 'GET /v1/albums', times: 99, status: 503, headers });
		const result = await google.run({ parameters: list });
		expect(result.status).toBe('error');
		expect(google.requests().length).toBeGreaterThan(1);
		expect(google.requests().length).toBeLessThanOrEqual(8);
		expect(result.error).toMatchObject({ httpCode: '503' });
	});
});
