import type { ApiFailure, Explanation } from './failures';
import type { ApiMethod } from './methods';
import { hasTooManySessions } from './refusals';

const SESSION_METHODS: ApiMethod[] = ['sessions.get', 'sessions.delete', 'pickedMediaItems.list'];

/** What only the Picker API says, in words; undefined where the general explanation holds. */
export function explainPicker(failure: ApiFailure, method: ApiMethod): Explanation | undefined {
	if (method === 'sessions.create') {
		if (failure.status === 'FAILED_PRECONDITION') {
			return {
				message: 'The connected Google account has no active Google Photos',
				description: `Open photos.google.com once with the account of this credential, or connect another account. Google's response: "${failure.message}"`,
			};
		}
		if (hasTooManySessions(failure)) {
			return {
				message: 'Too many picking sessions of this Google account are open',
				description: `End those that are no longer needed: with the operation Delete for the IDs that earlier executions returned, or from now on with the option 'Delete Session'. Google lists open sessions nowhere; forgotten ones end by themselves within seven days. Google's response: "${failure.message}"`,
			};
		}
		return undefined;
	}
	if (!SESSION_METHODS.includes(method)) return undefined;
	if (failure.status === 'FAILED_PRECONDITION') {
		return {
			message: 'The person has not finished choosing: Done was not pressed yet',
			description: `Send the person the session's 'pickerUri' and run this again after they pressed Done there, or turn on 'Wait for Selection'. Google's response: "${failure.message}"`,
		};
	}
	if (failure.httpStatus === 404) {
		return {
			message: 'Google Photos does not know this picking session',
			description: `It has expired, was deleted, or belongs to another Google account or OAuth client. Create a new session and let the person choose again. Google's response: "${failure.message}"`,
		};
	}
	return undefined;
}
