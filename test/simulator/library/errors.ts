/**
 * Google's error model: canonical status, message and typed details.
 * https://cloud.google.com/apis/design/errors
 */

/** Canonical codes used here, with their HTTP status and their number in google.rpc.Code. */
const CODES = {
	INVALID_ARGUMENT: { http: 400, rpc: 3 },
	NOT_FOUND: { http: 404, rpc: 5 },
	ALREADY_EXISTS: { http: 409, rpc: 6 },
	PERMISSION_DENIED: { http: 403, rpc: 7 },
	RESOURCE_EXHAUSTED: { http: 429, rpc: 8 },
	FAILED_PRECONDITION: { http: 400, rpc: 9 },
	OUT_OF_RANGE: { http: 400, rpc: 11 },
	UNAUTHENTICATED: { http: 401, rpc: 16 },
	INTERNAL: { http: 500, rpc: 13 },
} as const;

export type CanonicalCode = keyof typeof CODES;

/** google.rpc.Status, as it stands beside an item of a batch. */
export interface RpcStatus {
	code?: number;
	message: string;
	details?: object[];
}

interface Extras {
	details?: object[];
	/** The older `errors` array, which some responses have too. */
	legacyReason?: string;
	headers?: Record<string, string>;
	/** Where the HTTP status is not the usual one of the code. */
	http?: number;
}

/** An error that the caller gets as a response. */
export class ApiError extends Error {
	constructor(
		readonly status: CanonicalCode,
		message: string,
		readonly extras: Extras = {},
	) {
		super(message);
	}

	get http(): number {
		return this.extras.http ?? CODES[this.status].http;
	}

	/** `{"code":…,"message":…}` without an envelope. */
	toRpcStatus(): RpcStatus {
		const { details } = this.extras;
		return {
			code: CODES[this.status].rpc,
			message: this.message,
			...(details === undefined ? {} : { details }),
		};
	}

	/** `{"error":{…}}`, the body of every failed JSON call. */
	toEnvelope(): object {
		const { details, legacyReason } = this.extras;
		const errors = [{ message: this.message, domain: 'global', reason: legacyReason }];
		return {
			error: {
				code: this.http,
				message: this.message,
				...(legacyReason === undefined ? {} : { errors }),
				status: this.status,
				...(details === undefined ? {} : { details }),
			},
		};
	}
}

/** 400 INVALID_ARGUMENT. */
export function invalid(message: string): ApiError {
	return new ApiError('INVALID_ARGUMENT', message);
}

/** 404 NOT_FOUND: also for what exists but is not visible to this client. */
export function notFound(message = 'Requested entity was not found.'): ApiError {
	return new ApiError('NOT_FOUND', message);
}

/** 404 for an album. */
export const noSuchAlbum = (): ApiError => notFound('The provided ID does not match any albums');

/** 404 for a media item. */
export const noSuchItem = (): ApiError =>
	notFound('The provided ID does not match any media items.');

/** 400 with google.rpc.BadRequest, for a body that does not fit the schema. */
export function badRequest(violations: Array<{ field?: string; description: string }>): ApiError {
	const message = violations.map(({ description }) => description).join('\n');
	const details = [
		{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations },
	];
	return new ApiError('INVALID_ARGUMENT', message, { details });
}

/** google.rpc.ErrorInfo. */
export function errorInfo(
	reason: string,
	metadata?: Record<string, string>,
	domain = 'googleapis.com',
): object {
	return {
		'@type': 'type.googleapis.com/google.rpc.ErrorInfo',
		reason,
		domain,
		...(metadata && { metadata }),
	};
}

/** google.rpc.LocalizedMessage. */
export function localized(message: string): object {
	return { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'en-US', message };
}

/** google.rpc.Help with one link. */
export function help(description: string, url: string): object {
	return { '@type': 'type.googleapis.com/google.rpc.Help', links: [{ description, url }] };
}
