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

function signInLost(): Explanation {
	return {
		message: 'Reconnect the Google Photos credential: its sign-in expired or was revoked',
		description: `Open the credential in n8n and sign in with Google again. If this returns every 7 days, the app of your Google Cloud project is still in "Testing", where Google ends each sign-in after 7 days: publish it under Google Auth Platform > Audience. Guide: ${SETUP_GUIDE}`,
	};
}

function unknown(failure: ApiFailure, label: string): Explanation {
	return {
		message: `'${label}' is unknown to Google Photos, or not visible to this app`,
		description: `Check the value, and that it was not deleted. ${OWN_ITEMS_ONLY} ${quoteGoogle(failure)}`,
	};
}

function badRequest(failure: ApiFailure, method: ApiMethod): Explanation {
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
	if (refusesMediaItem(failure)) return unknown(failure, 'Media Item');
	if (isUnknownAlbum(failure)) return unknown(failure, 'Album');
	if (/no permission to add media items to this album/i.test(failure.message)) {
		return {
			message: "'Album' does not accept media items from this app",
			description: `Choose an album that was created with the client ID of this credential, or let this node create one. ${OWN_ITEMS_ONLY} ${quoteGoogle(failure)}`,
		};
	}
	return {
		message: `Google Photos did not accept the request to ${aboutMethod(method).does}`,
		description: `Check the values of this item. ${quoteGoogle(failure)}`,
	};
}

function forbidden(failure: ApiFailure, method: ApiMethod): Explanation {
	const { api, does, scopes } = aboutMethod(method);
	if (isSwitchedOff(failure)) {
		return {
			message: 'Google Photos is switched off for the connected Google account',
			description: `An administrator of a Google Workspace account can switch it on (Admin console > Apps > Additional Google services > Google Photos); otherwise connect another account. ${quoteGoogle(failure)}`,
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
			message: `Google Photos refused to ${does}: Google removed this from its API on 31 March 2025`,
			description: `No app can do this any more, whatever its scopes. Share and join albums in the Google Photos app or on photos.google.com. ${quoteGoogle(failure)}`,
		};
	}
	return missingScope(failure, does, scopes);
}

function missingScope(failure: ApiFailure, does: string, scopes: readonly string[]): Explanation {
	return {
		message: `Google Photos refused to ${does}: a permission is missing`,
		description: `This needs the scope ${scopes.join(' or ')}. Open the credential, sign in with Google again and tick every Google Photos box on the consent page. ${quoteGoogle(failure)}`,
	};
}

/** The upload endpoint answers 401 where other methods answer 403. */
function notSignedIn(failure: ApiFailure, method: ApiMethod): Explanation {
	const { does, scopes } = aboutMethod(method);
	if (method.startsWith('uploads.')) return missingScope(failure, does, scopes);
	return {
		message: 'Google did not accept the sign-in of this credential',
		description: `Open the credential and sign in with Google again. ${quoteGoogle(failure)}`,
	};
}

function tooMany(failure: ApiFailure): Explanation {
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

function doubt(failure: ApiFailure, method: ApiMethod): string {
	const { creates } = aboutMethod(method);
	if (!creates || !isOutcomeUnknown(failure)) return '';
	return creates === 'session'
		? 'Google may have made a session all the same; nobody knows its link, and it expires by itself. '
		: 'Google may have carried out the request all the same, so look into the library before you run it again. ';
}

function noResponse(failure: ApiFailure, method: ApiMethod): Explanation {
	const { does } = aboutMethod(method);
	return {
		message: `Google Photos could not be reached to ${does}`,
		description: `${doubt(failure, method)}Check the network and the proxy settings of n8n, then run again. The connection reported: "${failure.message}" (${failure.networkCode ?? 'no code'})`,
	};
}

function noMoreBytes(failure: ApiFailure): Explanation {
	return {
		message: 'Google hands out no more files for now: too many downloads',
		description: `${failure.message}. Google allows a project 75,000 downloads a day, and fewer in a short time; nothing more is fetched now. Run the remaining items later.`,
	};
}

/** The address of the bytes is temporary, and its refusals are not about permissions. */
function noBytes(failure: ApiFailure, method: ApiMethod): Explanation {
	const { does } = aboutMethod(method);
	const expired = failure.httpStatus === 403 || failure.httpStatus === 404;
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
	if (failure.signInLost) return signInLost();
	const ofPicker = explainPicker(failure, method);
	if (ofPicker) return ofPicker;
	if (failure.reason === MEDIA_QUOTA) return noMoreBytes(failure);
	if (isDailyQuotaExceeded(failure) || isRateLimited(failure)) return tooMany(failure);
	if (failure.httpStatus === undefined) return noResponse(failure, method);
	const isRefused = failure.httpStatus < 500 && failure.httpStatus !== 401;
	if (method.endsWith('.download') && isRefused) return noBytes(failure, method);
	switch (failure.httpStatus) {
		case 400:
			return badRequest(failure, method);
		case 401:
			return notSignedIn(failure, method);
		case 403:
			return forbidden(failure, method);
		case 404:
			return unknown(failure, aboutMethod(method).subject);
		case 413:
			return {
				message: 'The file is too large for Google Photos',
				description: `Photos may have 200 MB, videos 20 GB. ${quoteGoogle(failure)}`,
			};
		default:
			return {
				message: `Google Photos could not ${does} (HTTP status ${failure.httpStatus})`,
				description: `${doubt(failure, method)}${
					failure.httpStatus >= 500 ? 'This usually passes: run again later. ' : ''
				}${quoteGoogle(failure)}`,
			};
	}
}
