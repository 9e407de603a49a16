import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { Readable } from 'node:stream';
import type { Fault as RequestFault } from '../../simulator';
import { CLIENT_ID } from '../support';
import { CURRENT_SCOPES, LEGACY_SCOPES, USER_ID, type SimulatedGoogle } from '../support/google';
import { refuseConnections } from './refusedConnections';
import type { Target } from './operations';

/** Something that goes wrong, and where it can. */
export interface Fault {
	name: string;
	/** Which requests it can meet; all unless given. */
	meets?: (target: Target) => boolean;
	/** Called after everything is arranged, right before the run; may return what undoes it. */
	begin: (google: SimulatedGoogle, target: Target) => void | (() => void) | Promise<void>;
}

const NO_END = Infinity;
const HOUR_MS = 3_600_000;

const json = ({ kind }: Target) => kind !== 'bytes' && kind !== 'download';
const isDownload = ({ kind }: Target) => kind === 'download';
const notDownload = ({ kind }: Target) => kind !== 'download';
const isWrite = ({ kind, host }: Target) =>
	!host.includes('picker') && ['write', 'creation', 'unrepeatable'].includes(kind);

/** Google's own form of a refusal. https://cloud.google.com/apis/design/errors */
const refusal = (code: number, status: string, message: string, details?: object[]) => ({
	status: code,
	body: { error: { code, message, status, details } },
});

const quota = (words: string) =>
	refusal(429, 'RESOURCE_EXHAUSTED', `Quota exceeded for quota ${words}.`);
const MINUTE_QUOTA = quota(
	"metric 'Write requests' and limit 'Write requests per minute per user'",
);
const DAILY_QUOTA = quota("metric 'All requests' and limit 'All requests per day'");
const CONCURRENT = quota("'concurrent write request' of service 'photoslibrary.googleapis.com'");

const page = {
	headers: { 'content-type': 'text/html; charset=utf-8' },
	body: '<html><body><h1>Sign in to the network</h1></body></html>',
};

/** A fault of the next request to the target, or of all of them. */
function request(
	name: string,
	fault: RequestFault,
	{ times = 1, meets }: { times?: number; meets?: Fault['meets'] } = {},
): Fault {
	const begin: Fault['begin'] = ({ control }, { host, route }) =>
		control.fail({ host, route, times, ...fault });
	return { name, meets, begin };
}

const always = (name: string, fault: RequestFault, meets?: Fault['meets']) =>
	request(name, fault, { times: NO_END, meets });

/** Everything that the host says, whatever it is asked, so that no detour helps. */
function wholeHost(name: string, fault: RequestFault, meets?: Fault['meets']): Fault {
	const begin: Fault['begin'] = ({ control }, { host }) =>
		control.fail({ host, times: NO_END, ...fault });
	return { name, meets, begin };
}

const store = () => Container.get(BinaryDataService);

/** Everything that can go wrong with a request, with its response, or on this machine. */
export const faults: Fault[] = [
	request('429 with Retry-After', { ...MINUTE_QUOTA, headers: { 'retry-after': '7' } }),
	request('429', MINUTE_QUOTA),
	always('429, always', MINUTE_QUOTA),
	wholeHost('429, quota of the day', DAILY_QUOTA, notDownload),
	request('429, concurrent write', CONCURRENT, { meets: isWrite }),
	request('409', refusal(409, 'ABORTED', 'The request was aborted.')),
	request('500', refusal(500, 'INTERNAL', 'Internal error encountered.')),
	request('502 of a proxy, carried out', { status: 502, ...page, acts: true }),
	request('503', refusal(503, 'UNAVAILABLE', 'The service is currently unavailable.')),
	always('503, always', refusal(503, 'UNAVAILABLE', 'The service is currently unavailable.')),
	request('504, carried out', {
		...refusal(504, 'DEADLINE_EXCEEDED', 'Deadline exceeded.'),
		acts: true,
	}),
	{ name: 'connection refused', begin: (_, { host }) => refuseConnections(host, 1) },
	{ name: 'connection refused, always', begin: (_, { host }) => refuseConnections(host, NO_END) },
	request('reset before the response', { drop: 'before' }),
	request('reset within the response', { truncateTo: 10 }),
	request('reset after the request was carried out', { drop: 'after' }),
	request('no response', { delayMs: 24 * HOUR_MS }),
	always('no response, always', { delayMs: 24 * HOUR_MS }),
	request('response that stops', { stallAfterBytes: 10 }),
	request(
		'truncated JSON, carried out',
		{
			status: 200,
			headers: { 'content-type': 'application/json' },
			body: '{"id": "ALv',
			acts: true,
		},
		{ meets: json },
	),
	request('page of a proxy', { status: 200, ...page }),
	always('page of a proxy, always', { status: 200, ...page }),
	request('empty response, carried out', { status: 200, acts: true }),
	request('{}, carried out', { status: 200, body: {}, acts: true }),
	request('401', refusal(401, 'UNAUTHENTICATED', 'Invalid authentication credentials.'), {
		meets: notDownload,
	}),
	{
		name: 'access token expired',
		meets: notDownload,
		begin: ({ control }) => control.expireAccessTokens(),
	},
	wholeHost(
		'401, always',
		refusal(401, 'UNAUTHENTICATED', 'Invalid authentication credentials.'),
		notDownload,
	),
	{ name: 'sign-in revoked', meets: notDownload, begin: ({ control }) => control.revoke(USER_ID) },
	{
		name: '403, API disabled',
		meets: notDownload,
		begin: ({ control }, { host }) => control.setApiEnabled(CLIENT_ID, host, false),
	},
	{
		name: '403, scope missing',
		meets: notDownload,
		begin: (google, { isLegacy, host }) => {
			const all = isLegacy ? LEGACY_SCOPES : CURRENT_SCOPES;
			const isOther = (scope: string) => scope.includes('picker') !== host.includes('picker');
			google.connect(all.filter(isOther));
		},
	},
	wholeHost(
		'403, Photos switched off',
		refusal(403, 'PERMISSION_DENIED', 'Google Photos is disabled for the user.'),
		notDownload,
	),
	always(
		'403',
		refusal(403, 'PERMISSION_DENIED', 'The caller does not have permission'),
		notDownload,
	),
	always('404', refusal(404, 'NOT_FOUND', 'Requested entity was not found.'), notDownload),
	request('slow, 20 seconds', { delayMs: 20_000 }),
	{
		name: 'page token repeated',
		meets: ({ isList }) => isList === true,
		begin: ({ control }, { host, route }) => {
			const body = { nextPageToken: 'again' };
			control.fail({ host, route, times: NO_END, status: 200, body });
		},
	},
	request('base URL expired', { status: 403, ...page }, { meets: isDownload }),
	always('base URL dead, 403', { status: 403, ...page }, isDownload),
	always('base URL dead, 404', { status: 404, body: '' }, isDownload),
	always('short body, always', { truncateTo: 100 }, isDownload),
	{
		name: 'disk full',
		meets: isDownload,
		begin() {
			const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
				code: 'ENOSPC',
			});
			const spy = jest.spyOn(store(), 'store').mockRejectedValue(full);
			return () => spy.mockRestore();
		},
	},
	{
		name: 'disk full in the middle',
		meets: isDownload,
		begin() {
			const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
				code: 'ENOSPC',
			});
			const spy = jest.spyOn(store(), 'store').mockImplementation(async (_, content) => {
				if (!Buffer.isBuffer(content)) for await (const chunk of content) if (chunk) break;
				throw full;
			});
			return () => spy.mockRestore();
		},
	},
	{
		name: 'stored file ends early',
		meets: ({ part, operation }) => operation === 'upload' && part === 'bytes',
		begin() {
			const begin = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
			const short = async () => await Promise.resolve(Readable.from([begin]));
			const spy = jest.spyOn(store(), 'getAsStream').mockImplementation(short);
			return () => spy.mockRestore();
		},
	},
	{
		name: 'stored file gone',
		meets: ({ part, operation }) => operation === 'upload' && part === 'bytes',
		begin() {
			const gone = Object.assign(new Error('ENOENT: no such file or directory, open'), {
				code: 'ENOENT',
			});
			const spy = jest.spyOn(store(), 'getAsStream').mockRejectedValue(gone);
			return () => spy.mockRestore();
		},
	},
];
