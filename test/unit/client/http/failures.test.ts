import type { IN8nHttpFullResponse } from 'n8n-workflow';
import {
	type ExpectedBody,
	failureFromException,
	failureFromRefresh,
	failureFromResponse,
	failureIfNotFromGoogle,
} from '../../../../nodes/GooglePhotos/client/http/failures';
import { retryDelay } from '../../../../nodes/GooglePhotos/client/http/retries';

const response = (statusCode: number, body: unknown, headers: Record<string, unknown> = {}) =>
	failureFromResponse({ statusCode, body, headers } as IN8nHttpFullResponse);

describe('a response', () => {
	it("with Google's envelope gives status, words, reason and quota", () => {
		const body = {
			error: {
				code: 429,
				message: "limit 'All requests per day'",
				status: 'RESOURCE_EXHAUSTED',
				details: [
					{
						'@type': 'type.googleapis.com/google.rpc.ErrorInfo',
						reason: 'RATE_LIMIT_EXCEEDED',
						metadata: { quota_limit: 'ApiCallsPerProjectPerDay' },
					},
				],
			},
		};
		expect(response(429, body)).toMatchObject({
			httpStatus: 429,
			status: 'RESOURCE_EXHAUSTED',
			message: "limit 'All requests per day'",
			reason: 'RATE_LIMIT_EXCEEDED',
			quotaLimit: 'ApiCallsPerProjectPerDay',
		});
	});

	it('with a bare status, as the upload endpoint sends it, is understood', () => {
		expect(response(400, '{"code":3,"message":"Payload must not be empty"}').message).toBe(
			'Payload must not be empty',
		);
	});

	it('in HTML is reduced to its words', () => {
		const html =
			'<html><title>x</title><style>p{}</style><body><h1>Not</h1> <p>Found</p></body></html>';
		expect(response(404, html).message).toBe('Not Found');
		const scripted =
			'<SCRIPT type="a">if (a < b && c > d) say("<p>no</p>")</script>Blocked <b>here';
		expect(response(404, scripted).message).toBe('Blocked here');
	});

	it('that is an image, empty, or null still has a message', () => {
		expect(response(404, '').message).toBe('HTTP status 404');
		expect(response(500, null).message).toBe('HTTP status 500');
	});

	it('says how long to wait, in seconds, as a date, or in its details', () => {
		expect(response(429, '', { 'retry-after': '7' }).retryAfterMs).toBe(7000);
		const date = new Date(Date.now() + 60_000).toUTCString();
		const wait = response(429, '', { 'retry-after': date }).retryAfterMs ?? 0;
		expect(wait).toBeGreaterThan(50_000);
		expect(wait).toBeLessThanOrEqual(60_000);
		const body = { error: { message: 'x', details: [{ retryDelay: '3s' }] } };
		expect(response(429, body).retryAfterMs).toBe(3000);
	});
});

describe('a thrown error', () => {
	it('with a response inside is read as that response', () => {
		const inner = { response: { status: 401, headers: {}, data: { error: { message: 'No' } } } };
		expect(failureFromException({ message: 'wrapped', cause: inner })).toMatchObject({
			httpStatus: 401,
			message: 'No',
		});
	});

	it('of a credential that nobody has signed in with is told apart', () => {
		const never = ['OAuth credentials not connected', 'Unable to sign without access token'];
		for (const message of never) {
			expect(failureFromException(new Error(message))).toEqual({ message, neverConnected: true });
		}
	});

	it('of the network keeps its code', () => {
		const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		expect(failureFromException({ message: 'wrapped', cause: reset }).networkCode).toBe(
			'ECONNRESET',
		);
	});

	it('without anything known is still a lost response', () => {
		expect(failureFromException(new Error('boom'))).toEqual({
			message: 'boom',
			networkCode: 'ENORESPONSE',
		});
	});
});

describe('a refresh of the access token', () => {
	const oauth = (error: string) => ({ message: error, code: 'EAUTH', body: { error } });

	it.each([
		['a revoked grant', oauth('invalid_grant')],
		['a wrong secret', oauth('invalid_client')],
		['a deleted client', oauth('deleted_client')],
		['an unknown refusal', oauth('org_internal')],
		['a page', { message: 'HTTP status 400', code: 'ESTATUS', status: 400, body: '<html>' }],
		['a status', { message: 'x', response: { status: 403, headers: {}, data: 'No' } }],
		["n8n's words", new Error('The credential "A" needs to be reconnected.')],
		['no token', new Error('OAuth access token expired and no refresh token is available.')],
	])('that is refused ends the sign-in: %s', (_, error) => {
		expect(failureFromRefresh(error).signInLost).toBe(true);
	});

	it.each([
		['an overload', oauth('temporarily_unavailable')],
		['a fault of the server', oauth('server_error')],
		['too many', { message: 'x', code: 'ESTATUS', status: 429, body: 'Slow down' }],
		['a fault of the proxy', { message: 'x', response: { status: 502, headers: {} } }],
		['a broken connection', { message: 'x', code: 'ECONNRESET' }],
	])('that may work later does not: %s', (_, error) => {
		const failure = failureFromRefresh(error);
		expect(failure.signInLost).toBeUndefined();
		expect(retryDelay(failure, 1, true)).toBeDefined();
	});
});

it.each([
	['The service refused the connection - perhaps it is offline', 'ECONNREFUSED'],
	['The DNS server returned an error, perhaps the server is offline', 'EAI_AGAIN'],
])(
	'knows from the words of older n8n versions that nothing was sent: %s',
	(message, networkCode) => {
		expect(failureFromException(new Error(message))).toEqual({ message, networkCode });
	},
);

it.each(['Credentials could not be decrypted', 'Credential with ID "7" does not exist'])(
	'takes what fails in n8n itself for no failure of the network: %s',
	(message) => {
		expect(failureFromException(new Error(message))).toEqual({ message });
	},
);

describe('a response that passes for success', () => {
	const page = '<!doctype html><title>x</title><p>Sign in to this network</p>';
	const isForeign = (kind: ExpectedBody, body: unknown, statusCode = 200) =>
		failureIfNotFromGoogle({ statusCode, headers: {}, body } as IN8nHttpFullResponse, kind) !==
		undefined;

	it.each(['CAISiQMAqEz_x-y.1/2+3=', ' token\n', '', undefined])('may be a token: %j', (body) => {
		expect(isForeign('uploadToken', body)).toBe(false);
	});

	it.each([page, 'Please sign in', '<html>', '{"error":"sign-in"}', { error: 'sign-in' }])(
		'is no token: %j',
		(body) => {
			expect(isForeign('uploadToken', body)).toBe(true);
		},
	);

	it('is no redirect', () => {
		expect(isForeign('uploadToken', 'token', 302)).toBe(true);
		expect(isForeign('json', {}, 302)).toBe(true);
	});

	it('is JSON where JSON is due', () => {
		expect(isForeign('json', {})).toBe(false);
		expect(isForeign('json', '')).toBe(true);
		expect(isForeign('nothing', '')).toBe(false);
		expect(isForeign('nothing', page)).toBe(true);
		expect(isForeign('json', page)).toBe(true);
	});

	it('is quoted in few words, and may be tried again', () => {
		const response = { statusCode: 200, headers: {}, body: page };
		expect(failureIfNotFromGoogle(response, 'uploadToken')).toEqual({
			message: expect.stringMatching(/200 .*: Sign in to this network$/) as string,
			networkCode: 'EBADRESPONSE',
		});
	});
});
