/**
 * What a request must pass before a method sees it: authentication, the API being switched on,
 * scopes, quota.
 * https://developers.google.com/photos/overview/authorization
 */
import { createHash } from 'node:crypto';
import type { Grant, ServiceContext } from '../service';
import type { Mode } from '../simulator';
import { ApiError, errorInfo, help } from './errors';

export const LIBRARY_HOST = 'photoslibrary.googleapis.com';

/** One API of Google as its refusals name it. */
export interface Api {
	host: string;
	/** As the Cloud console lists it. */
	title: string;
	/** Full name of the rpc service. */
	service: string;
}

const LIBRARY: Api = {
	host: LIBRARY_HOST,
	title: 'Photos Library API',
	service: 'google.photos.library.v1.PhotosLibrary',
};

interface Surroundings {
	readonly context: ServiceContext;
}

const EXPECTED =
	'Expected OAuth 2 access token, login cookie or other valid authentication credential. ' +
	'See https://developers.google.com/identity/sign-in/web/devconsole-project.';
const CHALLENGE = 'Bearer realm="https://accounts.google.com/"';

/** @throws ApiError 401 without a live access token in the header or in `access_token`. */
export function authenticate(
	{ context }: Surroundings,
	request: Request,
	url: URL,
	api = LIBRARY,
): Grant {
	const inQuery = url.searchParams.get('access_token') ?? url.searchParams.get('oauth_token');
	const header =
		request.headers.get('authorization') ?? (inQuery ? `Bearer ${inQuery}` : undefined);
	const grant = context.grantOf(header);
	if (grant) return grant;
	const metadata = { service: api.host };
	if (header === undefined) {
		throw new ApiError(
			'UNAUTHENTICATED',
			`Request is missing required authentication credential. ${EXPECTED}`,
			{
				details: [errorInfo('CREDENTIALS_MISSING', metadata)],
				headers: { 'www-authenticate': CHALLENGE },
			},
		);
	}
	throw new ApiError(
		'UNAUTHENTICATED',
		`Request had invalid authentication credentials. ${EXPECTED}`,
		{
			details: [errorInfo('ACCESS_TOKEN_EXPIRED', metadata)],
			headers: { 'www-authenticate': `${CHALLENGE}, error="invalid_token"` },
		},
	);
}

/** @throws ApiError 403 SERVICE_DISABLED where the project has not switched the API on. */
export function checkEnabled({ context }: Surroundings, { clientId }: Grant, api = LIBRARY): void {
	const { host, title } = api;
	if (context.isApiEnabled(clientId, host)) return;
	const project = projectNumber(clientId);
	const url = `https://console.developers.google.com/apis/api/${host}/overview?project=${project}`;
	const message =
		`${title} has not been used in project ${project} before or it is disabled. ` +
		`Enable it by visiting ${url} then retry. If you enabled this API recently, wait a few ` +
		'minutes for the action to propagate to our systems and retry.';
	const metadata = { service: host, consumer: `projects/${project}` };
	const details = [
		help('Google developers console API activation', url),
		errorInfo('SERVICE_DISABLED', metadata),
	];
	throw new ApiError('PERMISSION_DENIED', message, { details });
}

/**
 * @param method the rpc name for the error's details.
 * @throws ApiError 403 where the grant has none of the scopes.
 */
export function checkScopes(
	{ context }: Surroundings,
	grant: Grant,
	scopes: Readonly<Record<Mode, readonly string[]>>,
	method: string,
	api = LIBRARY,
): void {
	if (scopes[context.mode].some((scope) => grant.scopes.has(scope))) return;
	const metadata = {
		service: api.host,
		method: `${api.service}.${method}`,
	};
	throw new ApiError('PERMISSION_DENIED', 'Request had insufficient authentication scopes.', {
		details: [errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', metadata)],
	});
}

/** The number of the Cloud project, with which real client ids begin. */
export function projectNumber(clientId: string): string {
	const [leading] = /^\d{6,}/.exec(clientId) ?? [];
	if (leading) return leading;
	return String(createHash('sha256').update(clientId).digest().readUIntBE(0, 5));
}
