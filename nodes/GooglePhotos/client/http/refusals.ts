import type { ApiFailure } from './failures';

/**
 * What Google tells apart by its words alone: status, reason and details are the same for other
 * refusals. Each wording was seen in a response of Google's.
 */
function says(words: RegExp, ...statuses: number[]) {
	return ({ httpStatus = 0, message }: ApiFailure): boolean =>
		statuses.includes(httpStatus) && words.test(message);
}

/** The storage of the Google account is full; that does not pass by itself. */
export const isStorageFull = says(/remaining storage/i, 400);

/** Google Photos is switched off for the account, as an administrator of Google Workspace can do. */
export const isSwitchedOff = says(/disabled for the user/i, 403);

const isDisabledInWords = says(/has not been used in project|it is disabled/i, 403);

/** The API is not enabled in the project that the client ID belongs to. */
export function isApiDisabled(failure: ApiFailure): boolean {
	return failure.reason === 'SERVICE_DISABLED' || isDisabledInWords(failure);
}

const lacksScopeInWords = says(/insufficient authentication scopes/i, 403);

/** The token does not hold the scope that the method needs. */
export function lacksScope(failure: ApiFailure): boolean {
	return failure.reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' || lacksScopeInWords(failure);
}

/** Right after an album was created, Google may not know its id everywhere yet. */
export const isUnknownAlbum = says(/invalid album id|not match any albums/i, 400, 404);

const isForeignAlbum = says(/no permission to add media items to this album/i, 400);

/** The album of the call does not exist, is not this client's, or its id is not valid. */
export function refusesAlbum(failure: ApiFailure): boolean {
	return isUnknownAlbum(failure) || isForeignAlbum(failure);
}

/** The album of the call is not there, or not there any more. */
export function lacksAlbum(failure: ApiFailure): boolean {
	return refusesAlbum(failure) || failure.httpStatus === 404;
}

/** A token that was spent, is older than a day, or was given to another account or not at all. */
export const refusesUploadToken = says(/valid upload token/i, 400);

/** One of the media items named is unknown, not this client's, or its id is not valid. */
export const refusesMediaItem = says(/invalid media item id/i, 400);

/** Another write of the account is running, here or elsewhere. */
export const isConcurrentWrite = says(/concurrent write request/i, 429);

/** The account has as many picking sessions as Google allows, which is told without naming a quota. */
export function hasTooManySessions(failure: ApiFailure): boolean {
	const { httpStatus, status, reason, quotaLimit, message } = failure;
	const isQuota =
		reason === 'RATE_LIMIT_EXCEEDED' || quotaLimit !== undefined || /quota/i.test(message);
	return httpStatus === 429 && status === 'RESOURCE_EXHAUSTED' && !isQuota;
}
