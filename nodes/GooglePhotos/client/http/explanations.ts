import type { Fault } from './failures';
import { aboutMethod, subjectOf, type ApiMethod } from './methods';
import { explainPicker } from './pickerExplanations';
import { isDailyQuota, isMomentaryQuota, isUnclear } from './retries';

/** What a person reads: what happened, and what to do about it. */
export interface Explanation {
	message: string;
	description: string;
}

const SETUP_GUIDE =
	'https://github.com/n8n-nodes-googlephotos/n8n-nodes-googlephotos/blob/main/docs/google-cloud-setup.md';

const OWN_ITEMS_ONLY =
	'The Library API shows only what was created through the same OAuth client. Photos added in the Google Photos app, or through another client ID, stay invisible.';

function quoted(fault: Fault): string {
	const words = fault.message.trim();
	return `Google's answer: "${words}"`;
}

function signInLost(): Explanation {
	return {
		message: 'Google Photos has to be connected again: the sign-in expired or was revoked',
		description: `Open the credential in n8n and sign in with Google again. If this returns every 7 days, the app of your Google Cloud project is still in "Testing", where Google ends each sign-in after 7 days: publish it under Google Auth Platform > Audience. Guide: ${SETUP_GUIDE}`,
	};
}

function unknown(fault: Fault, label: string): Explanation {
	return {
		message: `'${label}' is unknown to Google Photos, or not visible to this app`,
		description: `Check the value, and that it was not deleted. ${OWN_ITEMS_ONLY} ${quoted(fault)}`,
	};
}

function badRequest(fault: Fault, method: ApiMethod): Explanation {
	if (/invalid media item id/i.test(fault.message)) return unknown(fault, 'Media Item');
	if (/no permission to add media items to this album/i.test(fault.message)) {
		return {
			message: "'Album' does not accept media items from this app",
			description: `Choose an album that was created with the client ID of this credential, or let this node create one. ${OWN_ITEMS_ONLY} ${quoted(fault)}`,
		};
	}
	return {
		message: `Google Photos did not accept the request to ${aboutMethod(method).does}`,
		description: `Check the values of this item. ${quoted(fault)}`,
	};
}

function forbidden(fault: Fault, method: ApiMethod): Explanation {
	const { api, does, scopes } = aboutMethod(method);
	const disabled =
		fault.reason === 'SERVICE_DISABLED' ||
		/has not been used in project|is disabled/i.test(fault.message);
	if (disabled) {
		return {
			message: `The ${api.consoleName} is not enabled in the Google Cloud project`,
			description: `Enable "${api.consoleName}" in the project the credential's client ID belongs to, wait a few minutes and run again. ${quoted(fault)}`,
		};
	}
	if (scopes.length === 0) {
		return {
			message: `Google Photos refused to ${does}: Google removed this from its API on 31 March 2025`,
			description: `No app can do this any more, whatever its scopes. Share and join albums in the Google Photos app or on photos.google.com. ${quoted(fault)}`,
		};
	}
	return {
		message: `Google Photos refused to ${does}: a permission is missing`,
		description: `This needs the scope ${scopes.join(' or ')}. Open the credential, sign in with Google again and leave every Google Photos box on the consent page ticked. ${quoted(fault)}`,
	};
}

function tooMany(fault: Fault): Explanation {
	if (isDailyQuota(fault)) {
		return {
			message: "Today's request quota of the Google Cloud project is used up",
			description: `Google allows a project 10,000 Library API requests a day and resets the count at midnight Pacific time. Nothing more is sent now; run the remaining items after the reset. ${quoted(fault)}`,
		};
	}
	return {
		message: 'Google Photos is receiving too many requests at the moment',
		description: `The request was repeated with growing pauses and still refused. Run fewer workflows that write to the same account at the same time, and try again in a few minutes. ${quoted(fault)}`,
	};
}

/** Sent again, these make one more of the same. */
const MAKES_ANOTHER: ApiMethod[] = [
	'albums.create',
	'albums.addEnrichment',
	'mediaItems.batchCreate',
];

function doubt(fault: Fault, method: ApiMethod): string {
	if (isUnclear(fault) && method === 'sessions.create') {
		return 'Google may have made a session all the same; nobody knows its link, and it expires by itself. ';
	}
	return isUnclear(fault) && MAKES_ANOTHER.includes(method)
		? 'Google may have carried out the request all the same, so look into the library before you run it again. '
		: '';
}

function noAnswer(fault: Fault, method: ApiMethod): Explanation {
	const { does } = aboutMethod(method);
	return {
		message: `Google Photos could not be reached to ${does}`,
		description: `${doubt(fault, method)}Check the network and the proxy settings of n8n, then run again. The connection reported: "${fault.message}" (${fault.networkCode ?? 'no code'})`,
	};
}

/** The address of the bytes is temporary, and its refusals are not about permissions. */
function noBytes(fault: Fault, method: ApiMethod): Explanation {
	const { does } = aboutMethod(method);
	const expired = fault.httpStatus === 403 || fault.httpStatus === 404;
	return {
		message: `Google Photos did not ${does}`,
		description: `${
			expired
				? 'Their temporary address (base URL) has expired or leads nowhere: it lives for 60 minutes, the item may be gone, or it is a video that Google still processes. Read the media item again, then download. '
				: ''
		}${quoted(fault)}`,
	};
}

/**
 * Puts a fault into words that a person can act on.
 * @returns message without a final period, description as full sentences; Google's words are kept.
 */
export function explain(fault: Fault, method: ApiMethod): Explanation {
	const { does } = aboutMethod(method);
	if (fault.signInLost) return signInLost();
	const ofPicker = explainPicker(fault, method);
	if (ofPicker) return ofPicker;
	if (isDailyQuota(fault) || isMomentaryQuota(fault)) return tooMany(fault);
	if (fault.httpStatus === undefined) return noAnswer(fault, method);
	const isRefused = fault.httpStatus < 500 && fault.httpStatus !== 401;
	if (method.endsWith('.download') && isRefused) return noBytes(fault, method);
	switch (fault.httpStatus) {
		case 400:
			return badRequest(fault, method);
		case 401:
			return {
				message: 'Google did not accept the sign-in of this credential',
				description: `Open the credential and sign in with Google again. ${quoted(fault)}`,
			};
		case 403:
			return forbidden(fault, method);
		case 404:
			return unknown(fault, subjectOf(method));
		case 413:
			return {
				message: 'The file is too large for Google Photos',
				description: `Photos may have 200 MB, videos 20 GB. ${quoted(fault)}`,
			};
		default:
			return {
				message: `Google Photos could not ${does} (HTTP status ${fault.httpStatus})`,
				description: `${doubt(fault, method)}${
					fault.httpStatus >= 500
						? 'This is usually a passing fault at Google: run again later. '
						: ''
				}${quoted(fault)}`,
			};
	}
}
