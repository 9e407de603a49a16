import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { bodyText, isRecord } from './bodies';
import type { ApiFailure } from './failure';
import { failureFromResponse } from './responses';

type Causes = Array<Record<string, unknown>>;

/** The error, what caused it, and so on. */
function causesOf(error: unknown): Causes {
	const causes: Causes = [];
	let current: unknown = error;
	while (isRecord(current) && causes.length < 6) {
		causes.push(current);
		current = current.cause ?? current.errorResponse;
	}
	return causes;
}

function firstText(causes: Causes, key: string): string | undefined {
	return causes.map((cause) => cause[key]).find((value) => typeof value === 'string');
}

/** Node's code of a network failure. */
function codeOf(causes: Causes): string | undefined {
	return causes
		.map((cause) => cause.code)
		.find((value): value is string => typeof value === 'string' && /^E[A-Z_]+$/.test(value));
}

/** Codes of what fails in n8n itself: an impossible header, a file that cannot be read. */
const LOCAL_CODE = /^(ERR_INVALID_\w+|EIO|ENOSPC|ENOENT|EACCES|EPERM|EMFILE|EROFS)$/;
/** n8n's words for connections that were never made; before n8n 2.30 they replace the code. */
const N8N_WORDS: Array<[RegExp, string]> = [
	[/refused the connection/i, 'ECONNREFUSED'],
	[/connection cannot be established/i, 'ENOTFOUND'],
	[/DNS server returned an error/i, 'EAI_AGAIN'],
];
const LOCAL_WORDS = /credential|decrypt|invalid (url|character)/i;

/** n8n's words for a credential with which nobody has signed in. */
const NEVER_CONNECTED = /credentials not connected|unable to sign without access token/i;

/** How n8n words a sign-in that Google has ended. */
const SIGN_IN_LOST = /needs to be reconnected|no refresh token/i;

const saysOneOf = (causes: Causes, words: RegExp) =>
	causes.some((cause) => words.test(bodyText(cause.message)));

/** Reads what n8n's request helper threw: no response at all, or an obstacle in n8n itself. */
export function failureFromException(error: unknown): ApiFailure {
	const causes = causesOf(error);
	const message = firstText(causes, 'message') ?? 'No response';
	const httpCode = Number(
		firstText(causes, 'httpCode') ?? causes.find((cause) => cause.status)?.status,
	);
	const response = causes.map((cause) => cause.response).find(isRecord);
	const code = codeOf(causes);
	if (saysOneOf(causes, NEVER_CONNECTED)) return { message, neverConnected: true };
	if (saysOneOf(causes, SIGN_IN_LOST)) return { message, signInLost: true };
	if (response && typeof response.status === 'number' && response.status >= 400) {
		return failureFromResponse({
			statusCode: response.status,
			headers: (response.headers ?? {}) as IN8nHttpFullResponse['headers'],
			body: response.data as IN8nHttpFullResponse['body'],
		});
	}
	if (httpCode >= 400) {
		return { httpStatus: httpCode, message: firstText(causes, 'description') ?? message };
	}
	if (code === undefined) {
		const [, known] = N8N_WORDS.find(([words]) => words.test(message)) ?? [];
		if (known) return { message, networkCode: known };
	}
	if (LOCAL_CODE.test(code ?? '') || LOCAL_WORDS.test(message)) return { message };
	return { message, networkCode: code ?? 'ENORESPONSE' };
}

/** What an OAuth 2 server says when it may do better later. RFC 6749, section 4.1.2.1 */
const OAUTH_PASSES = ['temporarily_unavailable', 'server_error'];
/** Statuses that say the same. */
const STATUS_PASSES = [408, 429];

/**
 * Reads what the refresh of a token came to. Whatever the token endpoint refuses for good ends the
 * sign-in: a revoked one, as well as an OAuth client that was deleted or whose secret was changed.
 * https://developers.google.com/identity/protocols/oauth2/web-server#offline
 */
export function failureFromRefresh(error: unknown): ApiFailure {
	const causes = causesOf(error);
	const message = firstText(causes, 'message') ?? 'No response';
	const refusal = causes.map(({ body }) => (isRecord(body) ? body.error : undefined)).find(Boolean);
	if (typeof refusal === 'string') {
		const passes = OAUTH_PASSES.includes(refusal);
		return passes ? { message, httpStatus: 503 } : { message, signInLost: true };
	}
	const failure = failureFromException(error);
	const { httpStatus = 0 } = failure;
	if (STATUS_PASSES.includes(httpStatus)) return { ...failure, httpStatus: 503 };
	if (httpStatus >= 400 && httpStatus < 500) return { message: failure.message, signInLost: true };
	return failure;
}
