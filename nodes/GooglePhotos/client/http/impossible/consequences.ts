import type { ApiFailure } from '../failures';
import { type ApiMethod, type Method, aboutMethod, quotaGroupOf } from '../methods';
import {
	hasTooManySessions,
	isApiDisabled,
	isStorageFull,
	isSwitchedOff,
	lacksScope,
} from '../refusals';
import { MEDIA_QUOTA, isDailyQuotaExceeded } from '../retries';

/** Bytes are fetched from other hosts, for which APIs and their quotas make no difference. */
function isSameApi(one: Method, other: Method): boolean {
	return one.api === other.api && (one.kind === 'download') === (other.kind === 'download');
}

/** The token holds none of the scopes that a refused method accepts, so none that the other needs. */
function lacksScopesOf(refused: Method, other: Method): boolean {
	if (other.scopes.length === 0) return refused.scopes.length === 0;
	return other.scopes.every((scope) => refused.scopes.includes(scope));
}

const takesStorage = ({ kind }: Method) => kind === 'upload' || kind === 'creation';

/**
 * Whether a refusal of one method says that another one, or the same again, cannot succeed either
 * while this execution lasts.
 *
 * @param by the method that was refused
 */
export function makesImpossible(failure: ApiFailure, by: ApiMethod, method: ApiMethod): boolean {
	const refused = aboutMethod(by);
	const other = aboutMethod(method);
	if (failure.signInLost || failure.neverConnected || isSwitchedOff(failure)) return true;
	// The upload endpoint answers 401 where others answer 403.
	const isUnsigned401 = failure.httpStatus === 401 && refused.kind === 'upload';
	if (lacksScope(failure) || isUnsigned401) return lacksScopesOf(refused, other);
	if (failure.httpStatus === 401) return !failure.unsigned;
	if (isApiDisabled(failure) || isDailyQuotaExceeded(failure)) return isSameApi(refused, other);
	if (isStorageFull(failure)) return takesStorage(other);
	if (failure.reason === MEDIA_QUOTA) return other.kind === 'download';
	if (by === 'sessions.create' && hasTooManySessions(failure)) return method === by;
	return failure.outlasted === true && quotaGroupOf(by) === quotaGroupOf(method);
}
