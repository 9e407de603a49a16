import { randomBytes } from 'node:crypto';

import type { Clock } from '../clock';
import type { Secrets } from '../secrets';
import type { Grant } from '../service';
import type { Registry } from './registry';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_TESTING_AGE_MS = 7 * DAY_MS;
/** "It has not been used for six months." */
const MAX_UNUSED_MS = 182 * DAY_MS;
/** Refresh tokens per Google Account and OAuth client; one more invalidates the oldest. */
const MAX_REFRESH_TOKENS = 100;
const CODE_LIFETIME_MS = 10 * 60 * 1000;

/** Tokens as Google's token endpoint gives them. */
export interface Tokens {
	access_token: string;
	refresh_token: string;
	scope: string;
	token_type: 'Bearer';
	expires_in: number;
}

/** As the token endpoint gives them: not every response has a refresh token. */
export type TokenResponse = Omit<Tokens, 'refresh_token'> & Partial<Tokens>;

/** What a person consented to, waiting to be exchanged for tokens. */
export interface Authorization extends Grant {
	redirectUri: string;
	codeChallenge?: { value: string; method: 'S256' | 'plain' };
	/** Whether the exchange gives a refresh token. */
	withRefreshToken: boolean;
}

interface RefreshToken extends Grant {
	issuedAt: number;
	usedAt: number;
}

export interface AccessToken extends Grant {
	expiresAt: number;
}

export type Grants = ReturnType<typeof createGrants>;

const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url');

function copy({ clientId, userId, scopes }: Grant): Grant {
	return { clientId, userId, scopes: new Set(scopes) };
}

/** Codes, access tokens and refresh tokens, and the rules by which they expire. */
export function createGrants(
	clock: Clock,
	registry: Registry,
	lifetimeSeconds: number,
	secrets: Secrets,
) {
	const codes = new Map<string, Authorization & { expiresAt: number }>();
	const accessTokens = new Map<string, AccessToken>();
	const refreshTokens = new Map<string, RefreshToken>();
	/** What people have consented to so far, by person and client. */
	const consents = new Map<string, Grant>();
	const grantKey = ({ clientId, userId }: Omit<Grant, 'scopes'>): string => `${userId} ${clientId}`;

	function newRefreshToken(grant: Grant): string {
		const own = [...refreshTokens].filter(([, issued]) => grantKey(issued) === grantKey(grant));
		for (const [oldest] of own.slice(0, Math.max(0, own.length - MAX_REFRESH_TOKENS + 1))) {
			refreshTokens.delete(oldest);
		}
		const token = secrets.note('refresh token', `1//0${randomText(48)}`);
		refreshTokens.set(token, { ...copy(grant), issuedAt: clock.now(), usedAt: clock.now() });
		return token;
	}

	return {
		/** Scopes that the person has already given this client. */
		consented: (grant: Omit<Grant, 'scopes'>): ReadonlySet<string> =>
			consents.get(grantKey(grant))?.scopes ?? new Set(),

		/** Stores the consent; gives the code for it. */
		authorize(authorization: Authorization): string {
			const already = consents.get(grantKey(authorization))?.scopes ?? [];
			const scopes = new Set([...already, ...authorization.scopes]);
			consents.set(grantKey(authorization), { ...authorization, scopes });
			const code = secrets.note('authorization code', `4/0A${randomText(54)}`);
			codes.set(code, { ...authorization, expiresAt: clock.now() + CODE_LIFETIME_MS });
			return code;
		},

		/** What a code stands for, or undefined when it is unknown, used or expired. */
		authorization(code: string): Authorization | undefined {
			const found = codes.get(code);
			return found && found.expiresAt > clock.now() ? found : undefined;
		},

		/** A code works once. */
		spend(code: string): void {
			codes.delete(code);
		},

		issue(grant: Grant, withRefreshToken: boolean): TokenResponse {
			const access = secrets.note('access token', `ya29.a0${randomText(96)}`);
			const expiresAt = clock.now() + lifetimeSeconds * 1000;
			accessTokens.set(access, { ...copy(grant), expiresAt });
			return {
				access_token: access,
				expires_in: lifetimeSeconds,
				...(withRefreshToken ? { refresh_token: newRefreshToken(grant) } : {}),
				scope: [...grant.scopes].join(' '),
				token_type: 'Bearer',
			};
		},

		/** The grant of a valid refresh token; asking counts as use. */
		refreshable(token: string): Grant | undefined {
			const issued = refreshTokens.get(token);
			if (!issued) return undefined;
			const now = clock.now();
			const isTesting = registry.client(issued.clientId)?.publishingStatus === 'testing';
			const isExpired =
				(isTesting && now - issued.issuedAt >= MAX_TESTING_AGE_MS) ||
				now - issued.usedAt >= MAX_UNUSED_MS;
			if (isExpired) {
				refreshTokens.delete(token);
				return undefined;
			}
			issued.usedAt = now;
			return issued;
		},

		/** The access token if it is valid. */
		access(token: string): AccessToken | undefined {
			const found = accessTokens.get(token);
			return found && found.expiresAt > clock.now() ? found : undefined;
		},

		expireAccessTokens(): void {
			accessTokens.clear();
		},

		/** The grant of a token, valid or not, to revoke it. */
		holder: (token: string): Grant | undefined =>
			refreshTokens.get(token) ?? accessTokens.get(token),

		/** Revokes all tokens and the consent of a person: for one client, or for all. */
		revoke(userId: string, clientId?: string): void {
			const matches = (grant: Grant): boolean =>
				grant.userId === userId && (clientId === undefined || grant.clientId === clientId);
			for (const store of [codes, accessTokens, refreshTokens, consents]) {
				for (const [key, grant] of store) if (matches(grant)) store.delete(key);
			}
		},

		reset(): void {
			for (const store of [codes, accessTokens, refreshTokens, consents]) store.clear();
		},
	};
}
