import type { Mode } from '../simulator';
import { API, openLibrary, TODAY, type ItemList } from './support/library';
import { CLIENT, UNKNOWN_ID as ID, type ErrorBody } from './support/service';

const APP_DATA = ['readonly.appcreateddata'];
const EDIT = ['edit.appcreateddata'];
const LEGACY_ADD = ['', 'appendonly', 'sharing'];
const LEGACY_READ = ['', 'readonly', 'readonly.appcreateddata'];
/**
 * Method, path, and the scopes each of which is enough: today, and before March 31, 2025.
 * https://developers.google.com/photos/overview/authorization
 */
const MATRIX: Array<[string, string, string[], string[]]> = [
	['POST', '/v1/uploads', ['appendonly'], LEGACY_ADD],
	['POST', '/v1/albums', ['appendonly'], LEGACY_ADD],
	['GET', `/v1/albums/${ID}`, APP_DATA, LEGACY_READ],
	['GET', '/v1/albums', APP_DATA, LEGACY_READ],
	['PATCH', `/v1/albums/${ID}`, EDIT, EDIT],
	['POST', `/v1/albums/${ID}:addEnrichment`, ['appendonly', ...EDIT], LEGACY_ADD],
	['POST', `/v1/albums/${ID}:batchAddMediaItems`, ['appendonly', ...EDIT], LEGACY_ADD],
	['POST', `/v1/albums/${ID}:batchRemoveMediaItems`, EDIT, ['']],
	['POST', `/v1/albums/${ID}:share`, [], ['sharing']],
	['POST', `/v1/albums/${ID}:unshare`, [], ['sharing']],
	['POST', '/v1/mediaItems:batchCreate', ['appendonly'], LEGACY_ADD],
	['GET', '/v1/mediaItems:batchGet', APP_DATA, LEGACY_READ],
	['GET', `/v1/mediaItems/${ID}`, APP_DATA, LEGACY_READ],
	['GET', '/v1/mediaItems', APP_DATA, LEGACY_READ],
	['PATCH', `/v1/mediaItems/${ID}`, EDIT, EDIT],
	['POST', '/v1/mediaItems:search', APP_DATA, LEGACY_READ],
	['GET', `/v1/sharedAlbums/${ID}`, [], ['sharing']],
	['POST', '/v1/sharedAlbums:join', [], ['sharing']],
	['POST', '/v1/sharedAlbums:leave', [], ['sharing']],
	['GET', '/v1/sharedAlbums', [], LEGACY_READ],
];
const ALL_SCOPES = ['', 'readonly', 'sharing', ...TODAY];

describe.each<Mode>(['current', 'legacy'])('scopes in %s mode', (mode) => {
	test.each(MATRIX)('%s %s', async (method, path, current, legacy) => {
		const { grant, call } = openLibrary(mode);
		const opened = [];
		for (const name of ALL_SCOPES) {
			grant('one', [name]);
			const { status } = await call(method, path, method === 'GET' ? undefined : {}, 'one');
			// The upload endpoint refuses a missing scope as it refuses a stale token.
			if (status !== (path === '/v1/uploads' ? 401 : 403)) opened.push(name);
		}
		expect(opened.sort()).toEqual([...(mode === 'current' ? current : legacy)].sort());
	});
});

test('an error for missing scopes names the method', async () => {
	const { grant, call } = openLibrary();
	grant('one', ['appendonly']);
	const { status, body } = await call('GET', '/v1/mediaItems', undefined, 'one');
	expect(status).toBe(403);
	expect(body).toEqual({
		error: {
			code: 403,
			message: 'Request had insufficient authentication scopes.',
			status: 'PERMISSION_DENIED',
			details: [
				{
					'@type': 'type.googleapis.com/google.rpc.ErrorInfo',
					reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
					domain: 'googleapis.com',
					metadata: {
						service: API,
						method: 'google.photos.library.v1.PhotosLibrary.ListMediaItems',
					},
				},
			],
		},
	});
});

test('without a valid token: 401 with a challenge', async () => {
	const { call, send } = openLibrary();
	const stale = await call('GET', '/v1/albums', undefined, 'nobody');
	expect(stale.status).toBe(401);
	expect(stale.body.error.status).toBe('UNAUTHENTICATED');
	expect(stale.body.error.message).toMatch(/^Request had invalid authentication credentials\./);
	expect(stale.headers.get('www-authenticate')).toMatch(/^Bearer .*error="invalid_token"/);
	const missing = await send('GET', `https://${API}/v1/albums`);
	expect(missing.status).toBe(401);
});

test('the access token may be in the query', async () => {
	const { send } = openLibrary();
	expect((await send('GET', `https://${API}/v1/albums?access_token=anna`)).status).toBe(200);
});

test('an API that is disabled in the project', async () => {
	const { state, call } = openLibrary();
	state.disabledApi = API;
	const { status, body } = await call('GET', '/v1/albums');
	expect(status).toBe(403);
	expect(body.error.message).toMatch(
		/^Photos Library API has not been used in project 123456789012 /,
	);
	expect(JSON.stringify(body.error.details)).toContain('"SERVICE_DISABLED"');
	expect(body.error.details).toMatchObject([
		{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo' },
		{ '@type': 'type.googleapis.com/google.rpc.LocalizedMessage' },
		{ '@type': 'type.googleapis.com/google.rpc.Help' },
	]);
});

test.each([
	['GET', '/v1/nothing'],
	['DELETE', '/v1/albums'],
	['GET', '/v1/mediaItems%3AbatchGet'],
	['POST', `/v1/albums/${ID}:addEverything`],
])('nothing is served at %s %s', async (method, path) => {
	const { call } = openLibrary();
	const { status, headers } = await call(method, path);
	expect(status).toBe(404);
	expect(headers.get('content-type')).toMatch(/^text\/html/);
});

test('unknown fields, wrong types and broken JSON are reported', async () => {
	const { call, send } = openLibrary();
	const unknown = await call('POST', '/v1/albums', { album: { title: 'x', description: 'y' } });
	const message =
		'Invalid JSON payload received. Unknown name "description" at \'album\': Cannot find field.';
	expect(unknown.status).toBe(400);
	expect(unknown.body.error).toEqual({
		code: 400,
		message,
		status: 'INVALID_ARGUMENT',
		details: [
			{
				'@type': 'type.googleapis.com/google.rpc.BadRequest',
				fieldViolations: [{ field: 'album', description: message }],
			},
		],
	});
	const type = await call('POST', '/v1/albums', { album: { title: 7 } });
	expect(type.body.error.message).toBe("Invalid value at 'album.title' (TYPE_STRING), 7");
	const query = await call('GET', '/v1/mediaItems?limit=5');
	expect(query.body.error.message).toContain('Unknown name "limit": Cannot bind query parameter.');
	const broken = await send<ErrorBody>('POST', `https://${API}/v1/albums`, {
		headers: { authorization: 'Bearer anna' },
		body: '{"album":',
	});
	expect(broken.body.error.message).toMatch(/^Invalid JSON payload received\./);
});

test('field names may be in snake case', async () => {
	const { call } = openLibrary();
	expect((await call('POST', '/v1/mediaItems:search', { page_size: '3' })).status).toBe(200);
});

test('responses are indented unless prettyPrint is false, and `fields` selects', async () => {
	const { call, seed } = openLibrary();
	await seed(2);
	expect((await call('GET', '/v1/mediaItems')).text).toContain('\n  "mediaItems": [');
	expect((await call('GET', '/v1/mediaItems?prettyPrint=false')).text).not.toContain('\n');
	const mask = 'nextPageToken,mediaItems(filename,mediaMetadata/width)';
	const { body } = await call<ItemList>('GET', `/v1/mediaItems?pageSize=1&fields=${mask}`);
	expect(body).toEqual({
		mediaItems: [{ filename: 'photo-2.jpg', mediaMetadata: { width: '64' } }],
		nextPageToken: expect.any(String) as string,
	});
	expect((await call('GET', '/v1/mediaItems?fields=mediaItems(')).status).toBe(400);
});

test('the requests of a day are counted by project until midnight in California', async () => {
	const { control, state, call } = openLibrary();
	control.setDailyQuota(CLIENT, 2);
	const statuses = [];
	for (let n = 0; n < 3; n++) statuses.push((await call('GET', '/v1/albums')).status);
	expect(statuses).toEqual([200, 200, 429]);
	const { body } = await call('GET', '/v1/albums');
	expect(body.error.message).toBe(
		"Quota exceeded for quota metric 'All requests' and limit 'All requests per day' of service " +
			"'photoslibrary.googleapis.com' for consumer 'project_number:123456789012'.",
	);
	expect(body.error.status).toBe('RESOURCE_EXHAUSTED');
	expect(body.error.errors).toMatchObject([{ reason: 'rateLimitExceeded' }]);
	expect(body.error.details).toMatchObject([
		{ metadata: { quota_limit: 'ApiCallsPerProjectPerDay', quota_limit_value: '2' } },
		{ '@type': 'type.googleapis.com/google.rpc.Help' },
	]);
	state.now += 24 * 3600 * 1000;
	expect((await call('GET', '/v1/albums')).status).toBe(200);
});

test('two write calls of one person must not overlap', async () => {
	const { control, grant, call } = openLibrary();
	control.setWriteDuration(30);
	grant('bert', TODAY, 'bert');
	const create = (as: string) => call('POST', '/v1/albums', { album: { title: 'x' } }, as);
	const responses = await Promise.all([create('anna'), create('anna'), create('bert')]);
	expect(responses.map(({ status }) => status)).toEqual([200, 429, 200]);
	expect(responses[1].body.error).toEqual({
		code: 429,
		message:
			"Quota exceeded for quota 'concurrent write request' of service 'photoslibrary.googleapis.com'.",
		status: 'RESOURCE_EXHAUSTED',
	});
	expect((await create('anna')).status).toBe(200);
});

test('a person may write so many times a minute', async () => {
	const { control, state, call } = openLibrary();
	control.setWritesPerMinute(2);
	const create = () => call('POST', '/v1/albums', { album: { title: 'x' } });
	expect([await create(), await create()].map(({ status }) => status)).toEqual([200, 200]);
	const { status, body, headers } = await create();
	expect([status, headers.has('retry-after')]).toEqual([429, false]);
	expect(body.error.message).toBe(
		"Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per " +
			"user' of service 'photoslibrary.googleapis.com' for consumer 'project_number:123456789012'.",
	);
	expect(body.error.details).toMatchObject([
		{ metadata: { quota_limit: 'WritesPerMinutePerUser', quota_limit_value: '2' } },
		{ '@type': 'type.googleapis.com/google.rpc.Help' },
	]);
	expect((await call('GET', '/v1/albums')).status).toBe(200);
	state.now += 60_000;
	expect((await create()).status).toBe(200);
});

test('an account whose Google Photos is switched off', async () => {
	const { control, grant, call } = openLibrary();
	grant('bert', TODAY, 'bert');
	control.setPhotosEnabled('anna', false);
	const { status, body } = await call('GET', '/v1/albums');
	expect([status, body.error]).toEqual([
		403,
		{ code: 403, message: 'Google Photos is disabled for the user', status: 'PERMISSION_DENIED' },
	]);
	expect((await call('GET', '/v1/albums', undefined, 'bert')).status).toBe(200);
	control.setPhotosEnabled('anna', true);
	expect((await call('GET', '/v1/albums')).status).toBe(200);
});

test('routes are named in the notation of the reference', () => {
	const { library } = openLibrary();
	const routes = (...request: [string, string, string]) => library.routes(...request);
	expect(routes('POST', `/v1/albums/${ID}:addEnrichment`, API)).toBe(
		'POST /v1/albums/{albumId}:addEnrichment',
	);
	expect(routes('POST', '/v1/uploads', API)).toBe('POST /v1/uploads');
	expect(routes('PATCH', `/v1/mediaItems/${ID}`, API)).toBe('PATCH /v1/mediaItems/{id}');
	expect(routes('GET', '/v1/unknown', API)).toBeUndefined();
	expect(routes('GET', '/', 'example.com')).toBeUndefined();
});
