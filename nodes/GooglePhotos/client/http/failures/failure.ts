import type { JsonObject } from 'n8n-workflow';

/**
 * What went wrong with one request, read from whatever Google or the network gave us.
 * https://cloud.google.com/apis/design/errors
 */
export interface ApiFailure {
	/** HTTP status; absent when no response arrived. */
	httpStatus?: number;
	/** Canonical status such as `PERMISSION_DENIED`. */
	status?: string;
	/** Google's own words, or the network's. */
	message: string;
	/** `ErrorInfo.reason`, for example `SERVICE_DISABLED`. */
	reason?: string;
	/** The quota that was used up, where Google names it. */
	quotaLimit?: string;
	/** How long Google asks to wait, in milliseconds. */
	retryAfterMs?: number;
	/** Node's code of a network failure, for example `ECONNRESET`. */
	networkCode?: string;
	/** The request carried no access token, so a 401 says nothing about the sign-in. */
	unsigned?: boolean;
	/** Google has closed the upload that was refused: it will not be accepted in another try either. */
	uploadClosed?: boolean;
	/** The sign-in behind the credential is expired or revoked, or its OAuth client is refused. */
	signInLost?: boolean;
	/** Nobody has signed in with the credential yet. */
	neverConnected?: boolean;
	/** A limit that should pass has been waited for as long as makes sense. */
	outlasted?: boolean;
}

/** What a person reads: what happened, and what to do about it. */
export interface Explanation {
	message: string;
	description: string;
}

/** The part of a failure that may be kept with an execution: no headers, no tokens. */
export function failureToJson(failure: ApiFailure): JsonObject {
	return JSON.parse(JSON.stringify(failure)) as JsonObject;
}
