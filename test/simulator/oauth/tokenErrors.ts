/** An error of the token endpoint, as RFC 6749 section 5.2 shapes it. */
export class TokenError extends Error {
	constructor(
		readonly status: 400 | 401,
		readonly code: string,
		description: string,
	) {
		super(description);
	}
}

export const invalidGrant = (description: string): TokenError =>
	new TokenError(400, 'invalid_grant', description);

export const invalidRequest = (description: string): TokenError =>
	new TokenError(400, 'invalid_request', description);
