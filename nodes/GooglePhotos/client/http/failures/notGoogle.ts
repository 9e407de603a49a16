import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { bodyText, describeBody, isRecord } from './bodies';
import type { ApiFailure } from './failure';

/** What the body of a successful response is; an upload token and `nothing` may be empty. */
export type ExpectedBody = 'json' | 'nothing' | 'uploadToken';

function isExpectedBody(body: unknown, kind: ExpectedBody): boolean {
	const text = bodyText(body).trim();
	if (kind === 'json') return isRecord(body);
	if (kind === 'nothing') return isRecord(body) || text === '';
	// Google does not document a token's characters; these occur only in pages and messages.
	return !isRecord(body) && !/[\s<{]/.test(text);
}

/**
 * Recognizes a response that should be Google's and cannot be: a redirect, which Google never sends
 * here, nothing where something is due, or a page such as the sign-in of a proxy. It would otherwise
 * pass for success.
 *
 * @param kind what Google would have sent
 * @returns undefined when the response may well be Google's
 */
export function failureIfNotFromGoogle(
	{ statusCode, body }: IN8nHttpFullResponse,
	kind: ExpectedBody,
): ApiFailure | undefined {
	if (statusCode >= 200 && statusCode < 300 && isExpectedBody(body, kind)) return undefined;
	const words = describeBody({ body });
	return {
		message: `HTTP status ${statusCode} with a response that is not Google's${words ? `: ${words}` : ''}`,
		networkCode: 'EBADRESPONSE',
	};
}

/**
 * Recognizes a successful response that lacks what it should hold. It would otherwise pass for a
 * result, although nothing is known of what was done.
 *
 * @param path where an id or a list that is never empty is, such as `album.id`
 */
export function failureIfWithout(
	{ statusCode, body }: IN8nHttpFullResponse,
	path: string,
): ApiFailure | undefined {
	const value = path
		.split('.')
		.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), body);
	if ((typeof value === 'string' || Array.isArray(value)) && value.length > 0) return undefined;
	return {
		message: `HTTP status ${statusCode} with a response that holds no '${path}'`,
		networkCode: 'EBADRESPONSE',
	};
}
