import { API, openPicker, type SessionBody } from './support/picker';
import type { ErrorBody } from './support/service';

const UUID = 'b7f4d8a6-3c1e-4f5a-9b2d-0e8c7a6f5d4b';

describe('sessions.create', () => {
	it('gives the documented fields and no others', async () => {
		const session = await openPicker().create();
		expect(session).toEqual({
			id: expect.stringMatching(/^\S+$/) as string,
			pickerUri: expect.stringMatching(
				/^https:\/\/photos\.google\.com\/integration\/picker\/[\w-]+$/,
			) as string,
			pollingConfig: { pollInterval: '5s', timeoutIn: '1800s' },
			expireTime: '2026-03-08T12:00:00Z',
			pickingConfig: { maxItemCount: '2000' },
		});
	});

	it.each([
		[50, '50'],
		['50', '50'],
		['0', '2000'],
		[2001, '2000'],
		['9000000000', '2000'],
	])('takes %p for the number of items and gives %p', async (asked, echoed) => {
		expect((await openPicker().create(asked)).pickingConfig).toEqual({ maxItemCount: echoed });
	});

	it.each([
		[{ pickingConfig: { maxItemCount: -1 } }],
		[{ pickingConfig: { maxItemCount: '1.5' } }],
		[{ pickingConfig: { maxItemCount: 'many' } }],
		[{ pickingConfig: { mimeTypes: ['image/jpeg'] } }],
		[{ maxItemCount: 5 }],
	])('refuses %j', async (body) => {
		const response = await openPicker().call('POST', '/v1/sessions', body);
		expect([response.status, response.body.error.status]).toEqual([400, 'INVALID_ARGUMENT']);
	});

	it('works without a body, and with a request ID of UUID version 4 only', async () => {
		const { call } = openPicker();
		expect((await call('POST', '/v1/sessions')).status).toBe(200);
		expect((await call('POST', `/v1/sessions?requestId=${UUID}`, {})).status).toBe(200);
		for (const bad of ['1', UUID.replace('-4', '-1'), UUID.replaceAll('-', '')]) {
			expect((await call('POST', `/v1/sessions?requestId=${bad}`, {})).status).toBe(400);
		}
	});

	it('needs a Google Photos account', async () => {
		const { call, control } = openPicker();
		control.setPicker({ hasPhotosAccount: false });
		const { status, body } = await call('POST', '/v1/sessions', {});
		expect([status, body.error.status]).toEqual([400, 'FAILED_PRECONDITION']);
		expect(body.error.message).toBe(
			'The user must have a Google Photos account to perform that action. ' +
				'Please try again after the user sets up a Google Photos account.',
		);
	});

	it('limits the open sessions of a person; a deletion makes room', async () => {
		const { call, control, create, grant } = openPicker();
		grant('anna', { userId: 'anna' });
		control.setPicker({ maxOpenSessions: 2 });
		const first = await create();
		await create();
		const refused = await call('POST', '/v1/sessions', {});
		expect([refused.status, refused.body.error.status]).toEqual([429, 'RESOURCE_EXHAUSTED']);
		expect((await call('POST', '/v1/sessions', {}, 'anna')).status).toBe(200);
		await call('DELETE', `/v1/sessions/${first.id}`);
		expect((await call('POST', '/v1/sessions', {})).status).toBe(200);
	});
});

describe('sessions.get', () => {
	it('counts the time for polling down to nothing', async () => {
		const { call, create, state } = openPicker();
		const { id } = await create();
		const timeout = async () =>
			(await call<SessionBody>('GET', `/v1/sessions/${id}`)).body.pollingConfig?.timeoutIn;
		state.now += 100;
		expect(await timeout()).toBe('1799.9s');
		state.now += 600_000;
		expect(await timeout()).toBe('1199.9s');
		state.now += 3_600_000;
		expect(await timeout()).toBe('0s');
	});

	it('says when the person is done, and then no longer how to poll', async () => {
		const { call, create, control } = openPicker();
		const { id } = await create(3);
		control.pick({ sessionId: id, count: 2 });
		const { body } = await call<SessionBody>('GET', `/v1/sessions/${id}`);
		expect(body.mediaItemsSet).toBe(true);
		expect(body).not.toHaveProperty('pollingConfig');
		expect(body.pickingConfig).toEqual({ maxItemCount: '3' });
	});

	it('takes intervals and times from the control', async () => {
		const { create, control } = openPicker();
		control.setPicker({ pollIntervalSeconds: 0.2, timeoutSeconds: 10, sessionLifetimeSeconds: 60 });
		const { pollingConfig, expireTime } = await create();
		expect(pollingConfig).toEqual({ pollInterval: '0.2s', timeoutIn: '10s' });
		expect(expireTime).toBe('2026-03-01T12:01:00Z');
	});

	it('finds no session that is unknown, foreign, deleted or expired', async () => {
		const { call, create, grant, state } = openPicker();
		grant('anna', { userId: 'anna' });
		grant('other app', { clientId: 'other' });
		const { id } = await create();
		const status = async (path: string, as = 'demo') =>
			(await call('GET', path, undefined, as)).status;
		expect(await status('/v1/sessions/unknown')).toBe(404);
		expect(await status(`/v1/sessions/${id}`, 'anna')).toBe(404);
		expect(await status(`/v1/sessions/${id}`, 'other app')).toBe(404);
		expect(await status(`/v1/sessions/${id}`)).toBe(200);
		expect((await call('DELETE', `/v1/sessions/${id}`, undefined, 'anna')).status).toBe(404);
		expect(await call('DELETE', `/v1/sessions/${id}`)).toMatchObject({ status: 200, body: {} });
		expect(await status(`/v1/sessions/${id}`)).toBe(404);
		expect((await call('DELETE', `/v1/sessions/${id}`)).body.error).toEqual({
			code: 404,
			message: 'The entity you requested does not exist.',
			status: 'NOT_FOUND',
			details: [
				{
					'@type': 'type.googleapis.com/google.rpc.ErrorInfo',
					reason: 'ENTITY_NOT_FOUND',
					domain: 'photos.googleapis.com',
				},
			],
		});
		const second = await create();
		state.now += 7 * 24 * 3_600_000;
		expect(await status(`/v1/sessions/${second.id}`)).toBe(404);
	});
});

describe('access', () => {
	const reasons = ({ error }: ErrorBody) =>
		error.details?.flatMap((detail) => ('reason' in detail ? [detail.reason] : []));

	it('asks for a valid token', async () => {
		const { call } = openPicker();
		for (const as of [null, 'stale']) {
			const { status, headers } = await call('POST', '/v1/sessions', {}, as);
			expect(status).toBe(401);
			expect(headers.get('www-authenticate')).toContain('Bearer');
		}
	});

	it('asks for the scope of the Picker', async () => {
		const { call, grant } = openPicker();
		grant('demo', { scopes: ['https://www.googleapis.com/auth/photoslibrary.appendonly'] });
		for (const path of ['/v1/sessions/x', '/v1/mediaItems?sessionId=x']) {
			const { status, body } = await call('GET', path);
			expect([status, reasons(body)]).toEqual([403, ['ACCESS_TOKEN_SCOPE_INSUFFICIENT']]);
		}
	});

	it('is enabled in the Cloud project separately', async () => {
		const { call, state } = openPicker();
		state.disabledApi = API;
		const { status, body } = await call('POST', '/v1/sessions', {});
		expect([status, reasons(body)]).toEqual([403, ['SERVICE_DISABLED']]);
		expect(body.error.message).toContain(
			'Google Photos Picker API has not been used in project 123456789012',
		);
		expect(body.error.message).toContain(API);
	});

	it('serves no other path', async () => {
		const { call, picker } = openPicker();
		for (const path of ['/v1/sessions/x/mediaItems', '/v1/sessions', '/v1/albums']) {
			expect((await call('GET', path)).status).toBe(404);
		}
		expect(picker.routes('GET', '/v1/sessions/x', API)).toBe('GET /v1/sessions/{sessionId}');
		expect(picker.routes('GET', '/v1/sessions', API)).toBeUndefined();
	});
});
