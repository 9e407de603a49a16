import type { INodeParameters } from 'n8n-workflow';
import { CLIENT_ID, CURRENT_SCOPES, jsonItems, locator, useSimulatedGoogle } from './support';

const google = useSimulatedGoogle();
const list = { resource: 'album', operation: 'getAll', returnAll: true };
const create = { resource: 'album', operation: 'create', title: '={{ $json.title }}' };
const three = jsonItems({ title: 'One' }, { title: 'Two' }, { title: 'Three' });

describe('what Google refuses for good', () => {
	it('names the permission that was not ticked, and how to give it', async () => {
		const missing = 'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata';
		google.connect(CURRENT_SCOPES.filter((scope) => scope !== missing));
		const result = await google.run({ parameters: list });
		expect(result.status).toBe('error');
		expect(result.errorText).toContain('photoslibrary.readonly.appcreateddata');
		expect(google.requests()).toHaveLength(1);
	});

	it('says that the Photos Library API is switched off in the project', async () => {
		google.control.setApiEnabled(CLIENT_ID, 'photoslibrary.googleapis.com', false);
		const result = await google.run({ parameters: list });
		expect(result.errorText).toMatch(/Photos Library API/);
		expect(result.errorText).toMatch(/enable/i);
	});

	it('spends no more requests once the sign-in is lost', async () => {
		google.control.revoke('integration');
		const onError = 'continueErrorOutput';
		const result = await google.run({ parameters: create, items: three, onError });
		expect(result.items).toEqual([]);
		expect(result.errorInputs).toEqual([0, 1, 2]);
		expect(google.counts()).toEqual({ 'POST /v1/albums': 1 });
		for (const { json } of result.errorItems) expect(json.error).toMatch(/^Reconnect /);
	});
});

describe('responses that are not from Google', () => {
	const page = '<html><title>Sign in</title>Welcome to the proxy</html>';
	const signIn = { status: 200, headers: { 'content-type': 'text/html' }, body: page };

	it('takes neither a page nor a redirect for a new album', async () => {
		for (const response of [
			signIn,
			{ status: 302, headers: { location: 'https://example.com' }, body: '' },
		]) {
			google.control.clearRequests();
			google.control.fail({ route: 'POST /v1/albums', times: 2, ...response });
			const result = await google.run({ parameters: create, items: three.slice(0, 1) });
			expect(result.status).toBe('error');
			expect(result.errorText).toMatch(/may have carried out[\s\S]*proxy/);
			// Between the two attempts Google is asked twice whether the album exists.
			expect(google.counts()).toEqual({ 'POST /v1/albums': 2, 'GET /v1/albums': 2 });
			expect(google.library().albums).toEqual([]);
		}
	});

	it('reads again what a page stood for', async () => {
		await google.seed({ albums: 3 });
		google.control.fail({ route: 'GET /v1/albums', ...signIn });
		const { json } = await google.succeed({ parameters: list });
		expect(json).toHaveLength(3);
	});
});

describe('what may be tried again', () => {
	it('waits as long as Google asks', async () => {
		const headers = { 'retry-after': '3' };
		google.control.fail({ route: 'GET /v1/albums', status: 503, headers });
		await google.succeed({ parameters: list });
		const [refused, repeated] = google.requests('GET /v1/albums').map(({ at }) => at);
		expect(repeated - refused).toBeGreaterThanOrEqual(2_950);
	});

	it('tries again when Google is busy for a moment', async () => {
		await google.seed({ mediaItems: 1 });
		google.control.fail({ route: 'GET /v1/mediaItems', times: 2, status: 503 });
		const { json } = await google.succeed({
			parameters: { resource: 'mediaItem', operation: 'getAll' },
		});
		expect(json).toHaveLength(1);
		expect(google.requests()).toHaveLength(3);
	});

	it('reads again when the response was lost or cut', async () => {
		await google.seed({ albums: 3 });
		google.control.fail({ route: 'GET /v1/albums', drop: 'after' });
		google.control.fail({ route: 'GET /v1/albums', truncateTo: 10 });
		const { json } = await google.succeed({ parameters: list });
		expect(json).toHaveLength(3);
	});

	it.each(['after', 'before'] as const)(
		'makes one album when the line drops %s it',
		async (drop) => {
			google.control.fail({ route: 'POST /v1/albums', drop });
			const { json } = await google.succeed({ parameters: create, items: three.slice(0, 1) });
			const [album, ...others] = google.library().albums;
			expect(others).toEqual([]);
			expect(json).toMatchObject([{ id: album.id, created: true }]);
		},
	);

	it('gives up after a few attempts, and says how Google responded', async () => {
		const headers = { 'retry-after': '1' };
		google.control.fail({ route: 'GET /v1/albums', times: 99, status: 503, headers });
		const result = await google.run({ parameters: list });
		expect(result.status).toBe('error');
		expect(google.requests().length).toBeGreaterThan(1);
		expect(google.requests().length).toBeLessThanOrEqual(8);
		expect(result.error).toMatchObject({ httpCode: '503' });
	});
});

describe('a run that stops at a later item', () => {
	it.each<[string, (id: string) => INodeParameters]>([
		['create', () => ({ title: '={{ $json.text }}' })],
		['addEnrichment', (id) => ({ albumId: locator('id', id), text: '={{ $json.text }}' })],
	])('tells what %s has made already', async (operation, fields) => {
		const { albumId: id } = await google.seedAlbum(0);
		const parameters = { resource: 'album', operation, ...fields(id) };
		const route =
			operation === 'create' ? 'POST /v1/albums' : 'POST /v1/albums/{albumId}:addEnrichment';
		google.control.fail({ route, skip: 1, status: 400 });
		const items = jsonItems({ text: 'One' }, { text: 'Two' });
		const result = await google.run({ parameters, items });
		expect(result.error).toMatchObject({ context: { itemIndex: 1 } });
		const [made] = google.library().albums.filter((album) => album.title === 'One');
		const [enrichment] = google.library().albums.flatMap(({ enrichmentIds }) => enrichmentIds);
		expect(result.errorText).toContain(operation === 'create' ? made.id : enrichment);
	});
});
