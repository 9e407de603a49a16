/**
 * The checks before a method runs: authentication, the API being enabled, scopes.
 * https://developers.google.com/photos/overview/authorization
 */
import { createHash } from 'node:crypto';
import type { Grant } from '../service';
import type { Mode } from '../simulator';
import { ApiError, errorInfo, help, localized } from './errors';
import type { LibraryState } from './state';

export const LIBRARY_HOST = 'photoslibrary.googleapis.com';

/** One API of Google as its errors name it. */
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

const EXPECTED =
	'Expected OAuth 2 access token, login cookie or other valid authentication credential. ' +
	'See https://developers.google.com/identity/sign-in/web/devconsole-project.';
const CHALLENGE = 'Bearer realm="https://accounts.google.com/"';

/** @throws ApiError 401 without a valid access token in the header or in `access_token`. */
export function authenticate(
	{ context }: Pick<LibraryState, 'context'>,
	request: Request,
	url: URL,
	api = LIBRARY,
): Grant {
	const inQuery = url.searchParams.get('access_token') ?? url.searchParams.get('oauth_token');
	const header =
		request.headers.get('authorization') ?? (inQuery ? `Bearer ${inQuery}` : undefined);
	const grant = context.grantOf(header);
	if (grant) return grant;
	const isMissing = header === undefined;
	const problem = isMissing
		? 'is missing required authentication credential'
		: 'had invalid authentication credentials';
	const reason = isMissing ? 'CREDENTIALS_MISSING' : 'ACCESS_TOKEN_EXPIRED';
	throw new ApiError('UNAUTHENTICATED', `Request ${problem}. ${EXPECTED}`, {
		details: [errorInfo(reason, { service: api.host })],
		headers: { 'www-authenticate': isMissing ? CHALLENGE : `${CHALLENGE}, error="invalid_token"` },
	});
}

/** @throws ApiError 403 SERVICE_DISABLED where the project has not enabled the API. */
export function checkEnabled(
	{ context }: Pick<LibraryState, 'context'>,
	{ clientId }: Grant,
	api = LIBRARY,
): void {
	const { host, title } = api;
	if (context.isApiEnabled(clientId, host)) return;
	const project = projectNumber(clientId);
	const url = `https://console.developers.google.com/apis/api/${host}/overview?project=${project}`;
	const message =
		`${title} has not been used in project ${project} before or it is disabled. ` +
		`Enable it by visiting ${url} then retry. If you enabled this API recently, wait a few ` +
		'minutes for the action to propagate to our systems and retry.';
	const metadata = {
		service: host,
		serviceTitle: title,
		activationUrl: url,
		consumer: `projects/${project}`,
		containerInfo: project,
	};
	const details = [
		errorInfo('SERVICE_DISABLED', metadata),
		localized(message),
		help('Google developers console API activation', url),
	];
	throw new ApiError('PERMISSION_DENIED', message, { details });
}

/**
 * @param method the rpc name for the error's details.
 * @throws ApiError 403 where the grant has none of the scopes.
 */
export function checkScopes(
	{ context }: Pick<LibraryState, 'context'>,
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

/** @throws ApiError 403 where Google Photos is switched off for the account. */
export function checkAccount(
	{ settings }: Pick<LibraryState, 'settings'>,
	{ userId }: Grant,
): void {
	if (!settings.peopleWithoutPhotos.has(userId)) return;
	throw new ApiError('PERMISSION_DENIED', 'Google Photos is disabled for the user');
}

/** The number of the Cloud project, with which real client ids begin. */
export function projectNumber(clientId: string): string {
	const [leading] = /^\d{6,}/.exec(clientId) ?? [];
	if (leading) return leading;
	return String(createHash('sha256').update(clientId).digest().readUIntBE(0, 5));
}
