import type { ApiFailure, Explanation } from './failures';
import { type ApiMethod, aboutMethod } from './methods';
import { explainPicker } from './pickerExplanations';
import {
	isApiDisabled,
	isStorageFull,
	isSwitchedOff,
	isUnknownAlbum,
	refusesMediaItem,
	refusesUploadToken,
} from './refusals';
import { MEDIA_QUOTA, isDailyQuotaExceeded, isOutcomeUnknown, isRateLimited } from './retries';

const SETUP_GUIDE =
	'https://github.com/n8n-nodes-googlephotos/n8n-nodes-googlephotos/blob/main/docs/google-cloud-setup.md';

const OWN_ITEMS_ONLY =
	'The Library API shows only what was created through the same OAuth client. Photos added in the Google Photos app, or through another client ID, stay invisible.';

function quoteGoogle(failure: ApiFailure): string {
	const words = failure.message.trim();
	return `Google's response: "${words}"`;
}

function explainSignInLost(): Explanation {
	return {
		message: 'Reconnect the Google Photos credential: its sign-in expired or was revoked',
		description: `Open the credential in n8n and sign in with Google again. If this returns every 7 days, the app of your Google Cloud project is still in "Testing", where Google ends each sign-in after 7 days: publish it under Google Auth Platform > Audience. Guide: ${SETUP_GUIDE}`,
	};
}

function explainNeverConnected(): Explanation {
	return {
		message: 'Connect the Google Photos credential: nobody has signed in with it yet',
		description: `Open the credential in n8n and sign in with Google. Guide: ${SETUP_GUIDE}`,
	};
}

function explainNotFound(failure: ApiFailure, label: string): Explanation {
	return {
		message: `'${label}' is unknown to Google Photos, or not visible to n8n (with this OAuth client)`,
		description: `Check the value, and that it was not deleted. ${OWN_ITEMS_ONLY} ${quoteGoogle(failure)}`,
	};
}

function explainUploadNotFound(failure: ApiFailure): Explanation {
	return {
		message: 'Google Photos does not know this upload',
		description: `The upload ended before the file was complete, or its address leads nowhere. Run this item again; if it stays, look at what stands between n8n and Google, such as a proxy. ${quoteGoogle(failure)}`,
	};
}

function explainBadRequest(failure: ApiFailure, method: ApiMethod): Explanation {
	if (isStorageFull(failure)) {
		return {
			message: 'The storage of the Google account is full',
			description: `Nothing more is sent now. Free storage in the account (https://one.google.com/storage) or add some, then run the remaining items. ${quoteGoogle(failure)}`,
		};
	}
	if (refusesUploadToken(failure)) {
		return {
			message: 'Google Photos did not accept the upload token of this item',
			description: `A token works once, within a day, and only for the Google account that uploaded the bytes. Upload the file again. ${quoteGoogle(failure)}`,
		};
	}
	if (refusesMediaItem(failure)) return explainNotFound(failure, 'Media Item');
	if (isUnknownAlbum(failure)) return explainNotFound(failure, 'Album');
	if (/no permission to add media items to this album/i.test(failure.message)) {
		return {
			message: "'Album' does not accept media items from n8n (with this OAuth client)",
			description: `Choose an album that was created with the client ID of this credential, or let this node create one. ${OWN_ITEMS_ONLY} ${quoteGoogle(failure)}`,
		};
	}
	return {
		message: `Google Photos did not accept the request to ${aboutMethod(method).does}`,
		description: `Check the values of this item. ${quoteGoogle(failure)}`,
	};
}

function explainForbidden(failure: ApiFailure, method: ApiMethod): Explanation {
	const { api, does, scopes } = aboutMethod(method);
	if (isSwitchedOff(failure)) {
		return {
			message: 'Google Photos is turned off for the connected Google account',
			description: `An administrator of a Google Workspace account can turn it on (Admin console > Apps > Additional Google services > Google Photos); otherwise connect another account. ${quoteGoogle(failure)}`,
		};
	}
	if (isApiDisabled(failure)) {
		return {
			message: `The ${api.consoleName} is not enabled in the Google Cloud project`,
			description: `Enable "${api.consoleName}" in the project the credential's client ID belongs to, wait a few minutes and run again. ${quoteGoogle(failure)}`,
		};
	}
	if (scopes.length === 0) {
		return {
			message: `Google Photos refused to ${does}: Google removed this from its API on March 31, 2025`,
			description: `No app can do this anymore, whatever its scopes. Share and join albums in the Google Photos app or on photos.google.com. ${quoteGoogle(failure)}`,
		};
	}
	return explainMissingScope(failure, does, scopes);
}

function explainMissingScope(
	failure: ApiFailure,
	does: string,
	scopes: readonly string[],
): Explanation {
	return {
		message: `Google Photos refused to ${does}: a permission is missing`,
		description: `This needs the scope ${scopes.join(' or ')}. Open the credential, sign in with Google again and select every Google Photos checkbox on the consent page. ${quoteGoogle(failure)}`,
	};
}

/** The upload endpoint answers 401 where other methods answer 403. */
function explainNotSignedIn(failure: ApiFailure, method: ApiMethod): Explanation {
	const { does, scopes } = aboutMethod(method);
	if (method.startsWith('uploads.')) return explainMissingScope(failure, does, scopes);
	return {
		message: 'Google did not accept the sign-in of this credential',
		description: `Open the credential and sign in with Google again. ${quoteGoogle(failure)}`,
	};
}

function explainQuota(failure: ApiFailure): Explanation {
	if (isDailyQuotaExceeded(failure)) {
		return {
			message: "Today's request quota of the Google Cloud project is used up",
			description: `Google allows a project 10,000 Library API requests a day and resets the count at midnight Pacific time. Nothing more is sent now; run the remaining items after the reset. ${quoteGoogle(failure)}`,
		};
	}
	return {
		message: 'Google Photos is receiving too many requests at the moment',
		description: `The request was repeated with growing pauses and still refused. Run fewer workflows that write to the same account at the same time, and try again in a few minutes. ${quoteGoogle(failure)}`,
	};
}

function outcomeUnknownNote(failure: ApiFailure, method: ApiMethod): string {
	const { creates } = aboutMethod(method);
	if (!creates || !isOutcomeUnknown(failure)) return '';
	return creates === 'session'
		? 'Google may still have created a session; nobody knows its link, and it expires by itself. '
		: 'Google may have carried out the request anyway, so check the library before you run it again. ';
}

function explainNoResponse(failure: ApiFailure, method: ApiMethod): Explanation {
	const { does } = aboutMethod(method);
	if (failure.networkCode === undefined) {
		return {
			message: `The request to ${does} could not be sent`,
			description: `n8n reported: "${failure.message}"`,
		};
	}
	return {
		message: `Google Photos could not be reached to ${does}`,
		description: `${outcomeUnknownNote(failure, method)}Check the network and the proxy settings of n8n, then run again. The connection reported: "${failure.message}" (${failure.networkCode})`,
	};
}

function explainDownloadQuota(failure: ApiFailure): Explanation {
	return {
		message: "Google's download quota is used up",
		description: `${failure.message}. Google allows a project 75,000 downloads a day, and fewer in a short time; nothing more is fetched now. Run the remaining items later.`,
	};
}

/** The address of the bytes is temporary, and its refusals are not about permissions. */
function explainDownloadRefused(failure: ApiFailure, method: ApiMethod): Explanation {
	const { does } = aboutMethod(method);
	const expired = [401, 403, 404].includes(failure.httpStatus ?? 0);
	return {
		message: `Google Photos did not ${does}`,
		description: `${
			expired
				? 'Their temporary address (base URL) has expired or leads nowhere: it lives for 60 minutes, the item may be gone, or it is a video that Google still processes. Read the media item again, then download. '
				: ''
		}${quoteGoogle(failure)}`,
	};
}

/**
 * Puts a failure into words that a person can act on.
 * @returns message without a final period, description as full sentences; Google's words are kept.
 */
export function explain(failure: ApiFailure, method: ApiMethod): Explanation {
	const { does } = aboutMethod(method);
	if (failure.neverConnected) return explainNeverConnected();
	if (failure.signInLost) return explainSignInLost();
	if (isDailyQuotaExceeded(failure)) return explainQuota(failure);
	const pickerExplanation = explainPicker(failure, method);
	if (pickerExplanation) return pickerExplanation;
	if (failure.reason === MEDIA_QUOTA) return explainDownloadQuota(failure);
	if (isRateLimited(failure)) return explainQuota(failure);
	if (failure.httpStatus === undefined) return explainNoResponse(failure, method);
	const isRefused = failure.httpStatus < 500 && (failure.httpStatus !== 401 || failure.unsigned);
	if (method.endsWith('.download') && isRefused) return explainDownloadRefused(failure, method);
	switch (failure.httpStatus) {
		case 400:
			return explainBadRequest(failure, method);
		case 401:
			return explainNotSignedIn(failure, method);
		case 403:
			return explainForbidden(failure, method);
		case 404:
			if (method.startsWith('uploads.')) return explainUploadNotFound(failure);
			return explainNotFound(failure, aboutMethod(method).subject);
		case 413:
			return {
				message: 'The file is too large for Google Photos',
				description: `Photos may have 200 MB, videos 20 GB. ${quoteGoogle(failure)}`,
			};
		default:
			return {
				message: `Google Photos could not ${does} (HTTP status ${failure.httpStatus})`,
				description: `${outcomeUnknownNote(failure, method)}${
					failure.httpStatus >= 500 ? 'This usually passes: run again later. ' : ''
				}${quoteGoogle(failure)}`,
			};
	}
}
